import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Getting about: keys in, text out.
@Suite(.timeLimit(.minutes(5))) struct NavigationTests {
  @Test @UI func opensGoesBackAndQuits() async throws {
    let bench = Bench()
    bench.runtime.begin(at: .overview)
    #expect(bench.lines[0].hasPrefix("Overview"), "the first frame waits for nothing")
    await bench.runtime.settle()
    await bench.press("2")
    #expect(bench.lines[0].hasPrefix("PBXs"))
    await bench.press("j", "enter")
    #expect(bench.lines[0].hasPrefix("PBXs > shop.example.org"))
    await bench.press("q")
    #expect(bench.lines[0].hasPrefix("PBXs "))
    #expect(bench.state.screen.list.selected?.name == "shop.example.org")
    await bench.press("esc")
    #expect(bench.lines[0].hasPrefix("Overview"))
    let frames = bench.terminal.frames.count
    await bench.press("q")
    #expect(bench.terminal.onEvents == nil, "q at the root quits")
    await bench.press("2")
    #expect(bench.terminal.frames.count == frames)
  }

  @Test @UI func runReturnsWhenThePersonQuits() async {
    let bench = Bench()
    let run = Task { @UI in await bench.runtime.run(at: .pbxs) }
    while bench.terminal.frames.isEmpty, !Task.isCancelled { await Task.yield() }
    bench.terminal.press("Q")
    await run.value
    #expect(bench.terminal.onEvents == nil)
  }

  @Test(arguments: [TerminalEvent.closed, .signal(.hangup), .signal(.terminate)])
  @UI func leavesWhenTheTerminalIsGone(event: TerminalEvent) async {
    let bench = Bench()
    await bench.open()
    bench.terminal.send(event)
    #expect(bench.terminal.onEvents == nil)
  }

  @Test @UI func escapeBringsBackFilterSortAndCursor() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("s", "2", "/")
    await bench.type("example.com")
    await bench.press("enter", "j")
    let before = bench.text
    #expect(bench.state.screen.list.query.sort == "fqdn")
    #expect(bench.state.screen.list.selected?.name == "dental.example.com")
    await bench.press("enter", "esc")
    #expect(bench.text == before)
    #expect(bench.state.screen.list.query == Query(filter: "example.com", sort: "fqdn"))
  }

  @Test @UI func jumpingAwayAndBackKeepsThePlace() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "j", "4", "2")
    #expect(bench.state.screen.list.selected?.name == "marina.example.com")
    #expect(bench.state.stack.count == 2)
  }

  @Test @UI func everyRootScreenHasItsKeyAndName() async {
    let bench = Bench()
    await bench.open()
    for (key, name) in ScreenName.roots {
      await bench.press(String(Character(key)))
      #expect(bench.state.screen.name == name)
      await bench.press(":")
      await bench.type(name.rawValue)
      await bench.press("enter")
      #expect(bench.state.screen.name == name)
    }
  }

  @Test @UI func commandLineCompletesAndSaysWhatItDoesNotKnow() async {
    let bench = Bench()
    await bench.open()
    await bench.press(":")
    await bench.type("mee")
    await bench.press("tab")
    #expect(bench.lines[23].hasPrefix(":meetings"))
    await bench.press("enter")
    #expect(bench.state.screen.name == .meetings)
    await bench.press(":")
    await bench.type("nowhere")
    await bench.press("enter")
    #expect(bench.lines[22].contains("There is no nowhere"))
    await bench.press(":", "up")
    #expect(bench.lines[23].hasPrefix(":meetings"), "the history")
  }

  @Test @UI func pastedTextIsNotRunAsKeys() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    bench.terminal.paste("dx1\nq")
    await bench.rest()
    #expect(bench.state.dialog == nil)
    #expect(bench.state.screen.name == .meetings)
    #expect(bench.lines[22].contains("Pasted text is not run"))
    await bench.press("/")
    bench.terminal.paste("M2\nM3")
    await bench.rest()
    #expect(bench.state.screen.list.query.filter == "M2")
  }

  @Test @UI func aKeyWithoutMeaningSaysSo() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("x")
    #expect(bench.lines[22].contains("x does nothing here"))
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func resizingKeepsTheRecordAndTooSmallKeepsTheState() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("j", "j")
    let before = bench.text
    bench.terminal.resize(rows: 10, columns: 40)
    #expect(bench.lines[0] == "Lapse needs 60x16.")
    await bench.press("d", "j", "enter", "ctrl-c")
    #expect(!bench.terminal.hasLeft, "only the key that is named there quits")
    bench.terminal.resize(rows: 24, columns: 80)
    #expect(bench.text == before)
    bench.terminal.resize(rows: 50, columns: 200)
    #expect(bench.state.screen.list.selected?.name == "marina.example.com")
    #expect(bench.lines.count == 50)
  }

  @Test(arguments: [(16, 60), (24, 80), (40, 120), (90, 300)])
  @UI func everyScreenFitsEverySize(rows: Int, columns: Int) async {
    let bench = Bench(rows: rows, columns: columns)
    await bench.open()
    for (key, _) in ScreenName.roots {
      await bench.press(String(Character(key)), "j", "enter")
      #expect(bench.lines.count == rows)
      #expect(!bench.lines[rows - 1].isEmpty, "the keys are on the last row")
      await bench.press("esc", "?", "esc", "i", "esc")
      #expect(bench.lines.count == rows)
    }
  }

  @Test @UI func rowsBelowTheListFollowWhenTheCursorRests() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    bench.terminal.press("j")
    #expect(bench.lines[20].contains("old-depot.example.org"))
    #expect(bench.terminal.timers[.rest] == .milliseconds(150))
    bench.terminal.fire(.rest)
    #expect(bench.lines[20].contains("shop.example.org"))
  }

  @Test @UI func timesInTheOperatorsZone() async {
    let bench = Bench(zone: Zone { _ in 90 })
    await bench.open(at: .meetings)
    #expect(bench.lines[0].hasSuffix("09:41Z"))
    await bench.press("z")
    #expect(bench.lines[0].hasSuffix("11:11+0130"))
    #expect(bench.text.contains("11:30 brightway"))
  }

  @Test @UI func copyAndTicket() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("y")
    #expect(bench.terminal.clipboard == "old-depot.example.org")
    await bench.press("Y")
    #expect(bench.terminal.clipboard?.contains("****-89EF") == true)
    await bench.press("T")
    await bench.type("#4711")
    await bench.press("enter")
    #expect(bench.lines[0].contains("#4711"))
  }

  @Test @UI func controlCNeverQuits() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("ctrl-c", "ctrl-c")
    #expect(bench.terminal.onEvents != nil)
    #expect(bench.lines[22].contains("Q quits"))
  }

  @Test @UI func suspendingComesBackToTheSameScreen() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    let before = bench.text
    await bench.press("ctrl-z", "ctrl-l")
    #expect(bench.terminal.suspensions == 1)
    #expect(bench.text == before)
  }

  @Test @UI func openingAReportIsOneAuditedRead() async {
    let bench = Bench()
    await bench.open(at: .reports)
    await bench.press("enter", "r", "j", "?", "esc")
    bench.terminal.fire(.refresh)
    await bench.rest()
    #expect(bench.shelf.read { $0.openedReports } == ["T-20931"])
  }

  @Test @UI func whatARoleMayNotIsDimAndRefused() async {
    let bench = Bench(role: .support)
    await bench.open(at: .meetings)
    await bench.press("d")
    #expect(bench.text.contains("x goes no further: your role may not delete: a asks an admin"))
    await bench.press("x", "x", "enter")
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
  }
}
