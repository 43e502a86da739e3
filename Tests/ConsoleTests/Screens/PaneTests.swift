import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The pane beside the list, from 120 columns on.
@Suite struct PaneTests {
  @Test @UI func tellsWhatGoesWithItsSentenceHoldsAndFields() async throws {
    let bench = Bench(rows: 40, columns: 160)
    await bench.open(at: .meetings)
    try expectScreen("meetings-160x40", bench.text)
    #expect(bench.text.contains("ENDS WITH IT"))
    #expect(bench.text.contains("FIELDS, masked as for everyone"))
  }

  @Test @UI func isReadOnceForTheLineOnWhichTheCursorRests() async {
    let bench = Bench(rows: 40, columns: 120)
    await bench.open(at: .pbxs)
    let first = bench.state.inspected
    #expect(first?.id == "old-depot.example.org")
    bench.terminal.press("j")
    #expect(bench.state.inspected?.id == "old-depot.example.org", "not while it moves")
    await bench.rest()
    #expect(bench.state.inspected?.id == "shop.example.org")
    bench.terminal.resize(rows: 24, columns: 80)
    await bench.rest()
    #expect(bench.state.inspected == nil)
  }

  @Test @UI func tabFocusesItAndItScrolls() async {
    let bench = Bench(rows: 18, columns: 120)
    await bench.open(at: .pbxs)
    #expect(bench.text.contains("more, Tab"))
    let cursor = bench.state.screen.list.cursor
    await bench.press("tab", "j", "j")
    #expect(bench.state.paneTop == 2)
    #expect(bench.state.screen.list.cursor == cursor, "the list stays")
    #expect(bench.lines[17].hasPrefix("j k scroll"))
    await bench.press("G")
    #expect(bench.text.contains(" above"))
    await bench.press("g", "esc", "j")
    #expect(bench.state.paneTop == 0 && bench.state.screen.list.cursor != cursor)
  }

  @Test @UI func aRectifiedFieldNamesWhoMustChangeIt() async {
    let row = Made.pbx(1, "pbx.example.com", sync: Made.now, resolved: Made.now)
    let detail = RecordDetail(
      row: row, due: [], why: [], pbx: "pbx.example.com", extension: nil, meeting: nil,
      rectified: ["email"])
    #expect(Words.rectified(detail) == "email: stands until pbx.example.com sends another")
    let bench = Bench()
    await bench.open(at: .pbxs)
    let items = InspectScreen.items(
      Explanation(kind: .pbx, id: "pbx.example.com", isHere: true, items: []), detail, bench.state)
    #expect(
      items.contains {
        if case .fact("rectified", let value, _) = $0 { value.hasPrefix("email") } else { false }
      })
  }
}
