@_spi(Disclosure) import Domain
import Operations
import Store
import TestSupport
import Testing

/// A rectified value stands until the PBX sends another than it sent before.
@Suite struct RectifyPersonTests {
  private static let now = PersonWorld.now

  private func rectify(
    _ test: TestDatabase, _ target: RectifyPersonRequest.Target, _ value: String
  ) async throws -> Rectification {
    try await test.operations(at: Self.now).rectifyPerson(
      RectifyPersonRequest(person: PersonWorld.request, target: target, value: value),
      by: .officer)
  }

  private func value(
    _ test: TestDatabase, _ kind: Kind, _ id: String, _ field: String
  ) async throws -> String? {
    try await test.record(kind, id)?.sensitive(field)?.disclosed()
  }

  private func attendee(_ test: TestDatabase, _ position: Int) async throws -> StoredAttendee {
    try #require(try await test.record(.report, "T1")).attendees[position]
  }

  @Test func whereverItIsStoredAndWhoMustChangeIt() async throws {
    let test = try await PersonWorld.database()
    let done = try await rectify(test, .name, "Ann Leigh")
    #expect(
      done.changed.map { "\($0.kind.rawValue) \($0.id) \($0.field)" } == [
        "participant P2 name", "report T1 attendees[0].name", "report T2 organizerName",
      ])
    #expect(done.pbxs == ["other.example.net"] && done.refused.isEmpty)
    #expect(try await value(test, .participant, "P2", "name") == "Ann Leigh")
    #expect(try await attendee(test, 0).name?.disclosed() == "Ann Leigh")
    #expect(try await attendee(test, 1).name?.disclosed() == "Ben Ash")
    let last = try await rectify(test, .lastName, "Leigh")
    #expect(last.changed.map(\.id) == [Line.fqdn + "/104"] && last.pbxs == [Line.fqdn])
  }

  @Test func theRecordSaysWhichOfItsFieldsStand() async throws {
    let test = try await PersonWorld.database()
    _ = try await rectify(test, .lastName, "Leigh")
    let operations = test.operations(at: Self.now)
    let detail = try await operations.show(.extension, id: Line.fqdn + "/104", by: .support)
    #expect(detail.rectified == ["lastName"] && detail.pbx == Line.fqdn)
    let pbx = try await operations.show(.pbx, id: Line.fqdn, by: .support)
    #expect(pbx.rectified == [])
  }

  @Test func standsAgainstWhatWasSentBefore() async throws {
    let test = try await PersonWorld.database()
    _ = try await rectify(test, .name, "Ann Leigh")
    _ = try await rectify(test, .lastName, "Leigh")
    let again = try await test.load(PersonWorld.lines(), at: Self.now + Instant.hour)
    #expect(again.updated == 0)
    #expect(try await value(test, .participant, "P2", "name") == "Ann Leigh")
    #expect(try await value(test, .extension, Line.fqdn + "/104", "lastName") == "Leigh")
    #expect(try await attendee(test, 0).name?.disclosed() == "Ann Leigh")

    // Rectified twice, it still stands against what the PBX had sent.
    _ = try await rectify(test, .name, "Anne Leigh")
    try await test.load(PersonWorld.lines(), at: Self.now + Instant.hour)
    #expect(try await value(test, .participant, "P2", "name") == "Anne Leigh")
  }

  @Test func givesWayToAnotherValue() async throws {
    let test = try await PersonWorld.database()
    _ = try await rectify(test, .name, "Ann Leigh")
    let sent = [
      Line.participant("P2", ["meeting": "M2", "name": "Ann Leigh-Orr"]),
      Line.report(
        "T1", Self.now,
        ["pbx": .text(PersonWorld.other), "attendees": [["name": "A", "email": nil]]]),
      Line.report("T2", Self.now, ["pbx": .text(PersonWorld.other), "organizerName": "A"]),
    ]
    try await test.load(sent, at: Self.now)
    #expect(try await value(test, .participant, "P2", "name") == "Ann Leigh-Orr")
    #expect(try await attendee(test, 0).name?.disclosed() == "A")
    #expect(try await value(test, .report, "T2", "organizerName") == "A")
    // And then what it had sent at first is no longer withheld.
    try await test.load(PersonWorld.lines(), at: Self.now)
    #expect(try await value(test, .participant, "P2", "name") == "Ann Lee")
  }

  @Test func anAddressTakesItsHoldReadinessAndFindAlong() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    let fresh = FoldedAddress("anna@example.com")
    let hold = try await operations.placePersonHold(
      on: fresh, PersonHoldRequest(reason: "claim"), by: .officer)
    #expect(hold.members == 0)
    let done = try await rectify(test, .email, "Anna@example.com")
    #expect(done.changed.count == 4 && done.pbxs.count == 2)
    #expect(try await operations.findPerson(PersonWorld.request, by: .officer).records.isEmpty)
    let found = try await operations.findPerson(PersonRequest(address: fresh), by: .officer)
    #expect(found.records.count == 8)
    #expect(
      try await operations.show(.participant, id: "P2", by: .owner).row.heldBy == [hold.number])
    let again = try await test.load(PersonWorld.lines(), at: Self.now)
    #expect(again.updated == 0)

    let quiet = try await TestDatabase()
    try await quiet.load(
      [Line.pbx(), Line.extension("104", ["email": "ann.lee@example.com"])], at: Self.now)
    let id = Line.fqdn + "/104"
    #expect(try await quiet.view(.extension, id, at: Self.now).missing == [.nameMissing])
    _ = try await rectify(quiet, .firstName, "Ann")
    let ready = try await quiet.operations(at: Self.now).list(
      ListRequest(kind: .extension, sort: "ready"), by: .owner)
    #expect(ready.rows.first?.view.missing == [])
    #expect(
      try await quiet.database.read { transaction in
        try transaction.count(PageQuery(kind: .extension, order: .ready, limit: 1), cap: 9)
      } == 1)
  }

  @Test func whatIsRestrictedOrOrderedToGoIsChangedByNobody() async throws {
    let test = try await PersonWorld.database()
    _ = try await test.hold(.meeting, "M2", as: .restriction, at: Self.now)
    let done = try await rectify(test, .name, "Ann Leigh")
    #expect(done.refused.map(\.id) == ["P2", "T1"] && done.changed.map(\.id) == ["T2"])
    #expect(try await value(test, .participant, "P2", "name") == "Ann Lee")
    let id = PersonWorld.other
    _ = try await test.operations(at: Self.now).stageDeletion(
      DeleteRequest(kind: .pbx, id: id, phrase: id, reason: .test), by: .admin)
    #expect(try await rectify(test, .name, "Ann").refused.count == 3)
  }

  @Test func whatWasErasedStaysEmpty() async throws {
    let test = try await PersonWorld.database()
    try await test.sweep(at: Self.now + 7 * Instant.day, rules: [.participantName])
    let done = try await rectify(test, .name, "Ann Leigh")
    #expect(!done.changed.contains { $0.kind == .participant })
  }

  /// No tag of what was sent stays once the value is gone.
  @Test func tagsGoWithTheirValues() async throws {
    let test = try await PersonWorld.database()
    _ = try await rectify(test, .name, "Ann Leigh")
    func count() async throws -> Int {
      try await test.database.read { transaction in
        var count = 0
        try transaction.connection.forEach("select kind from rectified", []) { _ in count += 1 }
        return count
      }
    }
    #expect(try await count() == 3)
    try await test.sweep(at: Self.now + 7 * Instant.day, rules: [.participantName])
    #expect(try await count() == 2)
    try await test.sweep(at: Self.now + 90 * Instant.day, rules: [.reportIdentity])
    #expect(try await count() == 0)
  }

  /// Erased, a person takes along what was put right of them, and of nobody else.
  @Test func whatIsOthersStandsWhenAPersonGoes() async throws {
    let test = try await PersonWorld.database()
    _ = try await rectify(test, .name, "Ann Leigh")
    _ = try await test.operations(at: Self.now).rectifyPerson(
      RectifyPersonRequest(
        person: PersonRequest(address: FoldedAddress(PersonWorld.Guest().email)), target: .name,
        value: "Benjamin Ash"),
      by: .officer)
    _ = try await PersonWorld.erase(test)
    #expect(
      try await PersonWorld.rectifiedInReports(test.database) == [
        "T1 attendees[1].name", "T1 organizerName", "T2 attendees[0].name",
      ])
    try await test.load(PersonWorld.lines(), at: Self.now)
    #expect(try await attendee(test, 0).name == nil)
    #expect(try await attendee(test, 1).name?.disclosed() == "Benjamin Ash")
    #expect(try await value(test, .report, "T1", "organizerName") == "Benjamin Ash")
  }

  @Test func theValueIsWrittenDownNowhere() async throws {
    let test = try await PersonWorld.database()
    let done = try await rectify(test, .name, "Zoe Quill")
    #expect(try await test.auditTexts().allSatisfy { !$0.contains("Zoe") })
    #expect(!"\(done)".contains("Zoe"))
    await #expect(throws: OperationError.self) {
      try await rectify(test, .email, "no address")
    }
  }
}
