import Domain
import Operations
import TestSupport
import Testing

/// The entries of a staged record are `staged`, unless they are held; below it the rules go on.
@Suite struct StagedLedgerTests {
  private static let start = Instant("2026-03-02T09:00:00Z")
  private static let late = Instant("2028-01-01T00:00:00Z")

  private static let world: [String] = [
    Line.make(
      "pbx",
      [
        "fqdn": .text(Line.fqdn), "registeredAt": .at(start - Instant.day),
        "unboundAt": .at(start),
      ], [:]),
    Line.extension(), Line.extension("105"),
    Line.meeting(
      "M1",
      ["title": "Budget", "note": "x", "dialIn": "1", "scheduledAt": .at(start)]),
    Line.meeting("M2", ["extension": "105", "title": "Other", "scheduledAt": .at(start)]),
    Line.participant("P1", ["name": "Ben", "email": "ben@example.org", "ip": "198.51.100.4"]),
    Line.participant("P2", ["meeting": "M2", "name": "Cy"]),
    Line.recording("R1", start), Line.recording("R2", start, ["meeting": "M2"]),
    Line.file("F1"), Line.report("T1", start, ["meeting": "M1", "title": "x"]),
    Line.report("T2", start, ["extension": "105", "title": "x"]),
    Line.report("T3", start, ["extension": "104"]),
    Line.session("S1", start, ["pbx": .text(Line.fqdn), "organizer": "Ann"]),
    Line.log("L1", start),
  ]

  private func staged(_ kind: Kind, _ id: String) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.start)
    _ = try await test.operations(at: Self.late).stageDeletion(
      DeleteRequest(kind: kind, id: id, phrase: id, reason: .contractEnded), by: .admin)
    return test
  }

  private func expectSame(_ test: TestDatabase) async throws {
    let entries = try await test.ledger(at: Self.late)
    let counts = try await test.operations(at: Self.late).pendingCounts(by: .owner)
    for rule in RuleID.allCases {
      for state in DueEntry.State.allCases {
        let listed = entries.count { $0.rule == rule && $0.state == state }
        #expect(counts[rule]?[state] == listed, "\(rule) \(state)")
      }
    }
  }

  @Test func aStagedPBXsOwnEntriesAreStaged() async throws {
    let test = try await staged(.pbx, Line.fqdn)
    let entries = try await test.ledger(at: Self.late)
    for entry in entries {
      #expect(entry.state == (entry.rule.isTenant ? .staged : .overdue), "\(entry.rule)")
    }
    #expect(entries.count { $0.state == .staged } == 5)
    try await expectSame(test)
  }

  @Test func belowAStagedExtensionDatesGoOn() async throws {
    let test = try await staged(.extension, Line.fqdn + "/104")
    for entry in try await test.ledger(at: Self.late) { #expect(entry.state == .overdue) }
    try await expectSame(test)
  }

  /// Nothing that is held is staged: `held` goes before `staged`, `staged` before the dates.
  @Test func heldGoesBeforeStaged() async throws {
    let test = try await staged(.pbx, Line.fqdn)
    let hold = try await test.hold(.recording, "R1", at: Self.late)
    for entry in try await test.ledger(at: Self.late) where entry.rule.isTenant {
      #expect(entry.state == .held && entry.holds == [hold], "\(entry.rule)")
    }
    try await expectSame(test)
  }

  @Test func theRulesGoOnBelowAStagedRecord() async throws {
    let test = try await staged(.extension, Line.fqdn + "/104")
    let rules: Set<RuleID> = [.recording, .meetingTitle, .participantName]
    let forecast = try await test.operations(at: Self.late).sweep(
      SweepRequest(dryRun: true, rules: rules), by: .owner)
    let result = try await test.sweep(at: Self.late, rules: rules)
    #expect(result.done == [.recording: 2, .meetingTitle: 2, .participantName: 2])
    #expect(forecast.done == result.done)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
  }

  @Test func undoneItIsAsBefore() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.start)
    let before = try await test.ledger(at: Self.late)
    let operations = test.operations(at: Self.late)
    let job = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .mistake), by: .admin
    ).job
    #expect(try await test.ledger(at: Self.late) != before)
    _ = try await operations.undo(job.label, by: .admin)
    #expect(try await test.ledger(at: Self.late) == before)
    try await expectSame(test)
  }
}
