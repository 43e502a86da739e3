import Domain
import Formats
import Glibc
import Terminal
import Testing
import Themes

@testable import Console

/// How the screens look: at every size, in every theme, with colours and without.
@Suite struct LookTests {
  private static let main: Set<String> = [
    "overview", "pbxs", "pbx", "meetings", "meeting", "reports", "report", "pending", "jobs",
    "holds", "audit", "inspect", "compliance", "person", "policy",
  ]

  @Test(arguments: Scene.all.filter { main.contains($0.name) })
  @UI func onWideScreens(scene: Scene) async throws {
    let bench = await scene.bench(rows: 40, columns: 120)
    try expectScreen("wide-\(scene)-120x40", bench.text)
    bench.terminal.resize(rows: 60, columns: 200)
    await bench.rest()
    try expectScreen("wide-\(scene)-200x60", bench.text)
  }

  @Test(arguments: Scene.all.filter { main.contains($0.name) })
  @UI func isWhereItSaysItIs(scene: Scene) async {
    let bench = await scene.bench()
    #expect(bench.state.screen.name.rawValue == scene.name)
    #expect(bench.state.notice == nil)
    #expect(!bench.state.screen.list.items.isEmpty)
  }

  // MARK: - Themes

  private static func theme(_ name: String) throws -> Theme {
    func read(_ name: String) throws(ConfigurationError) -> Theme? {
      guard let file = Themes.compiledIn.first(where: { $0.name == name }) else { return nil }
      return try ThemeFile.theme(file.text, file: name) {
        (parent: String) throws(ConfigurationError) in try read(parent)
      }
    }
    return try #require(try read(name))
  }

  private static let depths = ColorDepth.allCases

  @Test(arguments: Themes.compiledIn.map(\.name))
  @UI func everyScreenTellsItsStatesInEveryTheme(name: String) async throws {
    let theme = try Self.theme(name)
    let missing = Set(theme.missingRoles)
    let tables = Self.depths.map { StyleTable(theme: theme, depth: $0) }
    for scene in Scene.all {
      let grid = try #require(await scene.bench().terminal.frame)
      for row in 0..<grid.rows {
        let cells = Array(grid.cells(ofRow: row))
        for cell in cells {
          let roles = [cell.style.base, cell.style.overlay].compactMap { $0 }
          #expect(roles.allSatisfy { !missing.contains($0) }, "\(scene)")
        }
        for table in tables {
          check(cells, table, grid.glyphs, "\(name), \(scene), row \(row), \(table.depth)")
        }
      }
    }
  }

  /// Without its colour, too, a cell is told from the rest by a mark, a mask or attributes.
  private func check(
    _ cells: [Cell], _ table: StyleTable, _ glyphs: Glyphs, _ place: String
  ) {
    let plain = table[CellStyle(.tableRow)]
    for (column, cell) in cells.enumerated() {
      let look = table[cell.style]
      if cell.style.overlay == .tableRowCursor {
        #expect(look != table[CellStyle(cell.style.base)], "cursor: \(place)")
      }
      // In the gutter.
      guard column == 2, cells[3].scalar == " " else { continue }
      if cell.style.base == .stateOverdue, cell.scalar == glyphs[.urgent] {
        #expect(look != plain, "urgent: \(place)")
      }
    }
    for run in runs(of: .cellMasked, in: cells) {
      let isMask = run.contains { "*[]0123456789+#.x?".unicodeScalars.contains($0) }
      let isNone = String(String.UnicodeScalarView(run)).contains("none")
      #expect(
        isMask || isNone || table[CellStyle(.cellMasked)] != plain, "masked: \(place)")
    }
  }

  private func runs(of role: Look, in cells: [Cell]) -> [[Unicode.Scalar]] {
    cells.split { $0.style.base != role }
      .map { $0.map(\.scalar).filter { $0 != " " } }.filter { !$0.isEmpty }
  }

  /// No two marks of the third column look alike where there is no colour.
  @Test(arguments: Themes.compiledIn.map(\.name), [true, false])
  func marksDifferWithoutColour(name: String, isUnicode: Bool) throws {
    let theme = try Self.theme(name)
    let glyphs = theme.glyphs(unicode: isUnicode)
    let marks: [Mark] = [
      .urgent, .look, .staged, .held, .live, .restricted, .quarantined, .asked, .braked, .went,
    ]
    #expect(Set(marks.map { glyphs[$0.glyph] }).count == marks.count)
  }

  /// The colours that xterm gives the first sixteen numbers.
  private static let xterm: [(Double, Double, Double)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  private func luminance(_ number: Int32) throws -> Double {
    let color = try #require(Self.xterm.dropFirst(Int(number)).first)
    func linear(_ part: Double) -> Double {
      let share = part / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
  }

  /// On white nobody reads yellow, green or cyan.
  @Test(arguments: [(ColorDepth.eight, 3.0), (.sixteen, 4.0)])
  func lightIsReadableInFewColours(depth: ColorDepth, least: Double) throws {
    let table = StyleTable(theme: try Self.theme("light"), depth: depth)
    for role in Look.allCases {
      let look = table[CellStyle(role)]
      let (text, ground) = (try luminance(look.foreground), try luminance(look.background))
      let ratio = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
      #expect(ratio >= least, "\(role.name): \(ratio)")
    }
  }

  // MARK: - Widths

  /// Nothing is drawn beyond its place: the pane's frame is whole, whatever is in the cells.
  @Test(arguments: [(40, 120), (60, 200)])
  @UI func thePaneIsWhole(rows: Int, columns: Int) async throws {
    for scene in Scene.lists {
      let bench = await scene.bench(rows: rows, columns: columns)
      guard let pane = bench.state.layout.pane, bench.state.restedOn != nil else { continue }
      let grid = try #require(bench.terminal.frame)
      for row in pane.row..<pane.endRow {
        #expect(grid[row, pane.column].scalar == grid.glyphs[.vertical], "\(scene) row \(row)")
      }
    }
  }

  /// What stands in the second row stands there whole, also beside what is marked.
  @Test(arguments: Scene.lists)
  @UI func countsAreWhole(scene: Scene) async {
    for columns in [80, 120] {
      let bench = await scene.bench(columns: columns)
      #expect(!bench.lines[1].contains("~"))
      await bench.press("space", "space")
      #expect(!bench.lines[1].contains("~"), "\(bench.lines[1])")
    }
  }

  /// Whatever is pressed, there is a screen, and nothing goes.
  @Test(arguments: Scene.all)
  @UI func everyKeyOfTheFooterAndRubbish(scene: Scene) async {
    let footer = await scene.bench()
    let keys = CommandTable.commands(on: footer.state.screen.name).flatMap(\.keys)
    for key in keys where key != .control("z") {
      let bench = await scene.bench()
      bench.terminal.send(.key(key))
      await bench.rest()
      if !bench.terminal.hasLeft { #expect(bench.lines.count == 24, "\(key)") }
      #expect(bench.shelf.destructive == 0, "\(key)")
    }
  }
}
