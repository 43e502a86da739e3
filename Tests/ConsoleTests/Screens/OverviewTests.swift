import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// What needs somebody, what goes, what is about to go.
@Suite struct OverviewTests {
  @Test @UI func showsWhatNeedsSomebodyFirst() async throws {
    let bench = Bench(.troubled())
    await bench.open()
    try expectScreen("overview-loud-80x24", bench.text)
    bench.terminal.resize(rows: 40, columns: 120)
    try expectScreen("overview-loud-120x40", bench.text)
  }

  @Test @UI func showsItWithBars() async throws {
    let bench = Bench(.troubled(), isUnicode: true)
    await bench.open()
    try expectScreen("overview-loud-unicode-80x24", bench.text)
  }

  @Test @UI func countsOnlyWhatNobodyHas() async {
    let bench = Bench(.troubled())
    await bench.open()
    #expect(bench.lines[0].contains(" !2 "), "one of three is taken")
  }

  @Test @UI func isDrawnBeforeAnythingIsCounted() async {
    let bench = Bench(.troubled())
    bench.runtime.begin(at: .overview)
    #expect(bench.text.contains("recording"))
    #expect(bench.text.contains("counting..."))
    await bench.runtime.settle()
    #expect(!bench.text.contains("counting..."))
    #expect(bench.lines[2].hasPrefix("> ! OVERDUE"), "the first line that came is chosen")
  }

  @Test @UI func enterLeadsToWhatWaits() async {
    let bench = Bench(.troubled())
    await bench.open()
    await bench.press("enter")
    #expect(bench.lines[0].hasPrefix("Pending recording "))
    await bench.press("esc", "j", "j", "enter")
    #expect(bench.lines[0].hasPrefix("MCUs "))
    await bench.press("esc", "j", "j", "enter")
    #expect(bench.lines[0].hasPrefix("Pending participant data "))
    await bench.press("esc", "G", "enter")
    #expect(bench.lines[0].hasPrefix("shop.example.org "))
  }

  /// The cursor stays on its line, and does not hide them.
  @Test @UI func worseLinesThatComeLaterAreSeen() async {
    let bench = Bench(.troubled())
    let all = bench.shelf.read { $0.alarms }
    bench.shelf.change { $0.alarms = [all[2]] }
    await bench.open()
    #expect(bench.lines[2].hasPrefix("> ! MCU"))
    bench.shelf.change { $0.alarms = all }
    await bench.press("r")
    #expect(bench.lines[2].hasPrefix("  ! OVERDUE"))
    #expect(bench.lines[4].hasPrefix("> ! MCU"))
    await bench.press("j")
    #expect(bench.lines[2].hasPrefix("  ! OVERDUE"))
  }

  @Test @UI func onlyAnAdminTakesALine() async {
    let bench = Bench(.troubled(), role: .support)
    await bench.open()
    await bench.press("a")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func aLineIsTakenForSomeHours() async throws {
    let bench = Bench(.troubled())
    await bench.open()
    await bench.press("a")
    try expectScreen("overview-take-80x24", bench.text)
    await bench.press("3", "enter")
    let request = try #require(bench.shelf.read { $0.taken.first })
    #expect(request.alarm == Alarm.Key(kind: .overdue, rule: .recording))
    #expect(request.until == Made.now + 4 * Instant.hour)
    #expect(request.count == 14)
    #expect(bench.lines[2].contains("kim, 13:41"))
    #expect(bench.lines[0].contains(" !1 "))
  }

  @Test @UI func onesOwnLineIsGivenBack() async {
    let bench = Bench(.troubled())
    await bench.open()
    await bench.press("j")
    #expect(bench.lines[3].contains("kim, 12:00") && bench.lines[23].contains("a give back"))
    await bench.press("a")
    #expect(bench.state.dialog == nil, "nothing is asked")
    #expect(bench.shelf.read { $0.givenBack } == [Alarm.Key(kind: .brake, brake: .failingDNS)])
    #expect(bench.lines[3].contains("nobody") && bench.lines[0].contains(" !3 "))
    #expect(bench.lines[22].contains("Given back"))
    #expect(bench.lines[23].contains("a take"))
  }

  /// Taken from another, or only taken off.
  @Test @UI func theLineOfAnotherIsTakenOrGivenBack() async {
    let shelf = Shelf.troubled()
    shelf.change { content in
      content.alarms[1].taken = Alarm.Taken(
        by: "lee", until: Made.at("2026-11-24T12:00:00Z"), count: 214)
    }
    let bench = Bench(shelf)
    await bench.open()
    await bench.press("j", "a")
    #expect(bench.text.contains("Take this line from lee?"))
    #expect(bench.text.contains("7 nobody has it"))
    await bench.press("7", "enter")
    #expect(bench.shelf.read { $0.givenBack.count } == 1)
    #expect(bench.shelf.read { $0.taken.isEmpty } && bench.lines[3].contains("nobody"))
  }

  @Test @UI func enterAloneTakesNothing() async {
    let bench = Bench(.troubled())
    await bench.open()
    await bench.press("a", "enter")
    #expect(bench.shelf.read { $0.taken.isEmpty })
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func onlyWhatNeedsSomebodyIsTaken() async {
    let bench = Bench(.troubled())
    await bench.open()
    await bench.press("G", "a")
    #expect(bench.state.dialog == nil)
    #expect(bench.text.contains("this line needs nobody"))
  }

  @Test @UI func saysWhereCountingEnded() async {
    let bench = Bench(.troubled())
    bench.shelf.change { content in
      content.overview.coming[.serverLog] = ComingDays(days: [900_000, 100_001], isCut: true)
    }
    await bench.open()
    let line = bench.lines.first { $0.contains("server log") } ?? ""
    #expect(line.contains(" 900.0k "))
    #expect(line.contains("1.0M+"))
  }
}
