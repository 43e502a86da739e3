internal import Terminal

/// What covers the screen below its header: lines that scroll, and what is asked below them.
struct Sheet {
  let title: SafeText
  let lines: [Line]
  /// The first line that is seen.
  let top: Int
  let form: [Line]
  /// In the form.
  let cursor: GridPosition?
  let keys: SafeText

  /// For what is written in it.
  static func width(_ state: State) -> Int { columns(state.size.columns) - 4 }

  /// For the lines, above a form of so many rows.
  static func rows(_ state: State, form: Int) -> Int { max(1, state.size.rows - 4 - form) }

  private static func columns(_ all: Int) -> Int { min(all, 110) }

  func draw(on grid: inout Grid) -> GridPosition? {
    grid.fill(
      GridRect(row: 1, column: 0, rows: grid.rows - 1, columns: grid.columns), style: .ui)
    let rect = grid.box(
      GridRect(row: 1, column: 0, rows: grid.rows - 2, columns: Self.columns(grid.columns)),
      title: title, style: .dialogDanger, titleStyle: .dialogTitle, fill: .dialog)
    let (column, width) = (rect.column + 1, rect.columns - 2)
    let bottom = max(rect.row + 1, rect.endRow - form.count)
    for (row, line) in zip(rect.row..<bottom, lines.dropFirst(top)) {
      line.draw(on: &grid, row: row, column: column, width: width)
    }
    for (row, line) in zip(bottom..<rect.endRow, form) {
      line.draw(on: &grid, row: row, column: column, width: width)
    }
    grid.write(keys, row: grid.rows - 1, column: 0, style: .uiFooter)
    return cursor.map { GridPosition(row: bottom + $0.row, column: column + $0.column) }
  }
}
