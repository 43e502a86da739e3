internal import Terminal

/// The selected line with its cells whole: each goes on below itself, in its own column.
struct Wrapped {
  /// No more, so that the lines around stay in sight.
  static let mostRows = 8

  private let cells: [(pieces: [SafeText], width: Int, role: Look)]
  let rows: Int

  init(_ item: Item, _ screen: Screen, _ state: State) {
    let kind = Screens.kind(of: screen.name)
    let columns = Column.fit(
      state.columns(screen), width: state.layout.width - ListView.gutter, needs: screen.needs)
    let whole =
      kind.wide(item) == nil ? columns.map { ($0.column.cell(item, state), $0.width) } : []
    cells = whole.map { cell, width in
      (width > 0 ? cell.text.pieces(width) : [], width, cell.role)
    }
    let room = max(1, state.layout.list.count - 1)
    rows = max(1, min(cells.map(\.pieces.count).max() ?? 1, Self.mostRows, room))
  }

  /// The first row of a cell's text.
  static func first(of text: SafeText, _ width: Int) -> SafeText {
    text.columns <= width || width <= 0 ? text : text.pieces(width).first ?? text
  }

  func draw(_ part: Int, row: Int, _ state: State, on grid: inout Grid) {
    var column = ListView.gutter
    for (pieces, width, role) in cells {
      let rest = pieces.dropFirst(part)
      // What the last row has no room for is cut there.
      let text = part == rows - 1 ? rest.reduce(.empty, +) : rest.first ?? .empty
      grid.write(text, row: row, column: column, width: width, style: role)
      column += width + 1
    }
  }
}
