import Domain
import Operations
import Store
import TestSupport
import Testing

/// What exactly a hold below keeps, and the holds themselves.
@Suite struct HoldKeepTests {
  private let start = Instant("2026-03-02T09:00:00Z")
  private let late = Instant("2028-01-01T00:00:00Z")

  private var world: [String] {
    [
      Line.pbx(), Line.extension(), Line.meeting("M1", ["title": "Budget", "endedAt": .at(start)]),
      Line.participant("P1", ["name": "Ben"]), Line.recording("R1", late),
      Line.recording("R2", late), Line.file("F2", share: "document"),
      Line.report("T1", late, ["meeting": "M1", "title": "x"]),
    ]
  }

  /// The year is over: the held recording keeps its meeting; what else lies below goes.
  @Test func aHeldRecordingKeepsItsMeetingFromTheYear() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    let hold = try await test.hold(.recording, "R1", at: late)
    let result = try await test.sweep(at: late, rules: [.meeting])
    #expect(result.done.isEmpty && result.held == 1)
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.recording) == ["R1"])
    #expect(try await test.ids(.participant).isEmpty)
    #expect(try await test.ids(.file).isEmpty)
    #expect(try await test.record(.report, "T1")?["meeting"] == .text("M1"))
    try await test.operations(at: late).releaseHold(hold, reason: "over", by: .owner)
    #expect(try await test.sweep(at: late, rules: [.meeting]).done == [.meeting: 1])
    #expect(try await test.ids(.meeting).isEmpty)
    #expect(try await test.ids(.recording).isEmpty)
    #expect(try await test.record(.report, "T1")?["meeting"] == .null)
  }

  /// A report without an extension of its own lies below its meeting's.
  @Test func aHeldExtensionKeepsTheReportsOfItsMeetings() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    let hold = try await test.hold(.extension, Line.fqdn + "/104", at: late)
    let entry = try #require(try await test.entry(.reportIdentity, "T1", at: late))
    #expect(entry.state == .held && entry.holds == [hold])
  }

  /// An extension that owns no meeting-level data does not hold back the rule that takes such data.
  @Test func aHeldExtensionWithoutDataHoldsNoMeetingData() async throws {
    let test = try await TestDatabase()
    let failing = Line.pbx(Line.fqdn, ["lastResolvedAt": .at(start)])
    try await test.load(Array(world.dropFirst()) + [failing, Line.extension("105")], at: start)
    _ = try await test.hold(.extension, Line.fqdn + "/105", at: start)
    let now = start + 14 * Instant.day
    #expect(try await test.entry(.tenantDNSMeetings, Line.fqdn, at: now)?.state == .due)
    #expect(try await test.entry(.tenantDNS, Line.fqdn, at: now)?.state == .held)
    let result = try await test.sweep(at: now, rules: [.tenantDNSMeetings])
    #expect(result.done == [.tenantDNSMeetings: 1])
    #expect(try await test.ids(.meeting).isEmpty)
    #expect(try await test.ids(.extension).count == 2)
  }

  @Test func severalHoldsAreReleasedOneByOne() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    let first = try await test.hold(.meeting, "M1", at: start)
    let second = try await test.hold(.extension, Line.fqdn + "/104", at: start)
    let operations = test.operations(at: late)
    #expect(
      try await test.entry(.meetingTitle, "M1", at: late)?.holds == [first, second].sorted())
    try await operations.releaseHold(first, reason: "over", by: .owner)
    #expect(try await test.entry(.meetingTitle, "M1", at: late)?.state == .held)
    try await operations.releaseHold(second, reason: "over", by: .owner)
    #expect(try await test.entry(.meetingTitle, "M1", at: late)?.state == .overdue)
    await #expect(throws: OperationError.noSuchHold(Hold.label(second))) {
      try await operations.releaseHold(second, reason: "again", by: .owner)
    }
    await #expect(throws: OperationError.noSuchHold("H-99")) {
      try await operations.releaseHold(99, reason: "none", by: .owner)
    }
  }

  @Test(
    arguments: [
      (Kind.meeting, "M9"), (.session, "S1"), (.log, "L1"), (.mcu, "fra-1"),
      (.extension, "104"), (.pbx, "none.example.com"),
    ])
  func whatIsNotThereOrCannotBeHeldIsRefused(_ kind: Kind, _ id: String) async throws {
    let test = try await TestDatabase()
    try await test.load(world + [Line.session("S1", late), Line.log("L1", late)], at: start)
    await #expect(throws: OperationError.noSuchRecord(kind, id: id)) {
      _ = try await test.hold(kind, id, at: start)
    }
    #expect(try await test.operations(at: start).holds(by: .owner).isEmpty)
  }

  /// Behind sudo the user is the same for all.
  @Test func aHoldIsOfThePersonWhoPlacedIt() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    let operations = test.operations(at: start)
    let people = ["kim", "eve"].map { Principal(user: "lapse", login: $0, role: .admin) }
    _ = try await operations.placeHold(
      HoldRequest(kind: .meeting, id: "M1", reason: "letter of a lawyer"), by: people[0])

    for (person, reason) in zip(people, ["letter of a lawyer", nil]) {
      let seen = try await operations.holds(by: person).first
      #expect(seen?.owner == "kim" && seen?.reason == reason)
    }
  }

  @Test func holdsAreListedAndToBeReviewed() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    _ = try await test.operations(at: start).placeHold(
      HoldRequest(
        kind: .meeting, id: "M1", nature: .restriction, reason: "letter of a lawyer", ticket: "T-7",
        reviewAt: start + Instant.day), by: .officer)
    let early = try #require(try await test.operations(at: start).holds(by: .officer).first)
    #expect(early.label == "H-1" && early.kind == .meeting && early.record == "M1")
    #expect(early.nature == .restriction && early.owner == "lee" && early.ticket == "T-7")
    #expect(early.reason == "letter of a lawyer" && early.placedAt == start && !early.needsReview)
    let other = try #require(try await test.operations(at: start).holds(by: .support).first)
    #expect(other.reason == nil, "a reason is for the officer and the owner")
    let due = test.operations(at: start + Instant.day)
    #expect(try await due.holds(by: .officer).first?.needsReview == true)
    for entry in try await test.auditTexts() { #expect(!entry.contains("lawyer")) }
  }

  @Test func aReasonThatTellsOfSomebodyReleasesNothing() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension("101", ["email": "ann@example.com"]),
        Line.meeting("M1", ["extension": "101"]),
      ], at: start)
    let operations = test.operations(at: start)
    let hold = try await test.hold(.meeting, "M1", at: start)

    await #expect(throws: OperationError.personalReason(.email)) {
      try await operations.releaseHold(hold, reason: "ann@example.com called", by: .owner)
    }

    let kept = try await test.database.read { try $0.holdIndex().holds.map(\.number) }
    #expect(kept == [hold])
  }
}

/// A rule's start point is forgotten with the last thing that it could take.
@Suite struct HeldParticipantTests {
  @Test func aHeldParticipantWithoutANameLeavesNoNameDue() async throws {
    let ended = Instant("2026-01-10T09:00:00Z")
    let planned = Instant("2027-01-10T09:00:00Z")
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["scheduledAt": .at(planned), "endedAt": .at(ended)]),
        Line.participant("P1", ["ip": "192.0.2.1"]), Line.participant("P2", ["name": "Ann"]),
      ], at: ended)
    let now = Period.months(2).due(from: ended)
    _ = try await test.operations(at: now).placeHold(
      HoldRequest(kind: .participant, id: "P1", reason: "claim"), by: .officer)
    _ = try await test.operations(at: now).sweep(SweepRequest(), by: .admin)
    let entries = try await test.operations(at: now).pending(
      PendingRequest(rules: [.participantName, .participant]), by: .admin
    ).entries
    #expect(entries.map(\.rule) == [.participant])
    #expect(entries.map(\.items) == [1])
  }
}
