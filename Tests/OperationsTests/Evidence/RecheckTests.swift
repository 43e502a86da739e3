import Domain
import Operations
import Store
import TestSupport
import Testing

/// A sanitised report is looked at again: what identifies somebody is removed, and is an incident.
@Suite struct RecheckTests {
  private let created = Instant("2025-12-31T10:00:00Z")
  private let sanitized = Instant("2026-03-01T00:00:00Z")
  private let due = Instant("2026-12-31T10:00:00Z")
  private let people = [
    Line.pbx(), Line.extension("104", ["firstName": "Ann", "lastName": "Elm"]),
  ]

  private func report(_ more: Line.Members) -> String { Line.report("T1", created, more) }

  /// Sanitised by Lapse, having had an organiser only.
  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(people + [report(["organizerName": "Ann Elm"])], at: created)
    try await test.sweep(at: sanitized)
    return test
  }

  @Test func nothingIsFoundInAReportThatIsClean() async throws {
    let test = try await database()
    try await test.sweep(at: due)
    #expect(try await test.operations(at: due).incidents(by: .owner) == [])
    #expect(try await test.record(.report, "T1")?["verifiedAt"].instant == due)
  }

  /// The gate: what was without identity stays so, whatever a sync brings.
  @Test(arguments: [
    "title", "organizerName", "organizerEmail", "meeting", "extension", "attendees",
  ])
  func aLateSyncBringsNothing(_ field: String) async throws {
    let test = try await database()
    let value: LineValue =
      field == "attendees"
      ? [["name": "Ben", "email": "ben@example.org"]]
      : field == "extension" ? "104" : "ann@example.com"
    let line = LineValue.object([
      ("type", "report"), ("id", "T1"), ("pbx", .text(Line.fqdn)), ("createdAt", .at(created)),
      (field, value),
    ]).json
    let result = try await test.load([line], at: sanitized + Instant.day)
    #expect(result.skipped == 1 && result.warnings.count == 1)
    let record = try #require(try await test.record(.report, "T1"))
    #expect(record.attendees.isEmpty)
    for name in ["title", "organizerName", "organizerEmail", "meeting", "extension"] {
      #expect(record.isNull(name))
    }
    #expect(try await test.entry(.reportIdentity, "T1", at: due) == nil)
  }

  /// One that was sanitised elsewhere comes with an address where a meeting is named.
  @Test func whatALateSyncPlantedIsRemovedAndRaised() async throws {
    let test = try await TestDatabase()
    try await test.load(
      people + [report(["sanitizedAt": .at(sanitized), "meeting": "ann@example.com"])],
      at: sanitized)
    #expect(try await test.entry(.reportRecheck, "T1", at: due) != nil)
    let result = try await test.sweep(at: due)
    #expect(result.done == [.reportRecheck: 1])
    let record = try #require(try await test.record(.report, "T1"))
    #expect(record.isNull("meeting"))
    #expect(record["verifiedAt"].instant == due)
    let view = try #require(try await test.operations(at: due).incidents(by: .owner).first)
    #expect(view.report == "T1")
    #expect(view.incident.rule == .reportRecheck)
    #expect(view.incident.field == "meeting")
    #expect(view.incident.finding == .email)
    #expect(view.incident.isRemoved)
    let entries = try await test.auditTexts()
    #expect(entries.contains { $0.contains("incident") && $0.contains("I-1 email in meeting") })
    #expect(!entries.contains { $0.contains("ann@") })
    #expect(try !test.filesContain("ann@example.com"))
    // It does not come back.
    try await test.load([report(["meeting": "ann@example.com"])], at: due + Instant.day)
    #expect(try await test.record(.report, "T1")?.isNull("meeting") == true)
  }

  @Test func aWholeNameInAReferenceIsFound() async throws {
    let test = try await TestDatabase()
    try await test.load(
      people + [report(["sanitizedAt": .at(sanitized), "meeting": "ann-elm-weekly"])],
      at: sanitized)
    try await test.sweep(at: due)
    #expect(
      try await test.operations(at: due).incidents(by: .owner).map(\.incident.finding) == [.name])
  }

  @Test func anOrdinaryReferenceIsNot() async throws {
    let test = try await TestDatabase()
    let meeting = "20261122103000-ann"
    try await test.load(
      people + [report(["sanitizedAt": .at(sanitized), "meeting": .text(meeting)])],
      at: sanitized)
    try await test.sweep(at: due)
    #expect(try await test.operations(at: due).incidents(by: .owner) == [])
    #expect(try await test.record(.report, "T1")?["meeting"] == .text(meeting))
  }

  /// An id cannot be erased: a person must see to it.
  @Test func anAddressAsAnIDIsRaised() async throws {
    let test = try await TestDatabase()
    try await test.load(people + [Line.report("ann@example.com", created)], at: created)
    try await test.sweep(at: due)
    let incident = try #require(
      try await test.operations(at: due).incidents(by: .owner).first?.incident)
    #expect(incident.field == "id" && !incident.isRemoved)
  }

  /// What `report-identity` removes from a report that was marked sanitised is an incident.
  @Test func aMarkedReportWithIdentityIsAnIncident() async throws {
    let test = try await TestDatabase()
    try await test.load(
      people + [
        report([
          "sanitizedAt": .at(sanitized), "title": "Minutes", "organizerEmail": "a@example.com",
          "attendees": [["name": "Ben Ash"]],
        ])
      ], at: sanitized)
    try await test.sweep(at: sanitized)
    let found = try await test.operations(at: due).incidents(by: .owner).map(\.incident)
    #expect(Set(found.map(\.field)) == ["title", "organizerEmail", "attendees"])
    #expect(found.allSatisfy { $0.rule == .reportIdentity && $0.isRemoved })
    #expect(found.first { $0.field == "title" }?.finding == .text)
    #expect(found.first { $0.field == "organizerEmail" }?.finding == .email)
    // One that was not marked is none.
    let other = try await database()
    #expect(try await other.operations(at: due).incidents(by: .owner) == [])
  }

  @Test(arguments: [("Dear Ann,", true), ("Nobody was here.", false)])
  func storedObjectsAreLookedThrough(_ text: String, isFound: Bool) async throws {
    let test = try await database()
    try test.putObject("reports/t1.txt", text: text)
    let number = try #require(try await test.record(.report, "T1")?.number)
    try await test.database.write { transaction in
      _ = try transaction.connection.execute(
        "insert into stored_object (key, kind, record) values ($1, $2, $3)",
        [.text("reports/t1.txt"), .text("report"), .integer(number)])
    }
    // Not before its time.
    try await test.sweep(at: due - 1)
    #expect(test.hasObject("reports/t1.txt"))
    try await test.sweep(at: due)
    #expect(test.hasObject("reports/t1.txt") == !isFound)
    let incidents = try await test.operations(at: due).incidents(by: .owner)
    #expect(incidents.map(\.incident.field) == (isFound ? ["object"] : []))
  }

  /// Its report waits for the next run; the others are looked through.
  @Test func anObjectThatCannotBeReadStopsNothingElse() async throws {
    let test = try await database()
    try await test.load(
      [Line.report("T2", created, ["organizerName": "Ann Elm"])], at: created)
    try await test.sweep(at: sanitized)
    // A directory in its place.
    try test.putObject("reports/t1.txt/x", text: "x")
    let number = try #require(try await test.record(.report, "T1")?.number)
    try await test.database.write { transaction in
      _ = try transaction.connection.execute(
        "insert into stored_object (key, kind, record) values ($1, $2, $3)",
        [.text("reports/t1.txt"), .text("report"), .integer(number)])
    }

    let result = try await test.operations(at: due).sweep(SweepRequest(), by: .owner)

    #expect(result.failed.map(\.record) == [number])
    #expect(try await test.record(.report, "T1")?["verifiedAt"].instant == nil)
    #expect(try await test.record(.report, "T2")?["verifiedAt"].instant == due)
  }
}
