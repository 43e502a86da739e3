import Domain
import Operations
import TestSupport
import Testing

/// The rules of reports, session history and logs.
@Suite struct OtherRuleTests {
  private let created = Instant("2025-12-31T10:20:30.400Z")

  private var report: String {
    Line.report(
      "T1", created,
      [
        "meeting": "M1", "extension": "104", "title": "Minutes", "organizerName": "Ann Elm",
        "organizerEmail": "ann@example.com", "syncedAt": .at(created),
        "attendees": [
          [
            "name": "Ben Ash", "email": "ben@example.org", "connectedSeconds": 1812,
            "reconnects": 2,
          ],
          ["name": "Cy Oak", "connectedSeconds": 60, "reconnects": 0],
        ],
      ])
  }

  /// 31 December + P2M is the last of February.
  @Test func reportIdentity() async throws {
    let due = Instant("2026-02-28T10:20:30.400Z")
    let test = try await Boundary.expect(
      .reportIdentity, "T1", due: due,
      lines: Given.owner + [Line.meeting("M1"), report])
    let record = try #require(try await test.record(.report, "T1"))
    for name in ["title", "organizerName", "organizerEmail", "meeting", "extension"] {
      #expect(record.isNull(name), "\(name)")
    }
    #expect(
      Set(record.erased) == [
        "title", "organizerName", "organizerEmail", "meeting", "extension", "attendees",
      ])
    #expect(record["sanitizedAt"].instant == due)
    #expect(record["createdAt"].instant == created)
    #expect(record["syncedAt"].instant == created)
    #expect(record["pbx"] == .text(Line.fqdn))
    // The attendees' rows are kept, with their times and reconnects.
    #expect(record.attendees.count == 2)
    #expect(record.attendees.allSatisfy { $0.name == nil && $0.email == nil })
    #expect(record.attendees.map(\.connectedSeconds) == [1812, 60])
    #expect(record.attendees.map(\.reconnects) == [2, 0])
    #expect(try await test.ids(.meeting) == ["M1"])
  }

  @Test func aReportWithoutIdentityHasNothingToSanitise() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.report("T1", created, ["attendees": [["connectedSeconds": 5, "reconnects": 1]]])
      ], at: created)
    #expect(try await test.entry(.reportIdentity, "T1", at: created) == nil)
    #expect(try await test.entry(.reportRecheck, "T1", at: created) != nil)
  }

  @Test func oneAttendeesNameIsIdentity() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [Line.report("T1", created, ["attendees": [["name": "Ben"]]])], at: created)
    #expect(try await test.entry(.reportIdentity, "T1", at: created) != nil)
    #expect(try await test.entry(.reportRecheck, "T1", at: created) == nil)
  }

  @Test func reportRecheck() async throws {
    let due = Instant("2026-12-31T10:20:30.400Z")
    let test = try await Boundary.expect(
      .reportRecheck, "T1", due: due,
      lines: Given.owner + [
        Line.report("T1", created, ["sanitizedAt": .at(Instant("2026-02-28T00:00:00Z"))])
      ])
    let record = try #require(try await test.record(.report, "T1"))
    #expect(record["verifiedAt"].instant == due)
    // A sanitised report has no end of its own.
    try await test.sweep(at: Instant("2039-01-01T00:00:00Z"))
    #expect(try await test.ids(.report) == ["T1"])
  }

  /// What one rule makes due for another goes in the same sweep.
  @Test func anOldReportIsSanitisedAndVerifiedAtOnce() async throws {
    let test = try await TestDatabase()
    let late = Instant("2027-06-01T00:00:00Z")
    try await test.load(Given.owner + [Line.meeting("M1"), report], at: late)
    let done = try await test.sweep(at: late).done
    #expect(done == [.reportIdentity: 1, .reportRecheck: 1])
    let record = try #require(try await test.record(.report, "T1"))
    #expect(record["sanitizedAt"].instant == late && record["verifiedAt"].instant == late)
  }

  private var session: String {
    Line.session(
      "S1", Instant("2023-12-30T23:59:59.999Z"),
      [
        "pbx": .text(Line.fqdn), "meeting": "M1", "organizer": "Ann Elm",
        "startedAt": .at(Instant("2023-12-30T22:59:59.999Z")),
        "endedAt": .at(Instant("2023-12-30T23:40:00Z")), "participants": 7, "mcu": "fra-1",
      ])
  }

  /// 30 December + P2M is 29 February in a leap year.
  @Test func sessionIdentity() async throws {
    let due = Instant("2024-02-29T23:59:59.999Z")
    let pbx = Line.pbx(Line.fqdn, ["registeredAt": .at(Instant("2023-01-01T00:00:00Z"))])
    let test = try await Boundary.expect(
      .sessionIdentity, "S1", due: due, lines: [pbx, session])
    let record = try #require(try await test.record(.session, "S1"))
    for name in ["pbx", "meeting", "organizer"] { #expect(record.isNull(name), "\(name)") }
    #expect(record["startedAt"].instant == Instant("2023-12-30T22:00:00Z"))
    #expect(record["endedAt"].instant == Instant("2023-12-30T23:00:00Z"))
    #expect(record["anonymizedAt"].instant == due)
    #expect(record["participants"] == .integer(7))
    #expect(record["mcu"] == .text("fra-1"))
    #expect(Set(["pbx", "meeting", "organizer"]).isSubset(of: Set(record.erased)))
  }

  @Test func sessionHistory() async throws {
    let test = try await Boundary.expect(
      .session, "S1", due: Instant("2024-12-30T23:59:59.999Z"), lines: [Line.pbx(), session])
    #expect(try await test.ids(.session).isEmpty)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
  }

  @Test func serverLog() async throws {
    let written = Instant("2026-03-02T09:00:00Z")
    let test = try await Boundary.expect(
      .serverLog, "L1", due: written + Given.week,
      lines: [Line.log("L1", written, ["object": "logs/l1"])])
    #expect(try await test.ids(.log).isEmpty)
  }

  @Test(
    arguments: [
      // A reason without an end, an end without a reason.
      (nil, "abuse case", "2026-02-07T08:00:00Z"),
      ("2026-02-20T08:00:00Z", nil, "2026-02-07T08:00:00Z"),
      ("2026-02-20T08:00:00Z", "abuse case", "2026-02-20T08:00:00Z"),
      ("2026-02-01T08:00:00Z", "abuse case", "2026-02-07T08:00:00Z"),
      // P1M after 31 January.
      ("2026-12-01T08:00:00Z", "abuse case", "2026-02-28T08:00:00Z"),
    ] as [(String?, String?, String)])
  func logsKeptForAReason(_ until: String?, _ reason: String?, _ due: String) async throws {
    let written = Instant("2026-01-31T08:00:00Z")
    let end = try #require(Instant(rfc3339: due))
    let line = Line.log(
      "L1", written,
      [
        "keptUntil": until.map(LineValue.text) ?? .null,
        "keptReason": reason.map(LineValue.text) ?? .null,
      ])
    let test = try await TestDatabase()
    try await test.load([line], at: written)
    let entry = try #require(try await test.entry(.serverLog, "L1", at: written))
    #expect(entry.dueAt == end)
    #expect(entry.start == written, "the start point shown stays")
    try await test.sweep(at: end - 1)
    #expect(try await test.ids(.log) == ["L1"])
    try await test.sweep(at: end)
    #expect(try await test.ids(.log).isEmpty)
  }

  // MARK: - Months' ends and leap years

  @Test(
    arguments: [
      ("2025-12-29T00:00:00Z", "2026-02-28T00:00:00.000Z", "2026-12-29T00:00:00.000Z"),
      ("2025-12-31T23:59:59.999Z", "2026-02-28T23:59:59.999Z", "2026-12-31T23:59:59.999Z"),
      ("2023-12-31T00:00:00Z", "2024-02-29T00:00:00.000Z", "2024-12-31T00:00:00.000Z"),
      ("2024-02-29T06:00:00Z", "2024-04-29T06:00:00.000Z", "2025-02-28T06:00:00.000Z"),
      ("2026-07-31T06:00:00Z", "2026-09-30T06:00:00.000Z", "2027-07-31T06:00:00.000Z"),
      ("2023-02-28T06:00:00Z", "2023-04-28T06:00:00.000Z", "2024-02-28T06:00:00.000Z"),
    ])
  func monthsAndYearsEndWhereTheMonthEnds(
    _ start: String, _ months: String, _ year: String
  ) async throws {
    let at = try #require(Instant(rfc3339: start))
    let test = try await TestDatabase()
    let pbx = Line.pbx(Line.fqdn, ["registeredAt": .at(Instant("2020-01-01T00:00:00Z"))])
    try await test.load(
      [
        pbx, Line.extension(), Line.meeting("M1", ["endedAt": .at(at)]),
        Line.participant("P1", ["role": "organizer"]), Line.report("T1", at, ["title": "x"]),
        Line.report("T2", at), Line.session("S1", at, ["organizer": "x"]),
      ], at: at)
    var due: [String: String] = [:]
    for entry in try await test.ledger(at: at) where !entry.rule.isTenant {
      due["\(entry.rule.rawValue) \(entry.id)"] = entry.dueAt.rfc3339
    }
    #expect(
      due == [
        "participant M1": months, "meeting M1": year, "report-identity T1": months,
        "report-recheck T2": year, "session-identity S1": months, "session S1": year,
      ])
  }
}
