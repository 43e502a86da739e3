import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Windows on long lists: cursor, marks, pages, filter.
@Suite struct ListTests {
  @Test @UI func cursorAndMarksFollowTheRecordThroughARefresh() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("j", "space", "j", "j")
    #expect(bench.state.screen.list.selected?.name == "pbx-00005.example.com")
    let row = bench.lines.firstIndex { $0.hasPrefix(">") }
    bench.shelf.change { content in
      let new = Made.pbx(
        900, "pbx-00000.example.com", sync: Made.now, resolved: Made.now)
      content.rows[.pbx]?.insert(new, at: 0)
    }
    await bench.press("r")
    #expect(bench.state.screen.list.selected?.name == "pbx-00005.example.com")
    #expect(bench.state.screen.list.marks.records.map(\.key) == [.record(.pbx, 2)])
    #expect(bench.lines.firstIndex { $0.hasPrefix(">") } == row, "it stays where the eye is")
    #expect(bench.lines.contains { $0.hasPrefix(" x") && $0.contains("pbx-00002") })
  }

  @Test @UI func whenTheRecordIsGoneTheCursorGoesToTheNextOne() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("j", "j")
    bench.shelf.change { content in content.rows[.pbx]?.removeAll { $0.view.number == 3 } }
    await bench.press("r")
    #expect(bench.state.screen.list.selected?.name == "pbx-00004.example.com")
    bench.shelf.change { content in content.rows[.pbx]?.removeAll { $0.view.number > 2 } }
    await bench.press("r")
    #expect(bench.state.screen.list.selected?.name == "pbx-00002.example.com")
  }

  @Test @UI func aLongListIsAWindowOfPages() async {
    let bench = Bench(.wide(2_000))
    await bench.open(at: .pbxs)
    #expect(bench.state.screen.list.items.count == 100)
    for _ in 0..<80 { await bench.press("pgdn") }
    let list = bench.state.screen.list
    #expect(list.items.count <= ListModel.pageSize * ListModel.pagesKept)
    #expect(list.cursorIndex.flatMap(list.position) == 1 + 80 * (bench.state.listRows - 1))
    for _ in 0..<80 { await bench.press("pgup") }
    let first = bench.state.screen.list
    #expect(first.cursorIndex.flatMap(first.position) == 1)
    #expect(bench.state.screen.list.selected?.name == "pbx-00001.example.com")
    #expect(
      bench.state.screen.list.items.count <= ListModel.pageSize * ListModel.pagesKept)
  }

  @Test @UI func endAndBeginning() async {
    let bench = Bench(.wide(2_000))
    await bench.open(at: .pbxs)
    await bench.press("G")
    #expect(bench.state.screen.list.selected?.name == "pbx-02000.example.com")
    #expect(bench.lines[20].contains("2,000 of 2,000"))
    await bench.press("k", "ctrl-u", "ctrl-b")
    #expect(bench.lines.contains { $0.hasPrefix(">") })
    await bench.press("g")
    #expect(bench.lines[20].contains("1 of 2,000"))
  }

  @Test @UI func refreshDeepInTheListStaysThere() async {
    let bench = Bench(.wide(2_000))
    await bench.open(at: .pbxs)
    for _ in 0..<40 { await bench.press("pgdn") }
    let before = bench.text
    await bench.press("r")
    #expect(bench.text == before)
    bench.terminal.fire(.refresh)
    await bench.rest()
    #expect(bench.text == before)
  }

  @Test @UI func filterAsYouType() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("j", "j", "/")
    await bench.type("00001")
    #expect(bench.state.screen.list.items.count == 1)
    #expect(bench.lines[1].contains("filter 00001"))
    await bench.press("enter")
    #expect(bench.state.prompt == nil)
    await bench.press("esc")
    #expect(bench.state.screen.list.items.count == 30)
    #expect(bench.state.screen.list.selected?.name == "pbx-00003.example.com")
  }

  @Test @UI func escapeInThePromptBringsTheOldFilterBack() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("0001")
    await bench.press("enter", "/")
    await bench.type("5")
    #expect(bench.state.screen.list.items.count == 1)
    await bench.press("esc")
    #expect(bench.state.screen.list.query.filter == "0001")
    #expect(bench.state.screen.list.items.count == 11)
    await bench.press("esc")
    #expect(bench.state.screen.list.items.count == 30)
  }

  @Test @UI func theLatestFilterWins() async {
    let bench = Bench(.wide(30))
    await bench.open(at: .pbxs)
    let gate = Gate()
    bench.shelf.change { $0.gate = ("00001", gate) }
    bench.terminal.press("/")
    bench.terminal.type("00001")
    #expect(bench.lines[23].hasPrefix("/00001"), "typing waits for nothing")
    bench.terminal.type("0")
    await bench.rest()
    #expect(bench.state.screen.list.query.filter == "000010")
    let before = bench.text
    await gate.open()
    await bench.rest()
    #expect(bench.text == before, "what was cancelled sends nothing")
  }

  @Test @UI func staleAnswersAreDropped() async {
    let bench = Bench(.wide(3))
    await bench.open(at: .pbxs)
    var state = bench.state
    let stale = state.screen.list.generation
    let effects = reduce(&state, .event(.key(.key("r"))))
    #expect(
      effects.contains { if case .load(let load) = $0 { load.load == .refresh } else { false } })
    let page = Page(request: .first, items: [], before: nil, after: nil, total: 0)
    _ = reduce(
      &state,
      .pagesArrived(
        screen: state.screen.number, generation: stale, load: .refresh, .success([page])))
    #expect(state.screen.list.items.count == 3)
  }

  @Test @UI func emptyFailedAndNothingFoundSayWhat() async {
    let bench = Bench(Shelf())
    await bench.open(at: .pbxs)
    #expect(bench.text.contains("No PBX is stored yet"))
    await bench.press("/")
    await bench.type("zzz")
    await bench.press("enter")
    #expect(bench.text.contains("Nothing matches \"zzz\""))
    bench.shelf.change { $0.failure = .busy }
    await bench.press("esc")
    #expect(bench.text.contains("Another run is at work"))
    bench.shelf.change { $0.failure = nil }
    await bench.press("r")
    #expect(bench.text.contains("No PBX is stored yet"))
  }

  @Test @UI func meetingsOpenAtNowAndDaysAreSteps() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    #expect(bench.state.screen.list.selected?.name == "M4")
    await bench.press("]")
    #expect(bench.state.screen.list.selected?.name == "M5")
    await bench.press("[")
    #expect(bench.state.screen.list.selected?.name == "M2")
    await bench.press("[")
    #expect(bench.state.screen.list.selected?.name == "M1")
    await bench.press(".")
    #expect(bench.state.screen.list.selected?.name == "M4")
  }

  @Test @UI func pendingShowsOneStateAfterTheOther() async {
    let bench = Bench()
    await bench.open(at: .pending)
    #expect(bench.state.screen.list.items.count == 5, "all but what is held")
    await bench.press("o")
    #expect(bench.state.screen.list.items.count == 1)
    #expect(bench.lines[1].contains("overdue"))
    await bench.press("o", "o", "o", "o")
    #expect(bench.text.contains("Nothing is staged."))
    await bench.press("o", "/")
    await bench.type("rule:recording")
    #expect(bench.state.screen.list.items.count == 2)
  }

  @Test func aListNeverShowsOneRecordTwice() {
    var list = ListModel(source: .records(.pbx, within: nil))
    func item(_ number: Int64) -> Item {
      .record(
        Made.pbx(number, "pbx-\(number).example.com", sync: Made.now, resolved: Made.now))
    }
    let first = Page(
      request: .first, items: [item(1), item(2)], before: nil, after: .text("2"), total: nil)
    list.replace(with: [first], load: .anew(keepingCursor: false))
    list.append(
      Page(
        request: .init(after: .text("2")), items: [item(2), item(3)], before: nil, after: nil,
        total: nil))
    #expect(list.items.map(\.name) == (1...3).map { "pbx-\($0).example.com" })
  }
}
