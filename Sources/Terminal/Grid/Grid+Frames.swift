extension Grid {
  /// Blanks the rectangle and draws a frame along its inner edge, the title in the upper one.
  /// Too small for a frame (under 2 × 2), it is only blanked.
  /// - Returns: the rectangle inside the frame.
  @discardableResult
  package mutating func box(
    _ rect: GridRect, title: SafeText? = nil, style: Role, titleStyle: Role? = nil,
    fill: Role
  ) -> GridRect {
    self.fill(rect, style: fill)
    guard rect.rows >= 2, rect.columns >= 2 else { return rect }
    for (row, left, right) in [
      (rect.row, Glyph.topLeft, Glyph.topRight),
      (rect.endRow - 1, Glyph.bottomLeft, Glyph.bottomRight),
    ] {
      put(left, row: row, column: rect.column, style: style)
      put(.horizontal, row: row, column: rect.column + 1, count: rect.columns - 2, style: style)
      put(right, row: row, column: rect.endColumn - 1, style: style)
    }
    for row in rect.row + 1..<rect.endRow - 1 {
      put(.vertical, row: row, column: rect.column, style: style)
      put(.vertical, row: row, column: rect.endColumn - 1, style: style)
    }
    if let title, rect.columns >= 8 {
      let width = min(title.columns, rect.columns - 6)
      write(" ", row: rect.row, column: rect.column + 2, width: 1, style: style)
      write(
        title, row: rect.row, column: rect.column + 3, width: width, style: titleStyle ?? style)
      write(" ", row: rect.row, column: rect.column + 3 + width, width: 1, style: style)
    }
    return rect.inset(rows: 1, columns: 1)
  }

  /// A rule over `width` columns: two strokes, `title`, strokes, `trailing`, two strokes
  /// (`-- extension 112 ------- 1 of 24 --`); the title is cut before the trailing text is.
  package mutating func rule(
    row: Int, column: Int = 0, width: Int, title: SafeText? = nil, trailing: SafeText? = nil,
    style: Role, titleStyle: Role? = nil
  ) {
    put(.horizontal, row: row, column: column, count: width, style: style)
    let titleStyle = titleStyle ?? style
    var end = column + width - 3
    if let trailing, trailing.columns + 6 <= width {
      let start = column + width - 3 - trailing.columns
      write(" ", row: row, column: start - 1, width: 1, style: style)
      write(trailing, row: row, column: start, style: titleStyle)
      write(" ", row: row, column: start + trailing.columns, width: 1, style: style)
      end = start - 3
    }
    if let title, end - column - 3 >= 1 {
      let room = min(title.columns, end - column - 3)
      write(" ", row: row, column: column + 2, width: 1, style: style)
      write(title, row: row, column: column + 3, width: room, style: titleStyle)
      write(" ", row: row, column: column + 3 + room, width: 1, style: style)
    }
  }

  /// The glyph `vertical` down one column.
  package mutating func verticalLine(column: Int, rows: Range<Int>, style: Role) {
    for row in rows {
      put(.vertical, row: row, column: column, style: style)
    }
  }
}
