internal import Domain
internal import Operations
internal import Terminal

enum ErasureDialogView {
  private static let label = 13

  struct Layout {
    let rows: Int
    let lines: [Line]
    let form: [Line]
    let cursor: GridPosition?

    init(_ dialog: ErasureDialog, _ state: State) {
      let width = Sheet.width(state)
      lines = ErasureDialogView.lines(dialog, state, width: width)
      let view: FormView? =
        switch dialog.stage {
        case .identifying(let form):
          FormView(form, button: "Plan", width: width, glyphs: state.glyphs)
        case .asking(_, let form):
          FormView(form, button: "Erase", width: width, glyphs: state.glyphs)
        case .reading, .shown, .working, .done, .failed: nil
        }
      form = view?.lines ?? [ErasureDialogView.standing(dialog, state)]
      cursor = view?.cursor
      rows = Sheet.rows(state, form: form.count)
    }
  }

  static func draw(
    _ dialog: ErasureDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let layout = Layout(dialog, state)
    return Sheet(
      title: SafeText(title(dialog)), lines: layout.lines, top: dialog.top, form: layout.form,
      cursor: layout.cursor,
      keys: keys(dialog, state, hasMore: layout.lines.count > layout.rows)
    ).draw(on: &grid)
  }

  private static func title(_ dialog: ErasureDialog) -> String {
    if case .done = dialog.stage { return "Erased: letter L3, to the person" }
    return "Erase this person?"
  }

  private static func keys(
    _ dialog: ErasureDialog, _ state: State, hasMore: Bool
  ) -> SafeText {
    let more = hasMore ? "  PgDn the rest" : ""
    return switch dialog.stage {
    case .identifying, .asking: "Esc no  Tab next field"
    case .shown:
      SafeText("Esc no  Enter no  \(state.keys.label(.confirm)) go on" + more)
    case .working: ""
    case .done: SafeText("\(state.keys.label(.copyName)) copy it  Esc back" + more)
    case .reading, .failed: "Esc no"
    }
  }

  /// The row below the lines where nothing is asked.
  private static func standing(_ dialog: ErasureDialog, _ state: State) -> Line {
    if let message = dialog.message { return Line(message, .uiError) }
    guard case .shown(let plan) = dialog.stage, !plan.nothingGoes else { return Line() }
    return Line(
      "\(state.keys.label(.confirm))  go on: reason, ticket and typed phrase", .dialogButton)
  }

  private static func lines(
    _ dialog: ErasureDialog, _ state: State, width: Int
  ) -> [Line] {
    func about(_ parts: [ErasureWords.Part]) -> [Line] {
      [Line(dialog.person.label, .dialogTitle), Line()] + parts.flatMap { part($0, width) }
    }
    let words = ErasureWords(state)
    switch dialog.stage {
    case .identifying:
      return [Line(dialog.person.label, .dialogTitle), Line()]
        + Line.wrapped(
          "The address was kept nowhere: tell it again, whole. It is compared with the person of"
            + " this screen, and a plan is made of all that bears it; nothing goes by that.",
          width: width, rows: 4, .dialog)
    case .reading: return [Line("All that bears the address is being looked for...", .dialog)]
    case .working: return [Line("It is being erased...", .dialogDanger)]
    case .failed(let reason): return Line.wrapped(reason, width: width, rows: 3, .uiError)
    case .shown(let plan), .asking(let plan, _): return about(words.plan(plan, dialog.reach))
    case .done(let statement): return about(words.statement(statement))
    }
  }

  private static func part(_ part: ErasureWords.Part, _ width: Int) -> [Line] {
    let role: Look = part.isDanger ? .dialogDanger : part.isHeld ? .stateHeld : .dialog
    return Line.wrapped(part.text, width: width - label, rows: .max, role).enumerated().map {
      index, line in
      Line((index == 0 ? part.name : "").padding(to: label), .dialogTitle) + line
    }
  }
}
