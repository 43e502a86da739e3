import Domain
import Operations
import TestSupport
import Testing

/// When an import changes what start points hang on, the ledger follows at once.
@Suite struct MovedDataTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private var world: [String] {
    [
      Line.pbx(), Line.extension(),
      Line.meeting("M1", ["title": "x", "scheduledAt": .at(start), "durationMinutes": 30]),
      Line.meeting("M2", ["scheduledAt": .at(start + Instant.day)]),
      Line.participant("P1", ["name": "Ben", "email": "ben@example.org", "ip": "192.0.2.1"]),
      Line.file("F1"),
    ]
  }

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(world, at: start - Instant.day)
    return test
  }

  private func due(_ test: TestDatabase) async throws -> [String: Instant] {
    var due: [String: Instant] = [:]
    for entry in try await test.ledger(at: start) where !entry.rule.isTenant {
      due["\(entry.rule.rawValue) \(entry.id)"] = entry.dueAt
    }
    return due
  }

  @Test func aParticipantMovesToAnotherMeeting() async throws {
    let test = try await database()
    try await test.load([Line.participant("P1", ["meeting": "M2"])], at: start)
    let due = try await due(test)
    for rule in ["participant", "participant-name", "participant-email", "participant-ip"] {
      #expect(due["\(rule) M1"] == nil, "\(rule)")
      #expect(due["\(rule) M2"] != nil, "\(rule)")
    }
    #expect(due["participant-name M2"] == start + 8 * Instant.day)
  }

  @Test func aSharedFileBecomesADocument() async throws {
    let test = try await database()
    #expect(try await due(test)["shared-file F1"] == start + 30 * Instant.minute)
    try await test.load([Line.file("F1", share: "document")], at: start)
    #expect(try await due(test)["shared-file F1"] == nil)
    try await test.sweep(at: start + Instant.day)
    #expect(try await test.ids(.file) == ["F1"])
  }

  @Test func aDocumentBecomesASharedFile() async throws {
    let test = try await database()
    try await test.load([Line.file("F2", share: "document")], at: start)
    try await test.load([Line.file("F2", share: "session")], at: start)
    #expect(try await due(test)["shared-file F2"] == start + 30 * Instant.minute)
  }

  @Test func aSharedFileMovesToAnotherMeeting() async throws {
    let test = try await database()
    try await test.load([Line.file("F1", ["meeting": "M2"])], at: start)
    #expect(try await due(test)["shared-file F1"] == start + Instant.day)
  }

  @Test func aMeetingBecomesQuickAndBack() async throws {
    let test = try await database()
    let before = try await due(test)
    try await test.load([Line.meeting("M1", ["quick": true])], at: start)
    let quick = try await due(test)
    #expect(quick.keys.allSatisfy { !$0.hasSuffix(" M1") && !$0.hasSuffix(" F1") })
    try await test.load([Line.meeting("M1", ["quick": false])], at: start)
    #expect(try await due(test) == before)
  }

  @Test func aMeetingEndsEarlierAndLater() async throws {
    let test = try await database()
    for end in [start + Instant.minute, start + Instant.hour] {
      try await test.load([Line.meeting("M1", ["endedAt": .at(end)])], at: start)
      let due = try await due(test)
      #expect(due["shared-file F1"] == end)
      #expect(due["participant-email M1"] == end + 7 * Instant.day)
      #expect(due["participant-name M1"] == start + 7 * Instant.day)
      #expect(due["participant M1"] == Period.months(2).due(from: end))
    }
  }

  @Test func aLastLeaveIsTold() async throws {
    let test = try await database()
    let left = start + 50 * Instant.minute
    try await test.load(
      [
        Line.meeting("M1", ["startedAt": .at(start)]),
        Line.participant("P1", ["joins": [["at": .at(start), "left": .at(left)]]]),
      ], at: start)
    #expect(try await due(test)["shared-file F1"] == left)
    // The joins of participants that are gone still count.
    _ = try await test.sweep(at: Period.months(2).due(from: left), rules: [.participant])
    #expect(try await test.ids(.participant).isEmpty)
    try await test.load([Line.meeting("M1", ["note": "y"])], at: start)
    #expect(try await due(test)["shared-file F1"] == left)
  }

  @Test func aLogIsKeptLonger() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.log("L1", start)], at: start)
    let until = start + 20 * Instant.day
    try await test.load(
      [Line.log("L1", start, ["keptUntil": .at(until), "keptReason": "case"])], at: start)
    #expect(try await test.entry(.serverLog, "L1", at: start)?.dueAt == until)
    try await test.load([Line.log("L1", start, ["keptReason": nil])], at: start)
    #expect(try await test.entry(.serverLog, "L1", at: start)?.dueAt == start + 7 * Instant.day)
  }

  @Test func aReportGetsAName() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(), Line.report("T1", start)], at: start)
    #expect(try await test.entry(.reportRecheck, "T1", at: start) != nil)
    try await test.load([Line.report("T1", start, ["attendees": [["name": "Ben"]]])], at: start)
    #expect(try await test.entry(.reportRecheck, "T1", at: start) == nil)
    #expect(try await test.entry(.reportIdentity, "T1", at: start) != nil)
  }

  @Test func aPBXSyncs() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(Line.fqdn, ["lastSyncAt": .at(start)])], at: start)
    let later = start + 58 * Instant.day
    try await test.load([Line.pbx(Line.fqdn, ["lastSyncAt": .at(later)])], at: later)
    #expect(
      try await test.entry(.tenantSync, Line.fqdn, at: later)?.dueAt == later + 59 * Instant.day)
    try await test.sweep(at: start + 59 * Instant.day)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
  }
}

/// A record of which only some of what was erased is stored again counts as updated, once.
@Suite struct PartlyReadmittedTests {
  @Test func oneOfTwoFieldsIsAnUpdate() async throws {
    let start = Instant("2026-03-02T09:00:00Z")
    let ended = start + Instant.hour
    let test = try await TestDatabase()
    let person = Line.participant("P1", ["name": "Ann", "email": "ann@example.com"])
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["scheduledAt": .at(start), "endedAt": .at(ended)]), person,
      ], at: start)
    let later = ended + 7 * Instant.day
    _ = try await test.operations(at: later).sweep(SweepRequest(), by: .admin)
    let result = try await test.load(
      [
        Line.meeting("M1", ["scheduledAt": .at(start), "endedAt": .at(ended + Instant.hour)]),
        person,
      ], at: later)
    #expect(result.updated == 2 && result.skipped == 0)
    let view = try await test.operations(at: later).show(.participant, id: "P1", by: .support)
    #expect(view.row.view["name"] == .null)
    #expect(view.row.view["email"] == .text("a***@***"))
  }
}
