/// A rectangle of cells: zero-based, half-open.
package struct GridRect: Equatable, Sendable {
  package var row: Int
  package var column: Int
  package var rows: Int
  package var columns: Int

  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  package var endRow: Int { row + rows }
  package var endColumn: Int { column + columns }

  /// What is left inside a frame or margin; empty rather than negative.
  package func inset(rows vertical: Int, columns horizontal: Int) -> GridRect {
    GridRect(
      row: row + vertical, column: column + horizontal, rows: rows - 2 * vertical,
      columns: columns - 2 * horizontal)
  }

  /// As large as asked or as fits, in the middle.
  package func centered(rows wantedRows: Int, columns wantedColumns: Int) -> GridRect {
    let height = min(rows, wantedRows)
    let width = min(columns, wantedColumns)
    return GridRect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height,
      columns: width)
  }
}
