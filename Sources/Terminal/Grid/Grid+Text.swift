extension Grid: Equatable {
  /// The same cells with the same marks; glyph sets are not compared.
  package static func == (left: Grid, right: Grid) -> Bool {
    guard left.rows == right.rows && left.columns == right.columns else { return false }
    if left.marks == right.marks { return left.cells == right.cells }
    return (0..<left.rows).allSatisfy { left.hasSameRow($0, as: right) }
  }

  /// Whether that row looks the same in a grid of the same size.
  package func hasSameRow(_ row: Int, as other: Grid) -> Bool {
    let mine = cells(ofRow: row)
    let others = other.cells(ofRow: row)
    guard !marks.isEmpty || !other.marks.isEmpty else { return mine == others }
    return zip(mine, others).allSatisfy { left, right in
      left.scalar == right.scalar && left.style == right.style
        && left.options == right.options
        && marks.rows[left.marks] == other.marks.rows[right.marks]
    }
  }
}

extension Grid {
  /// Each row as text, spaces at its end taken off.
  package var lines: [String] {
    (0..<rows).map { row in
      var scalars = String.UnicodeScalarView()
      let cells = cells[row * columns..<(row + 1) * columns]
      let end = cells.lastIndex { $0.scalar != " " }.map { $0 + 1 } ?? cells.startIndex
      for cell in cells[cells.startIndex..<end] where !cell.isContinuation {
        scalars.append(cell.scalar)
        scalars.append(contentsOf: marks.rows[cell.marks])
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
