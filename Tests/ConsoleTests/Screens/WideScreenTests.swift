import Terminal
import Testing

@testable import Console

/// From 120 columns on a pane takes the place of the rows below the list.
@Suite struct WideScreenTests {
  @Test(arguments: [60, 80, 119, 120, 160, 200, 300])
  @UI func theListKeepsItsColumns(columns: Int) async {
    let bench = Bench(rows: 40, columns: columns)
    await bench.open(at: .pbxs)
    let layout = bench.state.layout
    #expect((layout.pane != nil) == (columns >= 120))
    #expect(layout.width >= min(columns, 80))
    #expect((layout.pane?.endColumn ?? columns) == columns)
    #expect(layout.list.upperBound == layout.detail.lowerBound)
  }

  /// There is room for all that is in them.
  @Test(arguments: Scene.lists.filter { $0.name != "overview" })
  @UI func nothingOfAListIsCut(scene: Scene) async {
    let bench = await scene.bench(rows: 60, columns: 200)
    let layout = bench.state.layout
    for row in layout.list {
      let line = bench.lines[row].prefix(layout.width)
      #expect(!line.contains("~"), "\(line)")
    }
  }

  @Test @UI func thePaneFollowsTheCursorWhenItRests() async {
    let bench = Bench(rows: 40, columns: 120)
    await bench.open(at: .pbxs)
    #expect(bench.text.contains("| old-depot.example.org"))
    bench.terminal.press("j")
    #expect(!bench.text.contains("| shop.example.org"))
    await bench.rest()
    #expect(bench.text.contains("| shop.example.org"))
    #expect(bench.text.contains("licenseKey      ****-89EF"))
  }
}
