import Domain
import Operations
import Store
import TestSupport
import Testing

/// A hold on a person keeps whatever bears the address now: what an import changes joins or leaves.
@Suite struct PersonHoldTests {
  private static let now = Instant("2026-03-02T09:00:00Z")
  private static let late = now + 400 * Instant.day

  private static let world = [
    Line.pbx(), Line.extension("104", ["email": "ann@example.com"]),
    Line.extension("105", ["email": "bo@example.org"]),
    Line.meeting("M1", ["scheduledAt": .at(now)]),
    Line.meeting("M2", ["extension": "105", "scheduledAt": .at(now)]),
    Line.participant("P1", ["name": "Ann", "email": "ANN@example.com", "meeting": "M2"]),
    Line.participant("P2", ["name": "Cy", "email": "cy@example.net", "meeting": "M2"]),
    Line.report(
      "T1", now, ["organizerEmail": "bo@example.org", "attendees": [["email": "ann@example.com"]]]),
  ]

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.now)
    return test
  }

  private func place(
    _ test: TestDatabase, _ address: String = "Ann@Example.com", as nature: Hold.Nature = .legal
  ) async throws -> PersonHold {
    try await test.operations(at: Self.now).placePersonHold(
      on: FoldedAddress(address), PersonHoldRequest(nature: nature, reason: "claim", ticket: "#1"),
      by: .officer)
  }

  private func heldBy(_ test: TestDatabase, _ kind: Kind, _ id: String) async throws -> [Int64] {
    try await test.operations(at: Self.now).show(kind, id: id, by: .owner).row.heldBy
  }

  @Test func keepsExtensionsWithAllBelowParticipantsAndReports() async throws {
    let test = try await database()
    let hold = try await place(test)
    #expect(hold.members == 3)
    for (kind, id) in [
      (Kind.extension, Line.fqdn + "/104"), (.meeting, "M1"), (.participant, "P1"), (.report, "T1"),
    ] {
      #expect(try await heldBy(test, kind, id) == [hold.number], "\(kind) \(id)")
    }
    for (kind, id) in [
      (Kind.extension, Line.fqdn + "/105"), (.meeting, "M2"), (.participant, "P2"),
    ] {
      #expect(try await heldBy(test, kind, id).isEmpty, "\(kind) \(id)")
    }
  }

  @Test func aChangedAddressJoinsOrLeaves() async throws {
    let test = try await database()
    let hold = try await place(test).number
    try await test.load(
      [
        Line.extension("104", ["email": "dee@example.com"]),
        Line.extension("105", ["email": "ann@example.com"]),
        Line.participant("P1", ["email": nil, "meeting": "M2"]),
        Line.participant("P3", ["email": "aNN@example.com"]),
        Line.report("T1", Self.now, ["attendees": [["email": "eve@example.com"]]]),
        Line.report("T2", Self.now, ["organizerEmail": "ann@example.com"]),
      ], at: Self.now)
    for (kind, id) in [
      (Kind.extension, Line.fqdn + "/105"), (.meeting, "M2"), (.participant, "P2"),
      (.participant, "P3"), (.report, "T2"),
    ] {
      #expect(try await heldBy(test, kind, id) == [hold], "\(kind) \(id)")
    }
    for (kind, id) in [
      (Kind.extension, Line.fqdn + "/104"), (.meeting, "M1"), (.report, "T1"),
    ] {
      #expect(try await heldBy(test, kind, id).isEmpty, "\(kind) \(id)")
    }
  }

  /// An erased address that is stored again under a later start point joins too.
  @Test func anAddressThatComesBackJoins() async throws {
    let test = try await database()
    try await test.sweep(at: Self.now + 8 * Instant.day, rules: [.participantEmail])
    #expect(try #require(try await test.record(.participant, "P1")).isNull("email"))
    let hold = try await place(test).number
    #expect(try await heldBy(test, .participant, "P1").isEmpty)
    try await test.load(
      [
        Line.meeting("M2", ["extension": "105", "scheduledAt": .at(Self.late)]),
        Line.participant("P1", ["email": "ann@example.com", "meeting": "M2"]),
      ], at: Self.now + 9 * Instant.day)
    #expect(try await heldBy(test, .participant, "P1") == [hold])
  }

  @Test func theListShowsTagAndMaskAndNoAddress() async throws {
    let test = try await database()
    _ = try await place(test)
    let view = try #require(try await test.operations(at: Self.now).holds(by: .support).first)
    #expect(view.kind == nil && view.record == "a***@***" && view.ticket == "#1")
    #expect(view.person?.hasPrefix("P-") == true && view.person?.count == 10)
    #expect(view.reason == nil)
    let texts = try await test.auditTexts()
    #expect(texts.last?.contains("hold-place lee") == true)
    #expect(texts.allSatisfy { !$0.contains("example.com") })
    // Nothing bears it any more.
    try await test.operations(at: Self.now).releaseHold(view.number, reason: "over", by: .officer)
    let none = try await place(test, "nobody@example.com")
    #expect(none.members == 0)
    #expect(try await test.operations(at: Self.now).holds(by: .officer).first?.record == nil)
  }

  @Test func aRestrictionOfAPersonIsNotEvenShownMasked() async throws {
    let test = try await database()
    _ = try await place(test, as: .restriction)
    let operations = test.operations(at: Self.now)
    #expect(try await operations.holds(by: .support).first?.record == nil)
    #expect(try await operations.holds(by: .officer).first?.record == "a***@***")
    #expect(try await operations.show(.meeting, id: "M1", by: .support).row.view.restrictedBy == 1)
  }

  @Test func releasedEverythingIsFreeAtOnce() async throws {
    let test = try await database()
    let hold = try await place(test).number
    let operations = test.operations(at: Self.late)
    #expect(try await operations.pendingCounts(by: .owner)[.participantEmail]?[.held] == 0)
    try await test.sweep(at: Self.late)
    #expect(try await test.ids(.participant) == ["P1"])
    try await operations.releaseHold(hold, reason: "over", by: .officer)
    try await test.sweep(at: Self.late)
    #expect(try await test.ids(.participant).isEmpty)
    #expect(try await test.database.read { try $0.memberCount(ofHold: hold) } == 0)
  }

  /// What was imported between the search and the hold is kept too.
  @Test func nothingSlipsThroughWhileItIsPlaced() async throws {
    let test = try await database()
    let meddled = MeddlingEngine(test.database.engine) {
      try await test.load(
        [Line.participant("P9", ["email": "ann@example.com"])], at: Self.now)
    }
    let operations = Operations(
      database: test.database.over(meddled), policy: test.policy, objects: nil, now: { Self.now })
    let hold = try await operations.placePersonHold(
      on: FoldedAddress("ann@example.com"), PersonHoldRequest(reason: "claim"), by: .owner)
    #expect(hold.members == 4)
    #expect(try await heldBy(test, .participant, "P9") == [hold.number])
  }
}
