import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The filter's prompt: marks what is wrong, masks what is told, never blocks typing.
@Suite struct FilterTests {
  @Test @UI func aFaultIsMarkedAtItsCharacterAndTheListStays() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    let items = bench.state.screen.list.items.count
    await bench.press("/")
    await bench.type("mcu:fra nope:1 x")
    #expect(bench.state.screen.list.query.filter == "mcu:fra nope", "as far as it was understood")
    #expect(bench.state.prompt?.fault?.position == 8)
    #expect(bench.lines[22].contains("At character 9: there is no such column here"))
    try expectScreen("filter-fault-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.state.prompt != nil, "it is put right")
    await bench.press("esc")
    #expect(bench.state.prompt == nil)
    #expect(bench.state.screen.list.items.count == items)
  }

  @Test @UI func whatIsStillToComeIsNoFault() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    for letters in ["mcu", ":", "\"", "fra"] {
      await bench.type(letters)
      let isOpen = letters == "\"" || letters == "fra"
      #expect((bench.state.prompt?.fault == nil) != isOpen, "\(letters)")
    }
    await bench.type("\"")
    #expect(bench.state.prompt?.fault == nil)
    #expect(bench.state.screen.list.query.filter == "mcu:\"fra\"")
  }

  @Test @UI func aMaskedColumnIsMatchedOnEnterAndKeptNowhere() async throws {
    let bench = Bench()
    await bench.open(at: .extensions)
    let number = try #require(bench.state.screen.list.items.first?.row?.view.number)
    bench.shelf.change { $0.holding = [number] }
    let reads = bench.shelf.read { $0.lists.count }
    await bench.press("/")
    await bench.type("email:ann.lee@example.com")
    #expect(bench.shelf.read { $0.selections.isEmpty }, "never while typing")
    #expect(
      bench.shelf.read {
        $0.lists[reads...].allSatisfy { $0.filter == "" || "email".hasPrefix($0.filter) }
      })
    await bench.press("enter")
    #expect(bench.shelf.read { $0.selections.map(\.filter) } == ["email:ann.lee@example.com"])
    #expect(bench.shelf.read { $0.lists.last?.told?.numbers } == [number])
    #expect(bench.lines[1].contains("filter email:=a***@***"))
    #expect(bench.state.screen.list.items.count == 1)
    // Refreshed, and the prompt opened and left: what was found stays, what was told is nowhere.
    await bench.press("r", "/")
    #expect(bench.lines[23].hasPrefix("/email:=a***@*** "))
    await bench.press("esc", "esc")
    #expect(!bench.state.screen.list.query.isFiltered)
    await bench.press("/")
    await bench.type("email:ann.lee@example.com")
    await bench.press("enter", "S", "8", "3")
    let all = "\(bench.state)"
    #expect(!all.contains("ann.lee"), "the state has nothing of it")
    #expect(bench.state.screen.list.query.told?.shown == "email:=a***@***")
    await bench.press(":")
    await bench.type("view save x")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.remembered.isEmpty })
    #expect(bench.lines[22].contains("kept in no view"))
    await bench.press("esc")
    #expect(!bench.state.screen.list.query.isFiltered)
  }

  @Test @UI func aLongSearchGoesOnToItsEnd() async throws {
    let shelf = Shelf.wide(2_000)
    shelf.change { $0.examined = 100 }
    let bench = Bench(shelf)
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("01999")
    #expect(bench.state.screen.list.items.map(\.name) == ["pbx-01999.example.com"])
    #expect(bench.state.searchProgress == nil, "it came to the end")
    #expect(bench.lines[1].hasPrefix("1 PBX"))
  }

  @Test @UI func theSearchGoesOnFromStepToStep() async {
    var list = ListModel(source: .records(.pbx, within: nil))
    list.query.filter = "x"
    let row = Made.pbx(1, "x.example.com", sync: Made.now, resolved: Made.now)
    let first = Page(
      request: .first, items: [], before: nil, after: .text("i100"), total: nil, searched: 100)
    list.replace(with: [first], load: .anew(keepingCursor: false))
    #expect(list.searched == 100 && list.total == nil && list.canLoadAhead)
    list.append(
      Page(
        request: .init(after: .text("i100")), items: [.record(row)], before: nil,
        after: .text("i200"), total: nil, searched: 100))
    #expect(list.pages.count == 1, "steps are one page until it is full")
    #expect(list.searched == 200)
    #expect(list.selected?.name == "x.example.com")
    list.append(
      Page(
        request: .init(after: .text("i200")), items: [], before: nil, after: nil, total: nil))
    #expect(list.total == 1 && !list.canLoadAhead)
  }

  @Test @UI func sortIsChosenAndTurnedRound() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("s")
    try expectScreen("sort-80x24", bench.text)
    await bench.press("j", "enter")
    #expect(bench.state.screen.list.query.sort == "fqdn")
    #expect(!bench.state.screen.list.query.descending)
    await bench.press("S")
    #expect(bench.state.screen.list.query.descending)
    await bench.press("s", "S", "3")
    #expect(bench.state.screen.list.query.sort == "registeredAt")
    #expect(bench.state.screen.list.query.descending)
    await bench.press("s", "1")
    #expect(bench.state.screen.list.query == Query())
  }

  /// A list that is read whole is put in order here, by any of its columns.
  @Test @UI func shortListsAreSortedByEachColumn() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      content.jobs = [
        Made.job(3, .staged, .recording, "R10", undoUntil: Made.now + Instant.hour),
        Made.job(2, .done, .recording, "R9", receipt: 8), Made.job(10, .undone, .recording, "R2"),
      ]
    }
    await bench.open(at: .jobs)
    func shown() -> [String] { bench.state.screen.list.items.map(\.name) }
    #expect(shown() == ["D-3", "D-2", "D-10"])
    await bench.press("s")
    try expectScreen("sort-jobs-80x24", bench.text)
    await bench.press("4")
    #expect(shown() == ["D-10", "D-2", "D-3"], "numbers in words are numbers")
    #expect(bench.lines[1].contains("by WHAT"))
    await bench.press("S")
    #expect(shown() == ["D-3", "D-2", "D-10"])
    bench.terminal.fire(.refresh)
    await bench.rest()
    #expect(shown() == ["D-3", "D-2", "D-10"], "it stays when it is read again")
    await bench.press("s", "2")
    #expect(shown() == ["D-2", "D-3", "D-10"])
    await bench.press("s", "7")
    #expect(shown().first == "D-3", "what has nothing there comes last")
    await bench.press("s", "1")
    #expect(shown() == ["D-3", "D-2", "D-10"] && bench.lines[1].contains("urgent, then newest"))
  }

  @Test @UI func whatIsNotAllHereKeepsItsOrder() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.jobs = (0..<500).map { Made.job(500 - $0, .done, .recording, nil, receipt: 1) }
    }
    await bench.open(at: .jobs)
    for key in ["s", "S"] {
      await bench.press(key)
      #expect(bench.state.dialog == nil)
      #expect(bench.lines[22].contains("only 500 lines are here, in the list's own order"))
    }
  }

  @Test @UI func columnsAreChosenAndRemembered() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("C")
    try expectScreen("columns-80x24", bench.text)
    // Not the licence; the FQDN narrower; MCU shown.
    await bench.press("-", "-", "j", "space", "G", "enter")
    let kept = try #require(bench.shelf.read { $0.remembered.last?.columns["pbxs"] })
    #expect(kept.first == ColumnChoice(title: "FQDN", width: 20))
    #expect(!kept.contains { $0.title == "LICENCE" })
    #expect(!bench.lines[2].contains("LICENCE"))
    await bench.press("1", "2")
    #expect(!bench.lines[2].contains("LICENCE"))
    await bench.press("C", "r")
    #expect(bench.lines[2].contains("LICENCE"))
    #expect(bench.shelf.read { $0.remembered.last?.columns.isEmpty } == true)
  }

  @Test @UI func viewsAreSavedListedAndOpened() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("example.org")
    await bench.press("enter", "s", "2", ":")
    await bench.type("view save orgs")
    await bench.press("enter")
    #expect(
      bench.shelf.read { $0.remembered.last?.views } == ["orgs": "pbxs --sort fqdn example.org"])
    await bench.press("4", ":")
    await bench.type("view")
    await bench.press("enter")
    try expectScreen("views-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.state.screen.name == .pbxs)
    #expect(bench.state.screen.list.query.filter == "example.org")
    #expect(bench.state.screen.list.query.sort == "fqdn")
    await bench.press("esc")
    #expect(!bench.state.screen.list.query.isFiltered)
    await bench.press("/")
    await bench.type("ann@example.com")
    await bench.press("enter", ":")
    await bench.type("view save ann")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.remembered.count } == 1, "what may be personal is not kept")
  }

  @Test @UI func theViewIsExportedAsItIs() async throws {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("example.org")
    await bench.press("enter", "s", "2", "S", "e")
    try expectScreen("export-80x24", bench.text)
    await bench.press("2")
    let export = try #require(bench.shelf.read { $0.exports.last })
    #expect(export.format == .jsonl)
    guard case .records(let request) = export.list else {
      Issue.record("no records")
      return
    }
    #expect(request.filter == "example.org" && request.sort == "fqdn" && request.descending)
    #expect(bench.lines[22].contains("12 rows in /home/kim/exports/x.csv"))
  }

  @Test(arguments: [
    (ScreenName.jobs, ExportedList.jobs), (.holds, .holds), (.audit, .audit()),
    (.receipts, .receipts), (.quarantine, .quarantines), (.objects, .objects),
    (.backups, .backups), (.incidents, .incidents), (.requests, .requests),
  ])
  @UI func everyListIsExported(_ name: ScreenName, _ list: ExportedList) async {
    let bench = Bench()
    await bench.open(at: name)
    await bench.press("e")
    #expect(bench.text.contains("Export this view"))
    #expect(bench.text.contains("your own entries") == (name == .audit))
    await bench.press("1")
    #expect(bench.shelf.read { $0.exports.last?.list } == list)
    #expect(bench.shelf.read { $0.exports.last?.name } == name.rawValue)
  }

  @Test @UI func whatWentBelowARecordIsExported() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("p", "e", "2")
    #expect(
      bench.shelf.read { $0.exports.last?.list } == .past(.pbx, id: "old-depot.example.org"))
  }
}
