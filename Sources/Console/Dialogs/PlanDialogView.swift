internal import Domain
internal import Operations
internal import Terminal

/// The plan dialog; the order of its lines is the message.
enum PlanDialogView {
  private static let label = 8

  static func draw(
    _ dialog: PlanDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let area = GridRect(
      row: 1, column: 0, rows: grid.rows - 2, columns: min(grid.columns, 110))
    grid.fill(
      GridRect(row: 1, column: 0, rows: grid.rows - 1, columns: grid.columns), style: .ui)
    let rect = grid.box(
      area, title: SafeText("Delete this \(Words.kind(dialog.kind))?"), style: .dialogDanger,
      titleStyle: .dialogTitle, fill: .dialog)
    var lines = body(dialog, state, width: rect.columns - 2)
    let form = formRows(dialog, width: rect.columns - 2)
    let room = max(1, rect.rows - form)
    // Blank lines go first where there is little room.
    while lines.count > room, let blank = lines.firstIndex(where: { $0.columns == 0 }) {
      lines.remove(at: blank)
    }
    for (row, line) in zip(rect.row..<rect.row + room, lines) {
      line.draw(on: &grid, row: row, column: rect.column + 1, width: rect.columns - 2)
    }
    let cursor = drawForm(dialog, rect, rows: form, on: &grid)
    footer(dialog, state, on: &grid)
    return cursor
  }

  /// Below the plan: what `x` does and the buttons, or what is to be given; the last row is for
  /// what just happened.
  private static func formRows(_ dialog: PlanDialog, width: Int) -> Int {
    dialog.stage == .asking ? 4 : 2 + advice(dialog, width: width).count
  }

  private static func advice(_ dialog: PlanDialog, width: Int) -> [Line] {
    guard let obstacle = dialog.obstacle else {
      return [Line("x  go on: reason, ticket and typed phrase", .dialogButton)]
    }
    return Line.wrapped("x goes no further: \(obstacle).", width: width, rows: 2, .uiNotice)
  }

  private static func body(_ dialog: PlanDialog, _ state: State, width: Int) -> [Line] {
    var lines = [Line(about(dialog, state), .dialogTitle), Line()]
    switch dialog.stage {
    case .reading: return lines + [Line("The plan is being made...", .dialog)]
    case .failed(let reason):
      return lines + Line.wrapped(reason, width: width, rows: 3, .uiError)
    default: break
    }
    guard let plan = dialog.plan else { return lines }
    func part(_ name: String, _ text: String, _ role: Look = .dialog) {
      add(name, Line.wrapped(text, width: width - label, rows: 3, role))
    }
    func add(_ name: String, _ wrapped: [Line]) {
      for (index, line) in wrapped.enumerated() {
        let head = index == 0 ? name.padding(to: label) : String(repeating: " ", count: label)
        lines.append(Line(head, .dialogTitle) + line)
      }
    }
    if !plan.lookalikes.isEmpty {
      let head = "LOOK-ALIKES  "
      let others = Line.wrapped(
        phrases: plan.lookalikes.map(lookalike), width: width - head.count, rows: 2, .dialog)
      for (index, line) in others.enumerated() {
        let start = index == 0 ? head : String(repeating: " ", count: head.count)
        lines.insert(Line(start, .dialogTitle) + line, at: 1 + index)
      }
    }
    add("GOES", Line.wrapped(phrases: goes(plan), width: width - label, rows: 4, .dialog))
    part("KEPT", kept(plan), plan.census.kept.isEmpty ? .dialog : .stateHeld)
    let census = plan.census
    if census.liveMeetings > 0 {
      let tick = dialog.isLiveTicked ? "[x]" : "[ ]"
      let text =
        " \(Words.kinds(.meeting, census.liveMeetings)) with "
        + "\(Words.grouped(census.livePeople)) people: cut off?  \(tick) c cut them off"
      add("LIVE", [Line(SafeText(.urgent, in: state.glyphs) + SafeText(text), .stateLive)])
    } else {
      part("LIVE", "nothing of it is in use now")
    }
    lines.append(Line())
    if plan.nothingGoes {
      part("NOW", "Nothing can go: all of it is kept. The holds are on screen 9.")
      return lines
    }
    part(
      "NOW",
      plan.staged
        ? "Its data is struck through for everyone and out of use; nothing goes yet."
        : "It is struck through for everyone and out of use; nothing goes yet.")
    let until = state.now + state.undoWindow(of: plan.kind)
    part(
      "UNTIL",
      "\(Words.instant(until, now: state.now, state.zone))\(state.zone.label(at: until))"
        + " u brings all of it back; what its rules take meanwhile goes.")
    part("THEN", "The next sweep deletes it for good. A receipt tells what went.", .dialogDanger)
    part(
      "AFTER",
      plan.kind == .pbx
        ? "Its syncs are refused until it registers anew. Copies on the PBX and in backups stay."
        : "It is not stored again by any import. Copies on the PBX and in backups stay.")
    return lines
  }

