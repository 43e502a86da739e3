internal import Domain
internal import Operations
internal import Terminal

/// Beside the list on wide screens: all there is to say of the selected line.
enum PaneView {
  static func draw(_ text: PaneText, _ state: State, in pane: GridRect, on grid: inout Grid) {
    let column = pane.column + 2
    let width = pane.columns - 2
    guard pane.rows > 1, width > PaneText.label else { return }
    let isFocused = state.focus == .pane
    grid.verticalLine(
      column: pane.column, rows: pane.row..<pane.endRow,
      style: isFocused ? .uiFrameFocus : .uiFrame)
    text.title.draw(on: &grid, row: pane.row, column: column, width: width)
    let rows = pane.row + 1..<pane.row + 1 + room(text, pane)
    for (line, row) in zip(text.lines.dropFirst(state.paneTop), rows) {
      line.draw(on: &grid, row: row, column: column, width: width)
    }
    let below = text.lines.count - state.paneTop - rows.count
    if below > 0 || state.paneTop > 0 {
      let more = SafeText(
        below > 0 ? "\(below) more\(isFocused ? "" : ", Tab")" : "\(state.paneTop) above")
      let mark = SafeText(below > 0 ? .down : .up, in: state.glyphs) + " " + more
      grid.write(
        " " + mark, row: pane.endRow - 1, column: pane.endColumn - mark.columns - 1,
        style: .tableCellDim)
    }
  }

  /// Rows for the text: the last one of a text that scrolls tells how much there is of it.
  private static func room(_ text: PaneText, _ pane: GridRect) -> Int {
    let rows = max(0, pane.rows - 1)
    return text.lines.count > rows ? max(0, rows - 1) : rows
  }

  /// The farthest that it scrolls.
  static func lastTop(_ state: State) -> Int {
    guard let pane = state.layout.pane, let key = state.restedOn,
      let item = state.screen.list.items.first(where: { $0.key == key })
    else { return 0 }
    let selected = Screens.kind(of: state.screen.name).selected(item, state.screen, state)
    let text = PaneText(selected, item, state, width: pane.columns - 2)
    return max(0, text.lines.count - room(text, pane))
  }
}
