internal import Domain
internal import Terminal

/// Below the plan: what `x` does and the button, or reason, ticket and phrases; the last row is for
/// what Enter does now, or for what just happened.
enum PlanFormView {
  private static let label = PlanDialogView.label

  static func rows(_ dialog: PlanDialog, _ state: State, width: Int) -> Int {
    dialog.stage == .asking
      ? 3 + max(1, dialog.typed.count) : 2 + advice(dialog, state, width: width).count
  }

  private static func advice(_ dialog: PlanDialog, _ state: State, width: Int) -> [Line] {
    let key = state.keys.label(.confirm)
    guard let obstacle = dialog.obstacle else {
      return [Line("\(key)  go on: reason, ticket and typed phrase", .dialogButton)]
    }
    return Line.wrapped("\(key) goes no further: \(obstacle).", width: width, rows: 2, .uiNotice)
  }

  static func draw(
    _ dialog: PlanDialog, _ state: State, _ rect: GridRect, on grid: inout Grid
  ) -> GridPosition? {
    func write(_ line: Line, _ row: Int) {
      line.draw(on: &grid, row: rect.row + row, column: rect.column, width: rect.columns)
    }
    if let message = dialog.message { write(Line(message, .uiError), rect.rows - 1) }
    switch dialog.stage {
    case .reading, .failed: return nil
    case .executing:
      write(Line("Ordering...", .dialogDanger), 0)
      return nil
    case .shown:
      let advice = advice(dialog, state, width: rect.columns)
      for (row, line) in advice.enumerated() { write(line, row) }
      write(Line("[ No, leave it ] <Enter", .dialogButtonFocus), advice.count)
      return nil
    case .asking:
      let fields = fields(dialog, grid.glyphs, width: rect.columns)
      for (row, line) in fields.enumerated() { write(line, row) }
      if dialog.message == nil { write(standing(dialog), rect.rows - 1) }
      guard let row = dialog.fields.firstIndex(of: dialog.focus), row > 0 else { return nil }
      return GridPosition(
        row: rect.row + row, column: rect.column + min(fields[row].columns, rect.columns - 1))
    }
  }

  private static func fields(
    _ dialog: PlanDialog, _ glyphs: Glyphs, width: Int
  ) -> [Line] {
    func role(_ field: PlanDialog.Field) -> Look {
      dialog.focus == field ? .dialogButtonFocus : .dialog
    }
    func field(_ name: String, _ text: String, _ role: Look, asks: String = "") -> Line {
      Line(name.padding(to: label), role) + Line.typed(text, after: asks, width: width - label)
    }
    let ticket = field("ticket", dialog.ticket, role(.ticket))
    let phrases = dialog.typed.enumerated().map { index, text in
      field("phrase", text, role(.phrase(index)), asks: prompt(dialog, index))
    }
    return [reasons(dialog, role(.reason), glyphs), ticket] + phrases
  }

  /// It does not show what is to be typed.
  private static func prompt(_ dialog: PlanDialog, _ index: Int) -> String {
    if dialog.kind == .pbx {
      return dialog.typed.count == 1
        ? "type the FQDN as the ticket has it (no pasting):  "
        : "type FQDN \(index + 1) (no pasting):  "
    }
    if dialog.target.marks == nil { return "type the id as the ticket has it (no pasting):  " }
    return "type delete, how many, and of what (no pasting):  "
  }

  private static func reasons(_ dialog: PlanDialog, _ role: Look, _ glyphs: Glyphs) -> Line {
    Reason.allCases.enumerated().reduce(Line("reason  ", role)) { line, entry in
      let isChosen = entry.element == dialog.reason
      let mark: SafeText = isChosen ? SafeText(.cursor, in: glyphs) : .empty
      let end = entry.offset + 1 < Reason.allCases.count ? " " : ""
      let text = SafeText("\(entry.offset + 1) \(Words.reason(entry.element))\(end)")
      return line + Line(mark + text, isChosen ? .dialogButtonFocus : .dialog)
    }
  }

  /// What Enter does now, and what is not there yet.
  private static func standing(_ dialog: PlanDialog) -> Line {
    if dialog.isFilled {
      return Line("[ No, leave it ] Esc   ", .dialogButton)
        + Line("( Stage ) <Enter", .dialogDanger)
    }
    let parts = [
      ("reason", dialog.reason != nil), ("ticket", dialog.hasTicket),
      ("LIVE", dialog.isLiveSettled),
      (dialog.typed.count > 1 ? "phrases" : "phrase", dialog.hasPhrases),
    ]
    let missing = parts.filter { !$0.1 }.map(\.0).joined(separator: ", ")
    return Line("[ No, leave it ] <Enter", .dialogButtonFocus)
      + Line("   ( Stage ): \(missing) not yet", .dialog)
  }
}
