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

  /// What must hold of every row: no half of a wide cluster, and no marks that are not there.
  private func check(_ grid: Grid, _ note: Comment) {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let cell = grid[row, column]
        let before = column > 0 ? grid[row, column - 1] : nil
        #expect(cell.isContinuation == (before?.flags.contains(.wide) ?? false), note)
        #expect(!cell.isContinuation || cell.scalar == " " && cell.style == before?.style, note)
        #expect(
          cell.flags.contains(.wide)
            == (ScalarWidth.of(cell.scalar) == 2 && !cell.isContinuation), note)
        #expect(!cell.flags.contains(.wide) || column + 1 < grid.columns, note)
        #expect(cell.marks < grid.tableOfMarks.count, note)
      }
      let columns = grid.lines[row].unicodeScalars.reduce(0) { $0 + ScalarWidth.of($1) }
      #expect(columns <= grid.columns, note)
    }
  }

  @Test func neverShowsAHalf() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SplitMix(seed: seed)
    for round in 0..<500 {
      let glyphs = round % 5 == 0 ? Glyphs.ascii : .unicode
      var grid = Grid(rows: 3, columns: Int.random(in: 1...14, using: &generator), glyphs: glyphs)
      for _ in 0..<6 {
        let rect = GridRect(
          row: Int.random(in: -1...3, using: &generator),
          column: Int.random(in: -4...14, using: &generator),
          rows: Int.random(in: 0...3, using: &generator),
          columns: Int.random(in: 0...9, using: &generator))
        let before = grid
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: grid.fill(rect, style: .dialog)
        case 1: grid.restyle(rect, style: .uiError)
        case 2: grid.overlay(rect, with: .tableRowCursor)
        case 3:
          grid.box(
            rect, title: SafeText(Hostile.random(using: &generator)), style: .uiFrame, fill: .ui)
        case 4: grid.put(.vertical, row: rect.row, column: rect.column, style: .uiFrame)
        default:
          let text = SafeText(Hostile.random(using: &generator))
          grid.write(
            text, row: rect.row, column: rect.column, width: rect.columns, style: .uiNotice,
            align: Bool.random(using: &generator) ? .leading : .trailing)
          for row in 0..<3 {
            for column in 0..<grid.columns
            where row != rect.row || !(rect.column..<rect.endColumn).contains(column) {
              let now = grid[row, column]
              let was = before[row, column]
              let lost = was.flags.contains(.wide) || was.isContinuation
              #expect(now == was || lost && now.scalar == " ", "seed \(seed), round \(round)")
            }
          }
        }
        check(grid, "seed \(seed), round \(round)")
      }
    }
  }

  @Test func drawsWideClustersInTwoCells() {
    var grid = Grid(rows: 1, columns: 8, glyphs: .unicode)
    grid.write("漢e\u{301}\u{323}字", row: 0, column: 1, style: .ui)
    #expect(grid.lines == [" 漢e\u{301}\u{323}字"])
    #expect(grid[0, 1].flags == .wide && grid[0, 2].flags == .continuation)
    #expect(Array(grid.tableOfMarks[grid[0, 3].marks]) == ["\u{301}", "\u{323}"])
  }

  @Test(arguments: [
    ("漢字漢", 5, Grid.Alignment.leading, "[漢字…]"), ("漢字漢", 4, .leading, "[漢 …]"),
    ("漢字", 5, .trailing, "[ 漢字]"), ("漢", 1, .leading, "[…]"), ("a漢", 2, .leading, "[a…]"),
  ])
  func cutsWideText(text: String, width: Int, align: Grid.Alignment, expected: String) {
    fillsItsField(text: text, width: width, align: align, expected: expected)
  }

  @Test func leavesNoHalfAtItsEdges() {
    var grid = Grid(rows: 1, columns: 4, glyphs: .unicode)
    grid.write("漢字", row: 0, column: -1, width: 4, style: .ui)
    #expect(grid.lines == [" 字"])
    grid.write("漢字", row: 0, column: 1, width: 4, style: .ui)
    #expect(grid.lines == [" 漢"])
    grid.put(.vertical, row: 0, column: 2, style: .ui)
    #expect(grid.lines == ["  │"])
    grid.write("漢字", row: 0, column: 0, style: .ui)
    grid.fill(GridRect(row: 0, column: 1, rows: 1, columns: 2), style: .ui)
    #expect(grid.lines == [""])
  }

  @Test func stylesAWideClusterAsAWhole() {
    var grid = Grid(rows: 1, columns: 5, glyphs: .unicode)
    grid.write("漢字", row: 0, column: 0, style: .ui)
    grid.overlay(GridRect(row: 0, column: 1, rows: 1, columns: 2), with: .uiNotice)
    #expect(grid.styles(row: 0) == "ui+ui.notice 0..<4, ui 4..<5")
    #expect(grid.lines == ["漢字"])
  }

  @Test func showsAQuestionMarkAColumnWithoutUnicode() {
    var grid = Grid(rows: 1, columns: 12, glyphs: .ascii)
    grid.write("a漢e\u{301}\u{323}字z", row: 0, column: 0, style: .ui)
    #expect(grid.lines == ["a?????z"])
  }

  @Test func comparesMarksByWhatTheyAre() {
    func grid(_ texts: [SafeText]) -> Grid {
      var grid = Grid(rows: 2, columns: 4, glyphs: .unicode)
      for text in texts { grid.write(text, row: 0, column: 0, style: .ui) }
      return grid
    }
    let one: SafeText = "x\u{301}"
    let other: SafeText = "x\u{302}"
    #expect(grid([one]) == grid([other, one]))
    #expect(grid([one]) != grid([other]))
    #expect(!grid([one]).hasSameRow(0, as: grid([other])))
    #expect(grid([one]).hasSameRow(1, as: grid([other])))
  }

  @Test func cellsAreEightBytes() {
    #expect(MemoryLayout<Cell>.size == 8)
    #expect(MemoryLayout<Cell>.stride == 8)
  }
}
