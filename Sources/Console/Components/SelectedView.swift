internal import Terminal

/// The line on which the cursor rests, what next and why: in the rows below the list, on wide
/// screens in a pane beside it with the record's fields. A notice takes the row above the keys.
enum SelectedView {
  static func draw(_ state: State, on grid: inout Grid) {
    let rows = state.layout.detail
    let width = state.size.columns
    guard let top = rows.first else { return }
    let list = state.screen.list
    if let key = state.restedOn, let index = list.items.firstIndex(where: { $0.key == key }) {
      let item = list.items[index]
      let kind = Screens.kind(of: state.screen.name)
      let selected = kind.selected(item, state.screen, state)
      grid.rule(
        row: top, width: width,
        title: state.layout.pane == nil ? SafeText(selected.title) : nil,
        trailing: SafeText(
          Words.drawn(
            trailing(selected, list, index), isUnicode: state.glyphs.isUnicode)), style: .uiFrame,
        titleStyle: .uiDetailTitle)
      if let pane = state.layout.pane {
        PaneView.draw(
          PaneText(selected, item, state, width: pane.columns - 2), state, in: pane, on: &grid)
      } else {
        let lines = fitted(selected.lines, rows: rows.count - 1, width: width)
        for (line, row) in zip(lines, rows.dropFirst()) {
          line.draw(on: &grid, row: row, width: width)
        }
      }
    } else {
      grid.rule(row: top, width: width, style: .uiFrame)
    }
    if let notice = state.notice {
      let row = rows.upperBound - 1
      grid.write(
        SafeText(notice.text), row: row, column: 0, width: width,
        style: notice.isError ? .uiError : .uiNotice)
    }
  }

  private static func trailing(
    _ selected: Selected, _ list: ListModel, _ index: Int
  ) -> String {
    var parts: [String] = []
    if let trailing = selected.trailing { parts.append(trailing) }
    if let position = list.position(of: index) {
      parts.append(
        Words.grouped(position) + " of "
          + (list.total.map { Words.grouped($0) }
            ?? Words.atLeast + Words.grouped((list.skipped ?? 0) + list.items.count)))
    }
    return parts.joined(separator: ", ")
  }

  /// Each paragraph gets a row; the rest goes to the last ones first, since what is to be said
  /// stands at the end. Paragraphs that yield give way before anything is cut.
  static func fitted(_ paragraphs: [Selected.Paragraph], rows: Int, width: Int) -> [Line] {
    var kept = paragraphs
    func wrapped(_ paragraph: Selected.Paragraph, _ rows: Int) -> [Line] {
      Line.wrapped(
        paragraph.text, width: width, rows: rows, paragraph.role, indent: paragraph.indent)
    }
    func needed() -> [Int] { kept.map { wrapped($0, .max).count } }
    while needed().reduce(0, +) > rows, let index = kept.lastIndex(where: \.yields) {
      kept.remove(at: index)
    }
    var spare = rows - kept.count
    var given = kept.map { _ in 1 }
    for (index, need) in needed().enumerated().reversed() {
      let more = max(0, min(spare, need - 1))
      given[index] += more
      spare -= more
    }
    return Array(zip(kept, given).flatMap { wrapped($0, $1) }.prefix(max(0, rows)))
  }
}
