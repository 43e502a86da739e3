/// A frame: rows × columns of cells, all blank at first. Text gets on it only as `SafeText`
/// through `write`, which never touches a cell outside its field or outside the grid; rows and
/// columns that lie outside are clipped, not errors.
package struct Grid: Sendable {
  package enum Alignment: Sendable {
    case leading
    case trailing
  }

  package let rows: Int
  package let columns: Int
  package let glyphs: Glyphs
  var cells: [Cell]

  package init(rows: Int, columns: Int, glyphs: Glyphs, style: Role = .ui) {
    precondition(rows >= 0 && columns >= 0)
    self.rows = rows
    self.columns = columns
    self.glyphs = glyphs
    cells = Array(repeating: .blank(style), count: rows * columns)
  }

  package init(size: TerminalSize, glyphs: Glyphs, style: Role = .ui) {
    self.init(rows: size.rows, columns: size.columns, glyphs: glyphs, style: style)
  }

  package var bounds: GridRect {
    GridRect(row: 0, column: 0, rows: rows, columns: columns)
  }

  package subscript(row: Int, column: Int) -> Cell {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns)
    return cells[row * columns + column]
  }

  package func cells(ofRow row: Int) -> ArraySlice<Cell> {
    precondition(row >= 0 && row < rows)
    return cells[row * columns..<(row + 1) * columns]
  }

  /// Puts `text` into the field that begins at `column` and is `width` columns wide; the rest of
  /// the field becomes blank in `style`. Text that is too long is cut, its last column showing
  /// the glyph `cut`. Without `width` the field is as wide as the text, or ends at the edge.
  /// - Returns: the column behind the field.
  @discardableResult
  package mutating func write(
    _ text: SafeText, row: Int, column: Int, width: Int? = nil, style: Role,
    align: Alignment = .leading
  ) -> Int {
    let width = max(0, width ?? min(text.columns, max(0, columns - max(0, column))))
    guard row >= 0, row < rows, column < columns, column + width > 0 else {
      return column + width
    }
    let isCut = text.columns > width
    let shown = min(text.columns, width)
    let lead = align == .trailing ? width - shown : 0
    let style = CellStyle(style)
    let first = max(0, column)
    let end = min(columns, column + width)
    let base = row * columns
    for blank in first..<end where blank < column + lead || blank >= column + lead + shown {
      cells[base + blank] = Cell(" ", style: style)
    }
    let start = column + lead
    text.forEachColumn { offset, scalar, isEscape in
      let target = start + offset
      guard offset < shown, target < end else { return false }
      if target >= first {
        cells[base + target] = Cell(
          encodable(scalar), style: style, flags: isEscape ? .escape : [])
      }
      return true
    }
    if isCut, width > 0, column + width <= columns, column + width > first {
      cells[base + column + width - 1] = Cell(glyphs[.cut], style: style)
    }
    return column + width
  }

  private func encodable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if glyphs.isUnicode || scalar.isASCII { return scalar }
    return scalar == "…" ? glyphs[.cut] : "?"
  }

  /// Draws one of the program's own marks `count` times.
  @discardableResult
  package mutating func put(
    _ glyph: Glyph, row: Int, column: Int, count: Int = 1, style: Role
  ) -> Int {
    let end = column + max(0, count)
    guard row >= 0, row < rows else { return end }
    let cell = Cell(glyphs[glyph], style: CellStyle(style))
    for target in max(0, column)..<max(0, column, min(columns, end)) {
      cells[row * columns + target] = cell
    }
    return end
  }

  /// Blanks the rectangle.
  package mutating func fill(_ rect: GridRect, style: Role) {
    forEachCell(in: rect) { $0 = .blank(style) }
  }

  /// Keeps the text and replaces the style.
  package mutating func restyle(_ rect: GridRect, style: Role) {
    forEachCell(in: rect) { $0.style = CellStyle(style) }
  }

  /// Keeps the text and lays `role` over the style that each cell was written in; an earlier
  /// overlay is replaced.
  package mutating func overlay(_ rect: GridRect, with role: Role) {
    forEachCell(in: rect) { $0.style = CellStyle(role, over: $0.style.base) }
  }

  private mutating func forEachCell(in rect: GridRect, _ body: (inout Cell) -> Void) {
    for row in max(0, rect.row)..<max(0, rect.row, min(rows, rect.endRow)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(columns, rect.endColumn)) {
        body(&cells[row * columns + column])
      }
    }
  }
}
