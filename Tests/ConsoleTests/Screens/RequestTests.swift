import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Asking an admin, and what comes of it.
@Suite struct RequestTests {
  private static let asked = [
    Made.request(12, .delete, .meeting, "M2", by: "bo", minutes: 20, ticket: "#4702"),
    Made.request(
      11, .hold, .extension, "brightway.example.net/104", by: "ida", minutes: 300,
      ticket: "#4690"),
    Made.request(10, .erase, .participant, "P-20931", by: "bo", minutes: 1_500, ticket: nil),
    Made.request(
      9, .delete, .pbx, "old-depot.example.org", by: "bo", minutes: 3_000, ticket: "#4655",
      pbx: "old-depot.example.org", state: .approved, decidedBy: "kim", outcome: "D-311"),
    Made.request(
      8, .delete, .recording, nil, by: "ida", minutes: 4_000, ticket: "#4601", pbx: nil,
      state: .gone),
    Made.request(
      7, .delete, .meeting, "M1", by: "ida", minutes: 9_000, ticket: "#4588", state: .declined,
      decidedBy: "kim", note: "mistake"),
  ]

  @UI private func bench(role: Domain.Role, rows: Int = 24, columns: Int = 80) async -> Bench {
    let bench = Bench(rows: rows, columns: columns, role: role)
    bench.shelf.change { $0.requests = Self.asked }
    await bench.open()
    await bench.type(":requests")
    await bench.press("enter")
    return bench
  }

  @Test @UI func theList() async throws {
    let bench = await bench(role: .admin)
    try expectScreen("requests-80x24", bench.text)
    await bench.press("j", "j", "j")
    #expect(bench.text.contains("approved ") && bench.text.contains("by kim"))
  }

  @Test @UI func theListWide() async throws {
    try expectScreen("requests-120x40", await bench(role: .admin, rows: 40, columns: 120).text)
  }

  /// With its ticket; the phrase is still typed.
  @Test @UI func enterOpensThePlanWithTheTicket() async throws {
    let bench = await bench(role: .admin)
    await bench.press("enter")
    #expect(bench.text.contains("Delete this meeting?"))
    #expect(bench.lines[0].contains("#4702"))
    await bench.press("x", "3")
    await bench.type("M2")
    await bench.press("enter")
    #expect(bench.shelf.read { $0.deletions }.map(\.ticket) == ["#4702"])
  }

  @Test @UI func enterOnAHoldAsksForIt() async throws {
    let bench = await bench(role: .officer)
    await bench.press("j", "enter", "1", "4", "enter")
    let placed = try #require(bench.shelf.read { $0.placed }.first)
    #expect(placed.id == "brightway.example.net/104" && placed.ticket == "#4690")
  }

  @Test @UI func whatIsDecidedLeadsToItsRecord() async {
    let bench = await bench(role: .admin)
    await bench.press("j", "j", "j", "j", "enter")
    #expect(bench.lines[22].contains("there is nothing behind this line"))
    await bench.press("j", "enter")
    #expect(bench.lines[0].contains("M1 > why"))
  }

  @Test @UI func declining() async throws {
    let bench = await bench(role: .admin)
    await bench.press("c")
    try expectScreen("decline-80x24", bench.text)
    await bench.press("7", "enter")
    #expect(bench.shelf.read { $0.declined } == ["A-12 mistake"])
    #expect(bench.lines[22].contains("Declined A-12."))
  }

  @Test @UI func supportDecidesNothing() async {
    let bench = await bench(role: .support)
    await bench.press("c")
    #expect(bench.state.dialog == nil && bench.lines[22].contains("your role may not decide"))
  }

  @Test @UI func fromThePlanSupportAsksAnAdmin() async throws {
    let bench = Bench(role: .support)
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d")
    try expectScreen("plan-support-80x24", bench.text)
    await bench.press("a")
    await bench.press("1")
    await bench.type("#4698")
    try expectScreen("ask-80x24", bench.text)
    await bench.press("enter")
    let draft = try #require(bench.shelf.read { $0.asked }.first)
    #expect(draft.deed == .delete && draft.kind == .meeting && draft.id == "M2")
    #expect(draft.reason == .customerRequest && draft.ticket == "#4698")
    #expect(draft.fingerprint?.count == 64)
    #expect(bench.lines[22].contains("Asked as A-13"))
    #expect(bench.shelf.read { $0.deletions }.isEmpty)
  }

  /// One request a record.
  @Test @UI func ofMarksSupportAsksInOneGo() async throws {
    let bench = Bench(role: .support)
    await bench.open(at: .meetings)
    await bench.press("g", "space", "space", "space", "d", "a", "1")
    await bench.type("#4698")
    try expectScreen("ask-marks-80x24", bench.text)
    await bench.press("enter")
    let draft = try #require(bench.shelf.read { $0.askedMarked }.first)
    #expect(draft.kind == .meeting && draft.ids == ["M1", "M0", "M2"])
    #expect(draft.ticket == "#4698" && draft.fingerprint?.count == 64)
    #expect(bench.lines[22].contains("Asked as A-13 to A-15"))
    #expect(bench.shelf.destructive == 0)
  }

  /// Whoever may delete does so; a key that asks would only lose time.
  @Test @UI func whoMayDeleteAsksNobody() async {
    let bench = Bench(role: .admin)
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d", "a")
    #expect(bench.text.contains("Delete this meeting?") && !bench.text.contains("ask an admin"))
  }

  @Test @UI func aRefusalStaysInTheForm() async {
    let bench = Bench(role: .support)
    bench.shelf.change { $0.refusal = .alreadyAsked("A-12") }
    await bench.open(at: .meetings)
    await bench.press("k", "k", "d", "a", "1")
    await bench.type("#1")
    await bench.press("enter")
    #expect(bench.text.contains("That is asked already: A-12."))
  }
}
