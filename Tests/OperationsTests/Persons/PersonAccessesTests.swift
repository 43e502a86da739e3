import Domain
import Operations
import TestSupport
import Testing

/// Who looked at a person's records.
@Suite struct PersonAccessesTests {
  @Test func looksAtTheirRecordsAndForThem() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    _ = try await operations.openReport("T1", by: .support)
    _ = try await operations.reveal(
      RevealRequest(
        kind: .participant, id: "P2", field: "name", reason: .customerRequest, ticket: "#7"),
      by: .admin)
    // Of somebody else.
    _ = try await operations.reveal(
      RevealRequest(kind: .participant, id: "P3", field: "name", reason: .test), by: .admin)
    _ = try await operations.findPerson(PersonWorld.request, by: .officer)
    let before = try await test.auditTexts().count

    let found = try await operations.personAccesses(PersonWorld.request, by: .officer)

    #expect(found.accesses.map(\.entry.operation) == ["person-find", "reveal", "report-open"])
    #expect(found.accesses.map(\.entry.actor) == ["lee", "kim", "sam"])
    #expect(found.accesses[1].entry.ticket == "#7")
    #expect(found.accesses[1].seen == [.init(kind: .participant, id: "P2")])
    #expect(found.accesses[2].seen == [.init(kind: .report, id: "T1")])
    let told = try await test.auditTexts()
    #expect(told.count == before + 1 && told.last?.contains("accesses") == true)
    // The question itself is one of them.
    let again = try await operations.personAccesses(PersonWorld.request, by: .officer)
    #expect(again.accesses.count == found.accesses.count + 1)
  }

  @Test func ofWhoIsNotHereOnlyWhoLookedForThem() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    let stranger = PersonRequest(address: FoldedAddress("nobody@example.net"))
    _ = try await operations.findPerson(stranger, by: .officer)
    let found = try await operations.personAccesses(stranger, by: .officer)
    #expect(found.accesses.count == 1 && found.accesses[0].seen.isEmpty)
  }
}
