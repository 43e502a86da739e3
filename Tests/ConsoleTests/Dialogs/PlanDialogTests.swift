import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// The order of the plan is its message, and at 80x24 all of it is seen.
@Suite struct PlanDialogTests {
  /// A PBX with a little of everything, as large as most are.
  private func full() -> Shelf {
    let shelf = Shelf.stocked()
    shelf.change { content in
      var census = Census()
      census.counts = Counts([
        .pbx: 1, .extension: 4_120, .meeting: 401_209, .participant: 1_204_311, .poll: 12_163,
        .recording: 312, .file: 1_880, .report: 288_410, .session: 88_020,
      ])
      census.objects = 2_192
      census.bytes = 912_000_000_000
      census.people = 310_402
      census.liveMeetings = 12
      census.livePeople = 114
      census.backups = 7
      census.backupsUntil = Made.now + 364 * Instant.day
      census.kept = [
        Census.Kept(kind: .meeting, id: "7Q4K-22M1", hold: 14),
        Census.Kept(kind: .recording, id: "R-88121", hold: 12),
      ]
      content.census = census
      content.lookalikes = [
        Lookalike(id: "express-freigth.example.com", extensions: 340),
        Lookalike(id: "express-freight.example.net", extensions: 61),
      ]
    }
    return shelf
  }

  private let parts = ["LOOK-ALIKES", "GOES", "KEPT", "LIVE", "NOW", "UNTIL", "THEN", "AFTER"]

  @UI private func opened(_ bench: Bench) async {
    await bench.open(at: .pbxs)
    await bench.press("/")
    await bench.type("express")
    await bench.press("enter", "d")
  }

  /// Each part in its order, down to its last word, above the form.
  @UI private func expectAll(_ bench: Bench) {
    let rows = parts.map { part in
      bench.lines.firstIndex { $0.dropFirst(2).hasPrefix(part) } ?? -1
    }
    #expect(rows.allSatisfy { $0 > 0 } && rows == rows.sorted(), "\(bench.text)")
    #expect(bench.text.contains("the last to 23 Nov 2027."), "the last word of AFTER")
    #expect(!bench.text.contains("PgDn"))
  }

  @Test @UI func allOfItIsSeen() async throws {
    let bench = Bench(full())
    await opened(bench)
    expectAll(bench)
    try expectScreen("plan-full-80x24", bench.text)
    await bench.press("c", "x", "2")
    await bench.type("#4698")
    await bench.press("tab")
    await bench.type("express-freight.example")
    expectAll(bench)
    try expectScreen("plan-full-asking-80x24", bench.text)
  }

  /// People hold it against the ticket.
  @Test @UI func aLongPhraseIsSeenWhole() async {
    let bench = Bench(full())
    await opened(bench)
    await bench.press("c", "x", "2")
    await bench.type("#4698")
    await bench.press("tab")
    await bench.type("express-freight.example.com")
    #expect(bench.text.contains("phrase  express-freight.example.com "))
    await bench.type(String(repeating: "x", count: 60))
    #expect(bench.text.contains("e.com" + String(repeating: "x", count: 60)))
    for _ in 0..<86 { await bench.press("backspace") }
    #expect(bench.text.contains("as the ticket has it (no pasting):  e "))
  }

  @Test @UI func theBoxIsTickedBeforeItGoesOn() async {
    let bench = Bench(full())
    await opened(bench)
    await bench.press("x")
    #expect(bench.text.contains("meetings are live, tick first"))
    await bench.press("c", "x")
    #expect(bench.text.contains("[x] c cut them off"))
    #expect(bench.text.contains("( Stage ): reason, ticket, phrase not yet"))
  }

  /// Where there is less room, it scrolls.
  @Test @UI func onASmallScreenPgDnShowsTheRest() async throws {
    let bench = Bench(full(), rows: 16, columns: 60)
    await opened(bench)
    #expect(bench.text.contains("PgDn the rest") && !bench.text.contains("AFTER"))
    await bench.press("pgdn", "pgdn", "pgdn")
    #expect(bench.text.contains("23 Nov 2027"))
    await bench.press("pgup", "pgup", "pgup")
    #expect(bench.text.contains("express-freight.example.com"))
    try expectScreen("plan-full-60x16", bench.text)
  }

  /// Also before reason and phrase are given.
  @Test @UI func anOldPlanIsMadeAgainAndTheDifferenceShown() async {
    let bench = Bench(full())
    await opened(bench)
    await bench.press("c")
    bench.shelf.change { content in
      content.now = Made.now + 6 * Instant.minute
      content.census.counts[.meeting] = 401_210
    }
    await bench.press("x")
    #expect(bench.shelf.read { $0.plans } == 2)
    #expect(
      bench.text.contains("The plan changed: meeting 401,209 to 401,210. Nothing was deleted."))
    #expect(bench.text.contains("[ ] c cut them off"), "it is ticked again")
  }

  @Test @UI func aPlanThatIsTheSameSaysSo() async {
    let bench = Bench(full())
    await opened(bench)
    await bench.press("c")
    bench.shelf.change { $0.now = Made.now + 6 * Instant.minute }
    await bench.press("x")
    #expect(bench.text.contains("The plan was made again: it is the same."))
    await bench.press("x")
    #expect(bench.text.contains("reason  1 customer"))
  }
}
