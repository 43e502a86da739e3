extension Grid: Equatable {
  /// The same cells; glyph sets are not compared.
  package static func == (left: Grid, right: Grid) -> Bool {
    left.rows == right.rows && left.columns == right.columns && left.cells == right.cells
  }
}

extension Grid {
  /// Each row as text, spaces at its end taken off.
  package var lines: [String] {
    (0..<rows).map { row in
      var scalars = String.UnicodeScalarView()
      let cells = cells[row * columns..<(row + 1) * columns]
      let end = cells.lastIndex { $0.scalar != " " }.map { $0 + 1 } ?? cells.startIndex
      for cell in cells[cells.startIndex..<end] {
        scalars.append(cell.scalar)
      }
      return String(scalars)
    }
  }

  /// The rows as one text, each ended by a newline: what a screen fixture holds.
  package var text: String {
    lines.map { $0 + "\n" }.joined()
  }

  /// The styles of one row, run by run: `ui 0..<3, table.row.cursor 3..<20`; a laid-over role
  /// stands behind a `+`.
  package func styles(row: Int) -> String {
    precondition(row >= 0 && row < rows)
    var runs: [String] = []
    var start = 0
    for column in 0..<columns {
      let style = self[row, column].style
      if column + 1 == columns || self[row, column + 1].style != style {
        let over = style.overlay.map { "+" + $0.name } ?? ""
        runs.append("\(style.base.name)\(over) \(start)..<\(column + 1)")
        start = column + 1
      }
    }
    return runs.joined(separator: ", ")
  }
}
