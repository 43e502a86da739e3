internal import Domain
internal import Operations
internal import Terminal

/// Beside the list on wide screens: what there is to say of the selected line in full, then the
/// record's fields, masked as everywhere.
enum PaneView {
  private static let label = 16

  static func draw(
    _ selected: Selected, _ item: Item, _ state: State, in pane: GridRect, on grid: inout Grid
  ) {
    let column = pane.column + 2
    let width = pane.columns - 2
    guard pane.rows > 1, width > label else { return }
    grid.verticalLine(column: pane.column, rows: pane.row..<pane.endRow, style: .uiFrame)
    grid.write(
      SafeText(selected.title), row: pane.row, column: column, width: width,
      style: .uiDetailTitle)
    var lines = selected.lines.flatMap {
      Line.wrapped($0.text, width: width, rows: .max, $0.role, indent: $0.indent)
    }
    let more = fields(item, state, width: width)
    if !more.isEmpty { lines += [Line()] + more }
    for (line, row) in zip(lines, pane.row + 1..<pane.endRow) {
      line.draw(on: &grid, row: row, column: column, width: width)
    }
  }

  private static func fields(_ item: Item, _ state: State, width: Int) -> [Line] {
    switch item {
    case .record(let row): fields(row.view, state, width: width)
    case .due(let entry), .explained(_, _, let entry?): facts(entry, state, width: width)
    default: []
    }
  }

  private static func fields(_ view: RecordView, _ state: State, width: Int) -> [Line] {
    view.fields.flatMap { member -> [Line] in
      if view.erased.contains(member.name) {
        return field(member.name, "erased", .tableCellDim, width)
      }
      if view.restrictedBy != nil, member.value == .null { return [] }
      let words = member.value.words(now: state.now, zone: state.zone)
      return field(member.name, words, words == "none" ? .tableCellDim : .ui, width)
    }
  }

  private static func facts(_ entry: DueEntry, _ state: State, width: Int) -> [Line] {
    func at(_ instant: Instant) -> String {
      Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
    }
    let rule = state.policy[entry.rule]
    return field("rule", entry.rule.rawValue, .ui, width)
      + field("counted from", at(entry.start), .ui, width)
      + field("that is", rule.start, .ui, width) + field("plus", rule.period.iso8601, .ui, width)
      + field("due", at(entry.dueAt), .ui, width)
      + field("then", Words.action(entry.action), .ui, width)
      + field("items", Words.grouped(entry.items), .ui, width) + [Line()]
      + Line.wrapped(
        "SAY " + Words.say(entry, policy: state.policy, now: state.now, zone: state.zone),
        width: width, rows: .max, .uiDetail, indent: 4)
  }

  private static func field(
    _ name: String, _ value: String, _ role: Look, _ width: Int
  ) -> [Line] {
    Line.wrapped(value, width: width - label, rows: .max, role).enumerated().map { index, line in
      let head =
        index == 0 ? name.padding(to: label - 1) + " " : String(repeating: " ", count: label)
      return Line(head, .tableCellDim) + line
    }
  }
}
