import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The selected line's cells, whole.
@Suite struct WrapTests {
  @Test @UI func theCellsGoOnBelow() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("G", "w")
    try expectScreen("wrapped-80x24", bench.text)
    let row = try #require(bench.lines.firstIndex { $0.hasPrefix(">") })
    #expect(bench.lines[row].contains("express-freight.example "))
    #expect(bench.lines[row + 1].contains(".com"))
    await bench.press("k")
    #expect(bench.lines.filter { $0.contains("express-freight.exampl~") }.count == 1)
    await bench.press("G", "w")
    #expect(!bench.text.contains("\n    .com"))
  }

  @Test @UI func theLastLineIsSeenWhole() async throws {
    let bench = Bench(.wide(60), rows: 16, columns: 60)
    await bench.open(at: .pbxs)
    await bench.press("w", "G")
    let row = try #require(bench.lines.firstIndex { $0.hasPrefix(">") })
    #expect(bench.state.layout.list.contains(row))
    await bench.press("g")
    #expect(bench.lines[3].hasPrefix(">"))
  }
}
