import Domain
import Operations
import TestSupport
import Testing

/// One field in clear, once, written down without the value.
@Suite struct RevealTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(Line.fqdn, ["dialInNumbers": ["+49 30 5550", "+44 20 5551"], "mcu": "fra-1"]),
        Line.extension("104", ["firstName": "Ann"]),
        Line.meeting("M1", ["title": "Budget", "scheduledAt": .at(Self.now)]),
        Line.participant("P1", ["email": "ben@example.org"]),
        Line.recording("R1", Self.now, ["object": "recordings/r1"]),
        Line.report("T1", Self.now, ["title": "x", "attendees": [["name": "Ben"]]]),
      ], at: Self.now)
    return test
  }

  private func reveal(
    _ test: TestDatabase, _ kind: Kind, _ id: String, _ field: String,
    by principal: Principal = .admin
  ) async throws -> Revealed {
    try await test.operations(at: Self.now).reveal(
      RevealRequest(kind: kind, id: id, field: field, reason: .customerRequest, ticket: "#7"),
      by: principal)
  }

  @Test(arguments: [
    (Kind.participant, "P1", "email", "ben@example.org"), (.meeting, "M1", "title", "Budget"),
    (.extension, Line.fqdn + "/104", "firstName", "Ann"),
    (.pbx, Line.fqdn, "dialInNumbers", "+49 30 5550, +44 20 5551"),
  ])
  func inClearAndWrittenDown(
    _ kind: Kind, _ id: String, _ field: String, _ value: String
  ) async throws {
    let test = try await database()
    let before = try await test.auditTexts().count
    let revealed = try await reveal(test, kind, id, field)
    #expect(revealed.text == value && !revealed.isErased)
    #expect(!"\(revealed)".contains(value) && !String(reflecting: revealed).contains(value))
    var dumped = ""
    dump(revealed, to: &dumped)
    #expect(!dumped.contains(value))
    let entries = try await test.auditTexts()
    #expect(entries.count == before + 1)
    let entry = try #require(entries.last)
    #expect(entry.contains(" reveal kim \(kind.rawValue):"))
    #expect(entry.contains(" \(field) customer-request #7 done") && !entry.contains(value))
  }

  @Test func emptyAndErasedSaySo() async throws {
    let test = try await database()
    let empty = try await reveal(test, .meeting, "M1", "note")
    #expect(empty.text == nil && !empty.isErased && "\(empty)" == "empty")
    try await test.sweep(at: Self.now + 8 * Instant.day, rules: [.meetingTitle])
    let erased = try await reveal(test, .meeting, "M1", "title")
    #expect(erased.text == nil && erased.isErased && "\(erased)" == "erased")
  }

  @Test(arguments: [
    (Kind.meeting, "M1", "scheduledAt"), (.pbx, Line.fqdn, "mcu"), (.meeting, "M1", "nonsense"),
    (.recording, "R1", "object"), (.participant, "P1", "role"),
  ])
  func whatIsNotMaskedIsRefused(_ kind: Kind, _ id: String, _ field: String) async throws {
    let test = try await database()
    let before = try await test.auditTexts()
    do {
      _ = try await reveal(test, kind, id, field)
      Issue.record("not refused")
    } catch OperationError.badQuery {
    }
    #expect(try await test.auditTexts() == before)
  }

  @Test(arguments: ["title", "organizerEmail", "attendees[0].name", "attendees", "createdAt"])
  func reportsHaveNone(_ field: String) async throws {
    let test = try await database()
    await #expect(throws: OperationError.noReveal(.report)) {
      try await reveal(test, .report, "T1", field, by: .owner)
    }
  }

  @Test func aRestrictedRecordIsRefusedToEveryone() async throws {
    let test = try await database()
    let hold = try await test.hold(.meeting, "M1", as: .restriction, at: Self.now)
    for principal in [Principal.admin, .owner] {
      await #expect(throws: OperationError.restricted(hold: hold)) {
        try await reveal(test, .participant, "P1", "email", by: principal)
      }
    }
  }

  @Test func whatIsNotThere() async throws {
    let test = try await database()
    await #expect(throws: OperationError.noSuchRecord(.participant, id: "P9")) {
      try await reveal(test, .participant, "P9", "email")
    }
  }
}
