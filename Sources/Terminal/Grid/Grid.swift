/// A frame: rows × columns of cells, all blank at first. Text gets on it only as `SafeText`
/// through `write`, which never touches a cell outside its field or outside the grid; rows and
/// columns that lie outside are clipped, not errors. No half of a wide cluster is ever left: one
/// of which a half is drawn over, or has no room, gives way to blanks.
package struct Grid: Sendable {
  package enum Alignment: Sendable {
    case leading
    case trailing
  }

  package let rows: Int
  package let columns: Int
  package let glyphs: Glyphs
  var cells: [Cell]
  var marks = MarkTable()

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

  /// What cells number from 0; see `Cell.Flags`.
  package var tableOfMarks: [CombiningMarks] { marks.rows }

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
    let field = max(0, column)..<min(columns, column + width)
    let base = row * columns
    cutOff(row, field)
    for blank in field where blank < column + lead || blank >= column + lead + shown {
      cells[base + blank] = Cell(" ", style: style)
    }
    let start = column + lead
    let room = field.clamped(to: start..<start + (isCut ? max(0, width - 1) : shown))
    if text.isASCII, text.isWhole {
      write(ascii: text.text.utf8.dropFirst(room.lowerBound - start), at: base, room, style)
    } else {
      write(text, at: base, from: start, room, style)
    }
    if isCut, width > 0, column + width <= columns {
      cells[base + column + width - 1] = Cell(glyphs[.cut], style: style)
    }
    return column + width
  }

  private mutating func write(
    ascii: Substring.UTF8View, at base: Int, _ room: Range<Int>, _ style: CellStyle
  ) {
    var target = base + room.lowerBound
    for byte in ascii.prefix(room.count) {
      cells[target] = Cell(Unicode.Scalar(byte), style: style)
      target += 1
    }
  }

  /// The clusters of `text` that are wholly in `room`; blank where only a half is.
  private mutating func write(
    _ text: SafeText, at base: Int, from start: Int, _ room: Range<Int>, _ style: CellStyle
  ) {
    text.forEachCluster { offset, cluster, isEscape in
      let target = start + offset
      guard target < room.upperBound else { return false }
      let drawn = (target..<target + cluster.width).clamped(to: room)
      if drawn.count == cluster.width {
        put(cluster, at: base + target, style, isEscape ? .escape : [])
      } else {
        for half in drawn { cells[base + half] = Cell(" ", style: style) }
      }
      return true
    }
  }

  private mutating func put(
    _ cluster: Cluster, at index: Int, _ style: CellStyle, _ flags: Cell.Flags
  ) {
    if !glyphs.hasLetters, !cluster.base.isASCII || !cluster.marks.isEmpty {
      let mark = cluster.base == "…" ? glyphs[.cut] : "?"
      for column in 0..<cluster.width {
        cells[index + column] = Cell(mark, style: style, flags: flags)
      }
      return
    }
    let flags = flags.union(marks.flags(cluster.marks))
    if cluster.width == 2 {
      cells[index] = Cell(cluster.base, style: style, flags: flags.union(.wide))
      cells[index + 1] = Cell(" ", style: style, flags: [.continuation])
    } else {
      cells[index] = Cell(cluster.base, style: style, flags: flags)
    }
  }

  /// Blanks the halves outside of `range` whose other halves are inside.
  private mutating func cutOff(_ row: Int, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let whole = whole(row, range)
    if whole.lowerBound < range.lowerBound { blank(row, whole.lowerBound) }
    if whole.upperBound > range.upperBound { blank(row, range.upperBound) }
  }

  private mutating func blank(_ row: Int, _ column: Int) {
    let index = row * columns + column
    cells[index] = Cell(" ", style: cells[index].style)
  }

  /// The columns, and those of the wide clusters that begin or end in them.
  private func whole(_ row: Int, _ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    let base = row * columns
    let start = cells[base + range.lowerBound].isContinuation ? 1 : 0
    let end = range.upperBound < columns && cells[base + range.upperBound].isContinuation ? 1 : 0
    return range.lowerBound - start..<range.upperBound + end
  }

  /// Draws one of the program's own marks `count` times.
  @discardableResult
  package mutating func put(
    _ glyph: Glyph, row: Int, column: Int, count: Int = 1, style: Role
  ) -> Int {
    let end = column + max(0, count)
    guard row >= 0, row < rows else { return end }
    let cell = Cell(glyphs[glyph], style: CellStyle(style))
    let range = max(0, column)..<max(0, column, min(columns, end))
    cutOff(row, range)
    for target in range {
      cells[row * columns + target] = cell
    }
    return end
  }

  /// Blanks the rectangle.
  package mutating func fill(_ rect: GridRect, style: Role) {
    forEachRow(of: rect) { grid, row, range in
      grid.cutOff(row, range)
      for column in range { grid.cells[row * grid.columns + column] = .blank(style) }
    }
  }

  /// Keeps the text and replaces the style; that of a wide cluster as a whole.
  package mutating func restyle(_ rect: GridRect, style: Role) {
    restyle(rect) { _ in CellStyle(style) }
  }

  /// Keeps the text and lays `role` over the style that each cell was written in; an earlier
  /// overlay is replaced.
  package mutating func overlay(_ rect: GridRect, with role: Role) {
    restyle(rect) { CellStyle(role, over: $0.base) }
  }

  private mutating func restyle(_ rect: GridRect, _ style: (CellStyle) -> CellStyle) {
    forEachRow(of: rect) { grid, row, range in
      for column in grid.whole(row, range) {
        let index = row * grid.columns + column
        grid.cells[index].style = style(grid.cells[index].style)
      }
    }
  }

  private mutating func forEachRow(
    of rect: GridRect, _ body: (inout Grid, _ row: Int, _ columns: Range<Int>) -> Void
  ) {
    let range = max(0, rect.column)..<max(0, rect.column, min(columns, rect.endColumn))
    for row in max(0, rect.row)..<max(0, rect.row, min(rows, rect.endRow)) {
      body(&self, row, range)
    }
  }
}