  /// What it is, with a second mark to hold against the ticket.
  private static func about(_ dialog: PlanDialog, _ state: State) -> String {
    var parts = [dialog.id]
    let row = state.screen.list.selected?.row ?? state.screen.detail?.record?.row
    if let row, row.view.kind == dialog.kind, Bytes.equal(row.view.id, dialog.id) {
      switch row.facts {
      case .pbx: parts.append("licence \(row.view["licenseKey"].text ?? "none")")
      case .meeting(let facts):
        parts.append("pbx \(row.view["pbx"].text ?? "-")")
        parts.append("organiser \(facts.organizer ?? "none")")
        if let at = facts.at { parts.append(Words.instant(at, now: state.now, state.zone)) }
      case .report(_, _, let organizer): parts.append("organiser \(organizer ?? "none")")
      case .none, .extension:
        if let meeting = row.view["meeting"].text { parts.append("meeting \(meeting)") }
        if row.view.kind == .poll {
          parts.append("pbx \(row.view["pbx"].text ?? "-")")
          parts.append("ext \(row.view["extension"].text ?? "-")")
        }
        if let at = row.view["createdAt"].instant ?? row.view["uploadedAt"].instant {
          parts.append("made \(Words.instant(at, now: state.now, state.zone))")
        }
      }
    }
    return parts.joined(separator: "   ")
  }

  private static func lookalike(_ other: Lookalike) -> String {
    other.id + (other.extensions.map { " (\(Words.grouped($0)) ext)" } ?? "")
  }

  private static func goes(_ plan: DeletionPlan) -> [String] {
    if plan.nothingGoes { return ["nothing"] }
    let census = plan.census
    var parts = Kind.counted.filter { census.counts[$0] > 0 && $0 != .session }
      .map { Words.kinds($0, census.counts[$0]) }
    if let people = census.people, people > 0 {
      parts.append("about \(Words.grouped(people)) people")
    }
    if census.objects > 0 {
      parts.append(
        "\(Words.grouped(census.objects)) object\(census.objects == 1 ? "" : "s")"
          + (census.bytes > 0 ? " (\(Words.bytes(census.bytes)))" : ""))
    }
    if census.counts[.session] > 0 {
      parts.append("\(Words.grouped(census.counts[.session])) session rows made anonymous")
    }
    return parts
  }

  private static func kept(_ plan: DeletionPlan) -> String {
    let kept = plan.census.kept
    guard !kept.isEmpty else { return "nothing: no hold on it or below" }
    let shown = kept.prefix(4).map {
      "\(Words.kind($0.kind)) \($0.id) by \(Hold.label($0.hold))"
    }
    let more = kept.count > shown.count ? " and \(kept.count - shown.count) more" : ""
    let row = plan.census.scopeStays ? "; its own row stays with them" : ""
    return shown.joined(separator: ", ") + more + row
  }

