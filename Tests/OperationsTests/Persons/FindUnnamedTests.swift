import Domain
import Operations
import Store
import TestSupport
import Testing

/// What no address reaches in the meetings of a person.
@Suite struct FindUnnamedTests {
  private static let now = PersonWorld.now

  private func find(
    _ test: TestDatabase, ticket: String? = nil, by principal: Principal = .officer
  ) async throws -> (found: PersonFound, unnamed: PersonUnnamed) {
    let operations = test.operations(at: Self.now)
    let found = try await operations.findPerson(PersonWorld.request, by: .officer)
    let request = UnnamedRequest(person: found.person, meetings: found.meetings, ticket: ticket)
    return (found, try await operations.findUnnamed(request, by: principal))
  }

  @Test func participantsWithoutAnAddressAndSessionHistory() async throws {
    // Given a person in two meetings, in one beside somebody without an address
    let test = try await PersonWorld.database()
    // When
    let (found, unnamed) = try await find(test)
    // Then
    #expect(found.meetings == ["M1", "M2"])
    let lines = unnamed.records.map { record in
      "\(record.pbx ?? "-") \(record.row.view.kind.rawValue) \(record.row.view.id)"
    }
    #expect(lines == ["other.example.net participant P4", "other.example.net session S1"])
    #expect(unnamed.records.first?.row.view["name"] == .text("A*** L***"), "masked as everywhere")
    #expect(unnamed.person == found.person && !unnamed.isCut)
    let people = found.reach.withoutAddress.reduce(0) { $0 + $1.participants }
    #expect(people == unnamed.records.count { $0.row.view.kind == .participant })
    #expect(found.reach.sessions == unnamed.records.count { $0.row.view.kind == .session })
  }

  @Test func writtenDownByTheMarkOfThePerson() async throws {
    let test = try await PersonWorld.database()
    let (found, _) = try await find(test, ticket: "#9")
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.contains(" person-find lee ") && entry.contains("\(found.person.label) unnamed"))
    #expect(entry.contains(" #9 done") && entry.contains("participant:"))
    #expect(!entry.lowercased().contains("ann") && !entry.contains("P4"))
    let accesses = try await test.operations(at: Self.now).personAccesses(
      PersonWorld.request, by: .officer)
    #expect(accesses.accesses.contains { $0.entry.ticket == "#9" }, "who looked tells of it")
  }

  @Test func meetingsThatWentHaveNothing() async throws {
    let test = try await PersonWorld.database()
    let request = UnnamedRequest(
      person: PersonTag([1, 2, 3, 4, 5]), meetings: ["M7", "M2"], ticket: nil)
    let unnamed = try await test.operations(at: Self.now).findUnnamed(request, by: .officer)
    #expect(unnamed.records.map(\.row.view.id) == ["P4", "S1"])
  }
}
