import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// `f`: what a caller reads out, whole, and nothing of it kept.
@Suite struct FindTests {
  private static let typed = "ann@example.com"

  @UI private func asked(_ bench: Bench) async {
    await bench.open(at: .pbxs)
    await bench.press("f")
    #expect(bench.lines[22].contains("Nothing typed here is kept"))
    await bench.type(Self.typed)
    await bench.press("enter")
  }

  private func several(_ content: inout Shelf.Content) {
    let rows = content.rows
    let person = rows[.participant].map { $0[0] }
    let inside = rows[.extension].map { $0[2] }
    content.found = FindResult(
      taken: .email,
      hits: [inside, person].compactMap { $0 }.map {
        Made.hit($0, pbx: "brightway.example.net", field: "email")
      }, found: 2)
  }

  @Test @UI func severalHitsAreAListThatTellsWhatItWasTakenFor() async throws {
    let bench = Bench()
    bench.shelf.change(several)
    await asked(bench)
    #expect(bench.lines[1].contains("taken for an e-mail address: 2 found"))
    try expectScreen("find-80x24", bench.text)
    await bench.press("i")
    #expect(bench.state.screen.place == .inspect(.extension, id: "brightway.example.net/104"))
    await bench.press("esc", "esc")
    #expect(bench.state.screen.name == .pbxs)
  }

  @Test @UI func whatWasTypedIsNowhere() async {
    let bench = Bench()
    bench.shelf.change(several)
    await asked(bench)
    #expect(!bench.text.contains(Self.typed))
    #expect(!"\(bench.state)".contains(Self.typed))
    #expect(bench.state.history.isEmpty)
    await bench.press("f")
    #expect(bench.state.prompt?.text == "", "the next question begins empty")
  }

  @Test @UI func oneHitOpensAtOnceWithTheTicketOfTheCall() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      let hits = content.rows[.meeting]?.prefix(1).map { Made.hit($0, pbx: nil) } ?? []
      content.found = FindResult(taken: .meeting, hits: hits, found: 1)
    }
    await bench.open(at: .pbxs)
    await bench.press("T")
    await bench.type("#4711")
    await bench.press("enter", "f")
    await bench.type("M1")
    await bench.press("enter")
    #expect(bench.state.screen.place == .meeting(id: "M1", number: 21))
    #expect(bench.shelf.read { $0.tickets } == ["#4711"])
  }

  @Test @UI func aHoldOpensOnItsLine() async {
    let bench = Bench()
    bench.shelf.change { content in
      let newer = HoldView(
        number: 15, kind: .pbx, record: "shop.example.org", nature: .legal, reason: nil,
        owner: "lee", ticket: nil, placedAt: Made.ago(days: 1), reviewAt: nil, needsReview: false)
      content.holds.insert(newer, at: 0)
      content.found = FindResult(
        taken: .hold, hits: [FindHit(subject: .hold, id: "H-14")], found: 1)
    }
    await asked(bench)
    #expect(bench.state.screen.name == .holds)
    #expect(bench.state.screen.list.selected?.name == "H-14")
  }

  @Test @UI func whatWentIsToldWithWhatIsLikeIt() async throws {
    let bench = Bench()
    bench.shelf.change { content in
      let went = FindHit(
        subject: .record(.pbx), id: "old-mill.example.net", pbx: "old-mill.example.net",
        went: .init(at: Made.ago(days: 5), rule: .tenantDNS, receipt: 8_802))
      let near = FindHit(
        subject: .record(.pbx), id: "old-mill.example.com", pbx: "old-mill.example.com",
        isNear: true, view: content.rows[.pbx]?.first?.view)
      content.found = FindResult(taken: .fqdn, hits: [went, near], found: 1)
      content.receipts = [Made.receipt(8_802)]
    }
    await asked(bench)
    try expectScreen("find-went-80x24", bench.text)
    #expect(bench.text.contains("receipt RC-8802"))
    await bench.press("enter")
    #expect(bench.text.contains("Receipt RC-8802"))
    await bench.press("esc")
    #expect(bench.state.screen.name == .find)
  }

  /// Also one that is older than what the list of receipts shows.
  @Test @UI func aReceiptIsOpenedByItsNumber() async {
    let bench = Bench()
    bench.shelf.change { content in
      content.found = FindResult(
        taken: .receipt, hits: [FindHit(subject: .receipt, id: "RC-8802")], found: 1)
    }
    await asked(bench)
    #expect(bench.lines[22].contains("There is no receipt RC-8802."))
    bench.shelf.change { $0.receipts = [Made.receipt(8_802)] }
    await bench.press("f")
    await bench.type("RC-8802")
    await bench.press("enter")
    #expect(bench.text.contains("Receipt RC-8802"))
    #expect(bench.state.screen.name == .pbxs)
  }

  @Test @UI func nothingFoundIsSaid() async {
    let bench = Bench()
    await asked(bench)
    #expect(bench.text.contains("Nothing here bears it"))
    bench.shelf.change { $0.refusal = .tooManyTries(until: Made.now) }
    await bench.press("f")
    await bench.type("x")
    await bench.press("enter")
    #expect(bench.lines[22].contains("Too much was guessed"))
  }

  @Test @UI func escLeavesEverythingAsItWas() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("f")
    await bench.type("ann")
    await bench.press("esc")
    #expect(bench.state.screen.name == .pbxs)
    #expect(bench.shelf.read { $0.tickets }.isEmpty)
  }
}
