internal import Terminal

extension Grid {
  /// The row of something that can be chosen in a box; what is written on it has the look returned.
  mutating func option(row: Int, in inside: GridRect, isSelected: Bool) -> Look {
    let style: Look = isSelected ? .dialogButtonFocus : .dialog
    fill(GridRect(row: row, column: inside.column, rows: 1, columns: inside.columns), style: style)
    if isSelected { put(.cursor, row: row, column: inside.column, style: style) }
    return style
  }
}
