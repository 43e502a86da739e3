import Domain
import Operations
import Store
import TestSupport
import Testing

/// Masked columns in a filter: whole values only, written down, and only what may be seen.
@Suite struct ToldFilterTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  private func database() async throws -> (TestDatabase, Operations) {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(Line.fqdn, ["licenseKey": "AAAA-BBBB-CCCC-DDDD"]), Line.pbx("other.example.net"),
        Line.extension("104", ["email": "Ann@Example.com", "firstName": "Ann", "lastName": "Lee"]),
        Line.extension("105", ["email": "ann@example.com.example.org", "firstName": "Anna"]),
        Line.extension("106", ["pbx": "other.example.net", "email": "ann@example.com"]),
        Line.meeting("M1", ["dialIn": "+49 30 1234567"]), Line.meeting("M2"),
        Line.participant("P1", ["email": "ann@example.com", "ip": "2001:db8::1"]),
        Line.report("T1", Self.now, ["organizerEmail": "ann@example.com"]),
      ], at: Self.now)
    return (test, test.operations(at: Self.now))
  }

  @Test(arguments: [
    (Kind.extension, "email:ann@example.com", 2), (.extension, "email:=ANN@example.com", 2),
    (.extension, "email:ann@example", 0), (.extension, "email:ann", 0),
    (.extension, "firstName:ann", 1), (.extension, "firstName:an", 0),
    (.extension, "firstName:ann lastName:lee", 1), (.extension, "firstName:ann lastName:le", 0),
    (.pbx, "licence:aaaabbbbccccdddd", 1), (.pbx, "licence:dddd", 0),
    (.meeting, "dialIn:\"+49 (30) 123 45 67\"", 1), (.participant, "ip:2001:DB8:0::1", 1),
    (.participant, "ip:2001:db8", 0), (.report, "email:ann@example.com", 1),
  ])
  func onlyWholeValues(_ kind: Kind, _ filter: String, _ count: Int) async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    #expect(try operations.isMasked(filter, kind))
    let told = try await operations.select(ToldRequest(kind: kind, filter: filter), by: .support)
    #expect(told.numbers.count == count)
    let page = try await operations.list(
      ListRequest(kind: kind, filter: told.clear, told: told), by: .support)
    #expect(page.rows.count == count)
  }

  @Test func theRestOfTheFilterStays() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    let filter = "email:ann@example.com pbx:other -state:due"
    let told = try await operations.select(
      ToldRequest(kind: .extension, filter: filter), by: .support)
    #expect(told.clear == "pbx:other -state:due")
    #expect(told.shown == "email:=a***@***")
    let page = try await operations.list(
      ListRequest(kind: .extension, filter: told.clear, told: told), by: .support)
    #expect(page.rows.map(\.view.id) == ["other.example.net/106"])
    #expect(
      try await operations.count(
        ListRequest(kind: .extension, filter: told.clear, told: told), by: .support) == 1)
  }

  @Test func itIsWrittenDownWithoutTheValue() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    _ = try await operations.select(
      ToldRequest(kind: .extension, filter: "email:ann@example.com", ticket: "#4711"),
      by: .support)
    let entry = try #require(
      try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first)
    #expect(entry.operation == "find")
    #expect(entry.reason == "filter email")
    #expect(entry.counts == "extension=2")
    #expect(entry.subjects.split(separator: " ").count == 2)
    #expect(entry.ticket == "#4711")
    #expect(!"\(entry)".contains("ann"))
  }

  @Test func guessesCount() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    for index in 0..<20 {
      _ = try await operations.select(
        ToldRequest(kind: .extension, filter: "email:x\(index)@example.com"), by: .support)
    }
    await #expect(throws: OperationError.tooManyTries(until: Self.now + Instant.hour)) {
      _ = try await operations.select(
        ToldRequest(kind: .extension, filter: "email:ann@example.com"), by: .support)
    }
  }

  @Test func whatIsRestrictedIsNotFound() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    _ = try await operations.placeHold(
      HoldRequest(
        kind: .extension, id: "other.example.net/106", nature: .restriction, reason: "legal"),
      by: .officer)
    let request = ToldRequest(kind: .extension, filter: "email:ann@example.com")
    #expect(try await operations.select(request, by: .support).numbers.count == 1)
    #expect(try await operations.select(request, by: .officer).numbers.count == 2)
  }

  @Test func theMostIsOfThoseThatAreAskedFor() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    try await test.load(
      (0...ToldFilter.most).map { Line.extension("2\($0)", ["email": "bob@example.com"]) }
        + [Line.extension("107", ["pbx": "other.example.net", "email": "bob@example.com"])],
      at: Self.now)
    var request = ToldRequest(kind: .extension, filter: "email:bob@example.com")
    await #expect(throws: OperationError.self) {
      _ = try await operations.select(request, by: .support)
    }
    let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
    #expect(entry?.operation == "find" && entry?.reason == "filter email")
    #expect(entry?.counts == "extension=\(ToldFilter.most + 2)")

    let pbx = try await test.database.read { try $0.record(.pbx, id: "other.example.net") }
    request.within = Scope(kind: .pbx, record: try #require(pbx).record.number)
    #expect(try await operations.select(request, by: .support).numbers.count == 1)
  }

  @Test func aListTakesNoMaskedColumnByItself() async throws {
    let (test, operations) = try await database()
    defer { withExtendedLifetime(test) {} }
    do {
      _ = try await operations.list(
        ListRequest(kind: .extension, filter: "ann email:ann@example.com"), by: .owner)
      Issue.record("it was taken")
    } catch OperationError.badFilter(let fault) {
      #expect(fault.position == 4)
      #expect(!fault.reason.contains("ann@"))
    }
  }

  @Test func nothingOfTheValuePrints() throws {
    let filter = try RecordFilter(
      "email:ann@example.com firstName:Zebra", kind: .extension,
      policy: TestDatabase.strictPolicy(),
      now: Self.now)
    for text in ["\(filter)", String(reflecting: filter)] {
      #expect(!text.contains("ann@") && !text.contains("Zebra"))
    }
  }
}
