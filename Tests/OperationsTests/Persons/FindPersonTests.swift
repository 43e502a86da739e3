import Domain
import Operations
import Store
import TestSupport
import Testing

/// Everything of a person across all PBXs, and what could not be reached.
@Suite struct FindPersonTests {
  private static let now = PersonWorld.now

  @Test func everyRecordByPBXWithItsRule() async throws {
    let test = try await PersonWorld.database()
    let found = try await test.operations(at: Self.now).findPerson(
      PersonWorld.request, by: .officer)
    let lines = found.records.map { record in
      "\(record.pbx ?? "-") \(record.row.view.kind.rawValue) \(record.row.view.id)"
    }
    #expect(
      lines == [
        "other.example.net participant P2", "other.example.net report T1",
        "other.example.net report T2", "pbx.example.com extension pbx.example.com/104",
        "pbx.example.com meeting M1", "pbx.example.com participant P1",
        "pbx.example.com poll Q1", "pbx.example.com recording R1",
      ])
    let guest = try #require(found.records.first)
    #expect(guest.fields == ["email"] && guest.row.next?.rule == .participantEmail)
    #expect(guest.row.next?.dueAt == Self.now + 7 * Instant.day)
    #expect(found.records[1].fields == ["attendees[0].email"])
    #expect(found.records[2].fields == ["organizerEmail"])
    #expect(!"\(found)".contains("example.com, "), "no address is in it")
    #expect(!"\(found)".lowercased().contains("ann.lee"))
  }

  @Test func whatCouldNotBeReached() async throws {
    let test = try await PersonWorld.database()
    _ = try await test.operations(at: Self.now).noteBackup(
      "tape 7", madeAt: Self.now, by: .admin)
    let reach = try await test.operations(at: Self.now).findPerson(
      PersonWorld.request, by: .officer
    ).reach
    #expect(reach.withoutAddress.map { "\($0.id) \($0.participants)" } == ["M2 1"])
    #expect(reach.sessions == 1)
    #expect(reach.sessionsUntil == Instant("2026-05-02T09:00:00Z"))
    #expect(reach.backups == 1 && reach.backupsUntil == Instant("2027-03-02T09:00:00Z"))
    #expect(reach.pbxs == ["other.example.net", "pbx.example.com"])
  }

  @Test func aWholeNameTakesInWhoHasNoAddress() async throws {
    let test = try await PersonWorld.database()
    var request = PersonWorld.request
    request.named = PersonRequest.Named(meeting: "M2", name: " Ann Lee ")
    let operations = test.operations(at: Self.now)
    let found = try await operations.findPerson(request, by: .officer)
    #expect(found.records.contains { $0.row.view.id == "P4" && $0.fields == ["name"] })
    #expect(found.reach.withoutAddress.isEmpty)
    request.named = PersonRequest.Named(meeting: "M2", name: "Ann")
    let part = try await operations.findPerson(request, by: .officer)
    #expect(!part.records.contains { $0.row.view.id == "P4" }, "never by a part")
    request.named = PersonRequest.Named(meeting: "M9", name: "Ann")
    await #expect(throws: OperationError.noSuchRecord(.meeting, id: "M9")) {
      try await operations.findPerson(request, by: .officer)
    }
  }

  @Test func writtenDownByTag() async throws {
    let test = try await PersonWorld.database()
    var request = PersonWorld.request
    request.ticket = "#9"
    let found = try await test.operations(at: Self.now).findPerson(request, by: .officer)
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.contains(" person-find lee ") && entry.contains(found.person.label))
    #expect(entry.contains(" #9 done") && entry.contains("participant:"))
    #expect(!entry.lowercased().contains("ann") && !entry.contains("P2"))
  }

  @Test func whatFindsNothingCountsAsAGuess() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    for number in 0..<20 {
      let request = PersonRequest(address: FoldedAddress("nobody\(number)@example.org"))
      #expect(try await operations.findPerson(request, by: .officer).records.isEmpty)
    }
    await #expect(throws: OperationError.tooManyTries(until: Self.now + Instant.hour)) {
      try await operations.findPerson(PersonWorld.request, by: .officer)
    }
  }

  @Test func cancelledItSaysSo() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: Self.now)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await operations.findPerson(PersonWorld.request, by: .officer)
    }
    await #expect(throws: StoreError.cancelled) { try await task.value }
  }
}

/// The month of Art. 12 GDPR.
@Suite struct PersonCaseTests {
  private static let received = Instant("2026-01-31T00:00:00Z")

  private func note(
    _ test: TestDatabase, _ reference: String?, _ receivedAt: Instant?, at now: Instant,
    _ address: FoldedAddress = PersonWorld.address
  ) async throws -> OpenCase? {
    try await test.operations(at: now).findPerson(
      PersonRequest(address: address, reference: reference, receivedAt: receivedAt), by: .officer
    ).openCase
  }

  @Test func dueAfterAMonthAndLateThen() async throws {
    let test = try await PersonWorld.database()
    let due = Instant("2026-02-28T00:00:00Z")
    let opened = try await note(test, "C-1", Self.received, at: due - 1)
    #expect(opened?.personCase.dueAt == due && opened?.isLate == false)
    #expect(try await note(test, "C-1", nil, at: due)?.isLate == true)
    let late = test.operations(at: due)
    #expect(try await late.openCases(by: .admin).map(\.isLate) == [true])
    let alarms = try await late.status(by: .support).alarms.filter { $0.kind == .person }
    #expect(alarms.map(\.count) == [1] && alarms.first?.since == due)
    try await late.closeCase("C-1", by: .officer)
    #expect(try await late.openCases(by: .officer).isEmpty)
    await #expect(throws: OperationError.noSuchCase("C-1")) {
      try await late.closeCase("C-1", by: .officer)
    }
    let texts = try await test.auditTexts()
    #expect(texts.count { $0.contains(" case-open ") } == 1)
    #expect(texts.last?.contains(" case-close lee ") == true)
  }

  @Test func theSoonestDueFirst() async throws {
    let test = try await PersonWorld.database()
    _ = try await note(test, "C-2", Self.received + Instant.day, at: PersonWorld.now)
    _ = try await note(test, "C-1", Self.received, at: PersonWorld.now)
    let cases = try await test.operations(at: PersonWorld.now).openCases(by: .officer)
    // Both clamped to the end of February: then by their order.
    #expect(cases.map(\.personCase.reference) == ["C-1", "C-2"])
  }

  @Test func whatIsRefused() async throws {
    let test = try await PersonWorld.database()
    _ = try await note(test, "C-1", Self.received, at: PersonWorld.now)
    let elsewhere = FoldedAddress("ben@example.org")
    let wrong: [(String, Instant?, FoldedAddress)] = [
      ("C-2", nil, PersonWorld.address), ("C-2", PersonWorld.now + 1, PersonWorld.address),
      ("C-1", Self.received + 1, PersonWorld.address), ("C-1", nil, elsewhere),
      ("ann@example.com", Self.received, PersonWorld.address), ("", Self.received, elsewhere),
    ]
    for (reference, receivedAt, address) in wrong {
      do {
        _ = try await note(test, reference, receivedAt, at: PersonWorld.now, address)
        Issue.record("\(reference) is not refused")
      } catch OperationError.badQuery {
      }
    }
    #expect(
      try await test.operations(at: PersonWorld.now).openCases(by: .officer).count == 1)
  }
}
