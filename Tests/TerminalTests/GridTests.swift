import Testing

@testable import Terminal

struct GridTests {
  @Test func changesNoCellOutsideTheField() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SplitMix(seed: seed)
    for round in 0..<3_000 {
      let rows = Int.random(in: 0...5, using: &generator)
      let columns = Int.random(in: 0...20, using: &generator)
      var grid = Grid(rows: rows, columns: columns, glyphs: .unicode, style: .helpText)
      let row = Int.random(in: -2...6, using: &generator)
      let column = Int.random(in: -12...24, using: &generator)
      let width = Int.random(in: 0...14, using: &generator)
      let text = SafeText(Hostile.random(using: &generator))
      let end = grid.write(
        text, row: row, column: column, width: width, style: .uiError,
        align: Bool.random(using: &generator) ? .leading : .trailing)
      #expect(end == column + width)
      for y in 0..<rows {
        for x in 0..<columns {
          let isInside = y == row && x >= column && x < column + width
          #expect(
            (grid[y, x] != .blank(.helpText)) == isInside, "seed \(seed), round \(round)")
        }
      }
    }
  }

  @Test func writesWithinTheEdgesWithoutAWidth() {
    var grid = Grid(rows: 1, columns: 6, glyphs: .ascii)
    #expect(grid.write("abc", row: 0, column: 1, style: .ui) == 4)
    #expect(grid.lines == [" abc"])
    grid.write("abcdef", row: 0, column: 2, style: .ui)
    #expect(grid.lines == [" aabc~"])
  }

  @Test(arguments: [
    ("abc", 5, Grid.Alignment.leading, "[abc  ]"), ("abc", 5, .trailing, "[  abc]"),
    ("abcdef", 5, .leading, "[abcd…]"), ("abcdef", 5, .trailing, "[abcd…]"),
    ("abc", 1, .leading, "[…]"), ("abc", 0, .leading, "[]"),
  ])
  func fillsItsField(text: String, width: Int, align: Grid.Alignment, expected: String) {
    var grid = Grid(rows: 1, columns: 20, glyphs: .unicode)
    grid.write("[", row: 0, column: 0, style: .ui)
    let end = grid.write(SafeText(text), row: 0, column: 1, width: width, style: .ui, align: align)
    grid.write("]", row: 0, column: end, style: .ui)
    #expect(grid.lines == [expected])
  }

  @Test func clipsOnTheLeft() {
    var grid = Grid(rows: 1, columns: 4, glyphs: .ascii)
    grid.write("abcdef", row: 0, column: -2, width: 6, style: .ui)
    #expect(grid.lines == ["cdef"])
  }

  @Test func showsQuestionMarksWithoutUnicode() {
    var grid = Grid(rows: 1, columns: 10, glyphs: .ascii)
    grid.write("Müller\u{1B}", row: 0, column: 0, style: .ui)
    #expect(grid.lines == ["M?ller?"])
    #expect(grid[0, 6].flags == .escape)
    #expect(grid[0, 1].flags == [])
  }

  @Test func layersStyles() {
    var grid = Grid(rows: 1, columns: 4, glyphs: .ascii)
    grid.write("ab", row: 0, column: 1, style: .stateOverdue)
    grid.overlay(GridRect(row: 0, column: 0, rows: 9, columns: 3), with: .tableRowCursor)
    grid.overlay(GridRect(row: 0, column: 2, rows: 1, columns: 1), with: .uiNotice)
    #expect(grid.lines == [" ab"])
    #expect(
      grid.styles(row: 0)
        == "ui+table.row.cursor 0..<1, state.overdue+table.row.cursor 1..<2, "
        + "state.overdue+ui.notice 2..<3, ui 3..<4")
    grid.restyle(GridRect(row: 0, column: 1, rows: 1, columns: 9), style: .dialog)
    #expect(grid.styles(row: 0) == "ui+table.row.cursor 0..<1, dialog 1..<4")
  }

  @Test func keepsBothRolesInACellStyle() {
    for base in Role.allCases {
      #expect(CellStyle(base).base == base)
      #expect(CellStyle(base).overlay == nil)
      for role in Role.allCases where role != base {
        let style = CellStyle(role, over: base)
        #expect(style.base == base && style.overlay == role)
        #expect(Int(style.index) < CellStyle.count)
      }
    }
  }

  @Test func framesAndRules() {
    var grid = Grid(rows: 5, columns: 24, glyphs: .ascii)
    let inside = grid.box(
      GridRect(row: 0, column: 0, rows: 3, columns: 24), title: "Delete this PBX?",
      style: .dialogDanger, fill: .dialog)
    grid.write("inside", row: inside.row, column: inside.column, style: .dialog)
    grid.rule(row: 3, width: 24, title: "extension 112", trailing: "1 of 9", style: .uiFrame)
    grid.rule(row: 4, width: 24, title: "a", style: .uiFrame)
    #expect(
      grid.lines == [
        "+- Delete this PBX? ---+", "|inside                |", "+----------------------+",
        "-- extensio~ - 1 of 9 --", "-- a -------------------",
      ])
    #expect(inside == GridRect(row: 1, column: 1, rows: 1, columns: 22))
  }

  @Test(arguments: [(0, 0), (1, 1), (1, 9), (2, 1), (2, 2)])
  func drawsFramesOfAnySize(rows: Int, columns: Int) {
    var grid = Grid(rows: 4, columns: 12, glyphs: .ascii)
    grid.box(
      GridRect(row: 1, column: 1, rows: rows, columns: columns), title: "title", style: .uiFrame,
      fill: .dialog)
    grid.rule(row: 3, width: columns, title: "title", trailing: "9", style: .uiFrame)
    #expect(grid[1, 11] == .blank(.ui))
    #expect(grid[0, 1] == .blank(.ui))
  }

  @Test func cellsAreEightBytes() {
    #expect(MemoryLayout<Cell>.size == 8)
    #expect(MemoryLayout<Cell>.stride == 8)
  }
}