  private static func drawForm(
    _ dialog: PlanDialog, _ rect: GridRect, rows: Int, on grid: inout Grid
  ) -> GridPosition? {
    let top = rect.endRow - rows
    let column = rect.column + 1
    let width = rect.columns - 2
    func write(_ line: Line, _ row: Int) {
      line.draw(on: &grid, row: top + row, column: column, width: width)
    }
    if let message = dialog.message { write(Line(message, .uiError), rows - 1) }
    switch dialog.stage {
    case .reading, .failed: return nil
    case .executing:
      write(Line("Ordering...", .dialogDanger), 0)
      return nil
    case .shown:
      let advice = advice(dialog, width: width)
      for (row, line) in advice.enumerated() { write(line, row) }
      write(Line("[ No, leave it ] <Enter", .dialogButtonFocus), advice.count)
      return nil
    case .asking:
      write(reasons(dialog, grid.glyphs), 0)
      let ticket = field("ticket", dialog.ticket, dialog.focus == .ticket)
      write(ticket, 1)
      let what = dialog.kind == .pbx ? "FQDN" : "id"
      let prompt = "phrase  type the \(what) as the ticket has it (no pasting): "
      let phrase =
        Line(prompt, dialog.focus == .phrase ? .dialogButtonFocus : .dialog)
        + Line(dialog.phrase, .uiPrompt)
      write(phrase, 2)
      if dialog.message == nil { write(state(dialog), 3) }
      return switch dialog.focus {
      case .reason: nil
      case .ticket:
        GridPosition(row: top + 1, column: min(column + ticket.columns, rect.endColumn - 2))
      case .phrase:
        GridPosition(row: top + 2, column: min(column + phrase.columns, rect.endColumn - 2))
      }
    }
  }

  private static func reasons(_ dialog: PlanDialog, _ glyphs: Glyphs) -> Line {
    Reason.allCases.enumerated().reduce(
      Line("reason  ", dialog.focus == .reason ? .dialogButtonFocus : .dialog)
    ) { line, entry in
      let isChosen = entry.element == dialog.reason
      let mark: SafeText = isChosen ? SafeText(.cursor, in: glyphs) : .empty
      let end = entry.offset + 1 < Reason.allCases.count ? " " : ""
      let text = SafeText("\(entry.offset + 1) \(Words.reason(entry.element))\(end)")
      return line + Line(mark + text, isChosen ? .dialogButtonFocus : .dialog)
    }
  }

  private static func field(_ name: String, _ text: String, _ isFocused: Bool) -> Line {
    Line(name.padding(to: label), isFocused ? .dialogButtonFocus : .dialog)
      + Line(text, .uiPrompt)
  }

  /// What Enter does now, and what is not there yet.
  private static func state(_ dialog: PlanDialog) -> Line {
    if dialog.isFilled {
      return Line("[ No, leave it ] Esc   ", .dialogButton)
        + Line("( Stage ) <Enter", .dialogDanger)
    }
    let parts = [
      (dialog.reason != nil, "reason"), (dialog.hasTicket, "ticket"),
      (!dialog.phrase.isEmpty, "phrase"),
    ]
    let missing = parts.filter { !$0.0 }.map(\.1).joined(separator: ", ")
    return Line("[ No, leave it ] <Enter", .dialogButtonFocus)
      + Line("   ( Stage ): \(missing) not yet", .dialog)
  }

  private static func footer(_ dialog: PlanDialog, _ state: State, on grid: inout Grid) {
    let row = grid.rows - 1
    grid.fill(GridRect(row: row, column: 0, rows: 1, columns: grid.columns), style: .uiFooter)
    let keys: SafeText =
      switch dialog.stage {
      case .asking: "Esc no  Tab next field"
      case .shown where dialog.obstacle == nil: "Esc no  Enter no  x go on"
      case .executing: ""
      case .shown where dialog.mayAsk(state): "Esc no  Enter no  a ask an admin..."
      default: "Esc no  Enter no"
      }
    grid.write(keys, row: row, column: 0, style: .uiFooter)
    guard let plan = dialog.plan else { return }
    let print = plan.fingerprint
    let right = SafeText(
      "plan \(print.prefix(4))-\(print.dropFirst(4).prefix(4))  policy \(plan.policy)")
    let start = grid.columns - right.columns
    if start > keys.columns + 2 {
      grid.write(right, row: row, column: start, style: .uiFooter)
    }
  }
}
