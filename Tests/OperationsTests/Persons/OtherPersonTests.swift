import Domain
import Operations
import TestSupport
import Testing

/// Where the person is known who is meant, another's address does nothing.
@Suite struct OtherPersonTests {
  private func person(_ operations: Operations) async throws -> PersonTag {
    try await operations.findPerson(PersonWorld.request, by: .officer).person
  }

  @Test func anothersAddressIsRefused() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    let person = try await person(operations)
    let before = try await test.auditTexts().count
    let other = PersonRequest(address: FoldedAddress("ben@example.org"), person: person)
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.findPerson(other, by: .officer)
    }
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.personAccesses(other, by: .officer)
    }
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.exportPerson(other, by: .officer)
    }
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.planErasure(other, by: .officer)
    }
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.erasePerson(
        ErasePersonRequest(person: other, reason: .dataSubject, phrase: person.label),
        by: .officer)
    }
    await #expect(throws: OperationError.otherPerson) {
      _ = try await operations.placePersonHold(
        on: other.address, PersonHoldRequest(reason: "claim", person: person), by: .officer)
    }
    #expect(try await test.auditTexts().count == before)
    #expect(try await operations.holds(by: .officer).isEmpty)
  }

  @Test func theirOwnIsTaken() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    var request = PersonWorld.request
    request.person = try await person(operations)
    let plan = try await operations.planErasure(request, by: .officer)
    #expect(plan.person == request.person)
    let hold = try await operations.placePersonHold(
      on: request.address, PersonHoldRequest(reason: "claim", person: request.person), by: .officer)
    #expect(hold.members > 0)
  }

  @Test func itCountsAsAGuess() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    let other = PersonRequest(
      address: FoldedAddress("ben@example.org"), person: try await person(operations))
    var refused: OperationError?
    for _ in 0..<30 where refused == nil || refused == .otherPerson {
      do {
        _ = try await operations.exportPerson(other, by: .officer)
      } catch let error as OperationError {
        refused = error
      }
    }
    guard case .tooManyTries? = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
  }
}
