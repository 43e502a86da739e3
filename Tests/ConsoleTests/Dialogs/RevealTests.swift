import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// One field in clear for a minute, and comparisons that show none.
@Suite struct RevealTests {
  private static let secret = "Board meeting, third floor"

  @UI private func shown(_ bench: Bench) async {
    bench.shelf.change { $0.clear = ClearText(text: Self.secret, isErased: false) }
    await bench.open(at: .meetings)
    await bench.press("k", "k", "R", "1", "1", "enter")
  }

  @Test @UI func showsOneFieldForAMinute() async throws {
    let bench = Bench()
    await shown(bench)
    let request = try #require(bench.shelf.read { $0.reveals }.first)
    #expect(request.field == "title")
    #expect(request.id == "M2")
    #expect(request.reason == .customerRequest)
    #expect(bench.text.contains(Self.secret))
    try expectScreen("reveal-80x24", bench.text)
    #expect(bench.terminal.timers[.disclosure] == .seconds(60))
    bench.terminal.fire(.disclosure)
    await bench.rest()
    #expect(bench.state.dialog == nil)
    #expect(!bench.text.contains(Self.secret))
  }

  @Test @UI func whatCannotBeDrawnIsSaid() async {
    let bench = Bench()
    bench.shelf.change { $0.clear = ClearText(text: "\u{4F1A}\u{8B70}", isErased: false) }
    await bench.open(at: .meetings)
    await bench.press("R", "1", "1", "enter")
    #expect(bench.text.contains("Not all of it can be drawn here"))
  }

  @UI private func shown(_ text: String) async -> Bench {
    let bench = Bench()
    bench.shelf.change { $0.clear = ClearText(text: text, isErased: false) }
    await bench.open(at: .meetings)
    await bench.press("R", "1", "1", "enter")
    return bench
  }

  @Test @UI func aWordWiderThanTheFrameIsBroken() async {
    let bench = await shown(String(repeating: "W", count: 80))
    for count in [72, 8] {
      let part = "| " + String(repeating: "W", count: count) + " "
      #expect(bench.text.contains(part))
    }
    #expect(!bench.text.contains("Not all of it"))
  }

  @Test(arguments: [String(repeating: "word ", count: 400), String(repeating: "W", count: 2_000)])
  @UI func whatIsCutIsSaid(text: String) async {
    let bench = await shown(text)
    #expect(bench.text.contains("Not all of it can be drawn here; the verb reveal prints it."))
    #expect(bench.text.contains("It goes after 60 s, or with Esc."))
  }

  @Test @UI func whatFollowsManyBlanksIsShown() async {
    let bench = await shown(String(repeating: " ", count: 100) + "word")
    #expect(bench.text.contains(" word "))
    #expect(!bench.text.contains("Not all of it"))
  }

  @Test @UI func aLongNoteIsShownWhole() async {
    let bench = await shown((1...100).map { "word\($0)" }.joined(separator: " "))
    #expect((1...100).allSatisfy { bench.text.contains("word\($0) ") })
    #expect(!bench.text.contains("Not all of it"))
  }

  @Test @UI func whatIsErasedOrEmptyIsSaid() async {
    let bench = Bench()
    bench.shelf.change { $0.clear = ClearText(text: nil, isErased: true) }
    await bench.open(at: .meetings)
    await bench.press("R", "1", "1", "enter")
    #expect(bench.text.contains("It was erased."))
  }

  @Test(arguments: ["esc", "y", "Y", "d", "enter", "q"])
  @UI func itIsNowhereElse(key: String) async {
    let bench = Bench()
    await shown(bench)
    await bench.press(key)
    #expect(bench.terminal.clipboard == nil)
    #expect(bench.terminal.title.map { !$0.text.contains(Self.secret) } ?? true)
    await bench.press("esc")
    #expect(bench.terminal.timers[.disclosure] == nil)
    #expect(!"\(bench.state)".contains(Self.secret))
    #expect(!bench.text.contains(Self.secret))
  }

  @Test @UI func enterIsNoUntilThereIsAReason() async {
    let bench = Bench()
    await bench.open(at: .meetings)
    await bench.press("R", "1", "enter")
    #expect(bench.shelf.read { $0.reveals }.isEmpty)
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func aReportIsNeverShownInClear() async {
    let bench = Bench()
    await bench.open(at: .reports)
    await bench.press("R")
    #expect(bench.lines[22].contains("a report is partially redacted for every role"))
    await bench.press("enter", "R")
    #expect(bench.state.dialog == nil)
  }

  @Test @UI func supportRevealsNothing() async {
    let bench = Bench(role: .support)
    await bench.open(at: .meetings)
    await bench.press("R")
    #expect(bench.lines[22].contains("your role may not"))
  }

  @Test @UI func comparesAndTellsNoMore() async throws {
    let bench = Bench(role: .support)
    await bench.open(at: .extensions)
    await bench.press("=", "3")
    await bench.type("wrong")
    try expectScreen("compare-80x24", bench.text)
    await bench.press("enter")
    #expect(bench.lines[22].contains("NOT equal."))
    await bench.press("=", "3")
    bench.terminal.paste("right")
    await bench.press("enter")
    #expect(bench.lines[22].contains("EQUAL"))
    #expect(bench.shelf.read { $0.compared }.map(\.field) == ["email", "email"])
    #expect(!"\(bench.state)".contains("right\""))
  }

  @Test @UI func anAttendeeIsComparedByItsPlace() async {
    let bench = Bench(role: .support)
    await bench.open(at: .reports)
    await bench.press("enter", "j", "=", "2")
    await bench.type("right")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.compared }.map(\.field) == ["attendees[1].email"])
    #expect(bench.shelf.read { $0.compared }.map(\.kind) == [.report])
  }

  @Test @UI func tooManyTriesAreSaid() async {
    let bench = Bench()
    bench.shelf.change { $0.refusal = .tooManyTries(until: Made.now) }
    await bench.open(at: .extensions)
    await bench.press("=", "3")
    await bench.type("ann@example.com")
    await bench.press("enter")
    #expect(bench.text.contains("Too much was guessed within an hour"))
    #expect(!"\(bench.state)".contains("ann@example.com"), "it is typed again, or not at all")
  }
}
