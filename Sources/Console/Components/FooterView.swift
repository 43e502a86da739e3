internal import Terminal

/// The last row: the keys that act now, in order of use.
enum FooterView {
  static func draw(_ state: State, on grid: inout Grid) {
    let row = state.layout.footer
    let width = state.size.columns
    grid.fill(GridRect(row: row, column: 0, rows: 1, columns: width), style: .uiFooter)
    if state.focus != .list {
      focused(state, row: row, width: width, on: &grid)
      return
    }
    let entries = CommandTable.commands(on: state.screen.name).compactMap { entry($0, state) }
    let always = entries.filter { $0.isAlways }
    let tail = always.reduce(0) { $0 + $1.line.columns + 2 }
    var column = 0
    for entry in entries where !entry.isAlways {
      guard column + entry.line.columns + tail <= width else { break }
      entry.line.draw(on: &grid, row: row, column: column, width: width - column)
      column += entry.line.columns + entry.gap
    }
    for entry in always {
      entry.line.draw(on: &grid, row: row, column: column, width: width - column)
      column += entry.line.columns + 2
    }
  }

  /// What keys do where the list has not the focus.
  private static func focused(_ state: State, row: Int, width: Int, on grid: inout Grid) {
    let keys =
      state.focus == .pane
      ? [("j k", "scroll"), ("i", "full screen"), ("Tab", "on"), ("Esc", "to the list")]
      : [("Left Right", "choose"), ("Enter", "go there"), ("Tab", "on"), ("Esc", "to the list")]
    let line = keys.reduce(Line()) {
      $0 + Line($1.0, .uiFooterKey) + Line(" \($1.1)  ", .uiFooter)
    }
    line.draw(on: &grid, row: row, width: width)
  }

  private struct Entry {
    let line: Line
    let isAlways: Bool
    let gap: Int
  }

  private static func entry(_ command: Command, _ state: State) -> Entry? {
    guard let label = command.label?(state), command.disabledReason(state) == nil,
      let key = state.keys.keys(of: command.name).first?.label
    else { return nil }
    let line = Line(key, .uiFooterKey)
    let isAlways = CommandTable.always.contains(command.name)
    guard !label.isEmpty else { return Entry(line: line, isAlways: isAlways, gap: 1) }
    return Entry(line: line + Line(" " + label, .uiFooter), isAlways: isAlways, gap: 2)
  }
}
