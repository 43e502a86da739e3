internal import Terminal

/// The selected line with its cells whole: each goes on below itself, in its own column.
struct Wrapped {
  /// No more, so that the lines around stay in sight.
  static let mostRows = 8

  private let cells: [(cell: TableCell, width: Int)]
  let rows: Int

  init(_ item: Item, _ screen: Screen, _ state: State) {
    let kind = Screens.kind(of: screen.name)
    let columns = Column.fit(
      kind.columns(screen), width: state.layout.width - ListView.gutter)
    cells = kind.wide(item) == nil ? columns.map { ($0.column.cell(item, state), $0.width) } : []
    let needed = cells.map { ($0.cell.text.columns + $0.width - 1) / max(1, $0.width) }
    let room = max(1, state.layout.list.count - 1)
    rows = max(1, min(needed.max() ?? 1, Self.mostRows, room))
  }

  /// The row of a cell's text that is `index` below its first; empty where there is none.
  static func part(_ index: Int, of text: SafeText, _ width: Int) -> SafeText {
    text.columns <= width && index == 0 ? text : text.dropFirst(index * width).prefix(width)
  }

  func draw(_ part: Int, row: Int, _ state: State, on grid: inout Grid) {
    var column = ListView.gutter
    for (cell, width) in cells {
      let rest = cell.text.dropFirst(part * width)
      // What the last row has no room for is cut there.
      let text = part == rows - 1 ? rest : rest.prefix(width)
      grid.write(text, row: row, column: column, width: width, style: cell.role)
      column += width + 1
    }
  }
}
