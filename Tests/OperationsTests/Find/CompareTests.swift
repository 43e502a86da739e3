import Domain
import Operations
import TestSupport
import Testing

/// Is it typed right? Equal or not, never how near.
@Suite struct CompareTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  private func compare(
    _ test: TestDatabase, _ kind: Kind, _ id: String, _ field: String, _ value: String,
    by principal: Principal = .support, at instant: Instant = now
  ) async throws -> Bool {
    try await test.operations(at: instant).compare(
      value, with: CompareRequest(kind: kind, id: id, field: field, ticket: "#1"), by: principal)
  }

  @Test(
    arguments: [
      (Kind.extension, "pbx.example.com/104", "email", " ann.lee@EXAMPLE.com\n", true),
      (.extension, "pbx.example.com/104", "email", "ann.lee@example.co", false),
      (.extension, "pbx.example.com/104", "firstName", "ANN", true),
      (.extension, "pbx.example.com/104", "lastName", "Lee", false),
      (.pbx, Line.fqdn, "licenseKey", "0123456789abcdef", true),
      (.pbx, Line.fqdn, "conferenceNumber", "0049695550 1234", true),
      (.pbx, Line.fqdn, "dialInNumbers", "+44 20 555077", true),
      (.pbx, Line.fqdn, "dialInNumbers", "+44 20 555078", false),
      (.pbx, Line.fqdn, "publicIP", "::ffff:192.0.2.7", true),
      (.participant, "P1", "name", "ann lee", true),
      (.participant, "P2", "name", "ann lee", false),
      (.report, "T-20931", "organizerEmail", "ann.lee@example.com", true),
      (.report, "T-20931", "attendees[0].email", "BO@example.org", true),
      (.report, "T-20931", "attendees[1].email", "bo@example.org", false),
      (.report, "T-20931", "attendees[1].name", "ann", true),
    ])
  func equalOrNot(
    _ kind: Kind, _ id: String, _ field: String, _ value: String, _ isEqual: Bool
  ) async throws {
    let test = try await FindTests.database()
    let before = try await test.auditTexts().count
    #expect(try await compare(test, kind, id, field, value) == isEqual)
    let entries = try await test.auditTexts()
    #expect(entries.count == before + 1)
    let entry = try #require(entries.last)
    #expect(entry.contains(" compare sam \(kind.rawValue):"))
    #expect(entry.contains(" \(field) \(isEqual ? "equal" : "differs") #1 done"))
    #expect(!entry.lowercased().contains(value.lowercased()))
  }

  @Test(
    arguments: [
      (Kind.pbx, Line.fqdn, "fqdn"), (.pbx, Line.fqdn, "mcu"), (.meeting, "M1", "scheduledAt"),
      (.participant, "P1", "role"), (.meeting, "M1", "nonsense"), (.report, "T-20931", "attendees"),
      (.report, "T-20931", "attendees[x].email"), (.report, "T-20931", "attendees[01].email"),
      (.report, "T-20931", "attendees[0].reconnects"), (.meeting, "M1", "attendees[0].email"),
    ])
  func whatIsNotMaskedIsRefused(_ kind: Kind, _ id: String, _ field: String) async throws {
    let test = try await FindTests.database()
    let before = try await test.auditTexts()
    do {
      _ = try await compare(test, kind, id, field, "x")
      Issue.record("not refused")
    } catch OperationError.badQuery {
    }
    #expect(try await test.auditTexts() == before)
  }

  @Test func whatIsNotThere() async throws {
    let test = try await FindTests.database()
    for (kind, id, field) in [
      (Kind.participant, "P9", "name"), (.report, "T-20931", "attendees[2].email"),
    ] {
      do {
        _ = try await compare(test, kind, id, field, "x")
        Issue.record("not refused")
      } catch OperationError.noSuchRecord {
      }
    }
  }

  @Test(arguments: ["", " \t\n"]) func noValueIsNoQuestion(_ value: String) async throws {
    let test = try await FindTests.database()
    await #expect(throws: OperationError.self) {
      _ = try await compare(test, .participant, "P1", "name", value)
    }
  }

  /// By its own hold or by one on something above it, for whomever.
  @Test func aRestrictedRecordIsRefused() async throws {
    let test = try await FindTests.database()
    let hold = try await test.hold(.meeting, "M1", as: .restriction, at: Self.now)
    for principal in [Principal.support, .admin, .officer, .owner] {
      await #expect(throws: OperationError.restricted(hold: hold)) {
        _ = try await compare(test, .participant, "P1", "name", "Ann Lee", by: principal)
      }
    }
    let legal = try await FindTests.database()
    _ = try await legal.hold(.meeting, "M1", at: Self.now)
    #expect(try await compare(legal, .participant, "P1", "name", "Ann Lee"))
  }

  @Test func tenTriesOfARecordInAnHour() async throws {
    let test = try await FindTests.database()
    for index in 0..<10 {
      let principal = Principal(user: "person\(index)", role: .support)
      let at = Self.now + Int64(index) * Instant.minute
      #expect(try await compare(test, .participant, "P1", "name", "Ann Lee", by: principal, at: at))
    }
    let at = Self.now + 10 * Instant.minute
    let until = Self.now + Instant.hour
    await #expect(throws: OperationError.tooManyTries(until: until)) {
      _ = try await compare(test, .participant, "P1", "email", "x", by: .admin, at: at)
    }
    // Another record is another count, and so is the next hour.
    #expect(try await compare(test, .participant, "P2", "email", "ann.lee@example.co", at: at))
    #expect(try await compare(test, .participant, "P1", "name", "Ann Lee", at: until))
    await #expect(throws: OperationError.tooManyTries(until: until + Instant.minute)) {
      _ = try await compare(test, .participant, "P1", "name", "Ann Lee", at: until)
    }
  }

  /// Comparisons that differ and finds that find nothing are one count of a person.
  @Test func twentyMissesOfAPersonInAnHour() async throws {
    let test = try await FindTests.database()
    let operations = test.operations(at: Self.now)
    for index in 0..<10 {
      _ = try await operations.find(FindQuestion("nobody\(index)@example.org"), by: .support)
    }
    for (kind, id, field) in [
      (Kind.participant, "P1", "name"), (.participant, "P2", "email"),
    ] {
      for _ in 0..<5 {
        #expect(try await !compare(test, kind, id, field, "wrong"))
      }
    }
    let until = Self.now + Instant.hour
    await #expect(throws: OperationError.tooManyTries(until: until)) {
      _ = try await compare(test, .extension, "pbx.example.com/104", "firstName", "Ann")
    }
    await #expect(throws: OperationError.tooManyTries(until: until)) {
      _ = try await operations.find(FindQuestion("ann.lee@example.com"), by: .support)
    }
    #expect(
      try await compare(
        test, .extension, "pbx.example.com/104", "firstName", "Ann", by: .admin))
  }

  @Test func whatWasTriedIsKeptNowhere() async throws {
    let test = try await FindTests.database()
    #expect(try await !compare(test, .participant, "P1", "name", "marker-7731"))
    #expect(try !test.filesContain("marker-7731"))
  }
}
