import Domain
import Operations
import TestSupport

extension PermissionTests {
  private static let someone = PersonRequest(address: FoldedAddress("ann@example.com"))

  /// Where nothing bears the address that is said, after the capability was looked at.
  private static func found(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch OperationError.noSuchPerson, OperationError.noSuchCase {
    }
  }

  static let personsRows: [Row] = [
    Row(function: "placePersonHold", capability: .holds, allowed: [.admin, .officer]) {
      _ = try await $1.placePersonHold(
        on: FoldedAddress("ann@example.com"), PersonHoldRequest(reason: "claim"), by: $2)
    },
    Row(function: "reveal", capability: .reveal, allowed: [.admin]) {
      _ = try await $1.reveal(
        RevealRequest(kind: .meeting, id: "M1", field: "title", reason: .test), by: $2)
    },
    Row(function: "findPerson", capability: .person, allowed: [.officer]) {
      _ = try await $1.findPerson(someone, by: $2)
    },
    Row(function: "findUnnamed", capability: .person, allowed: [.officer]) {
      _ = try await $1.findUnnamed(
        UnnamedRequest(person: PersonTag([1]), meetings: ["M1"], ticket: nil), by: $2)
    },
    Row(function: "exportPerson", capability: .person, allowed: [.officer]) {
      test, operations, principal in
      try await found { _ = try await operations.exportPerson(someone, by: principal) }
    },
    Row(function: "planErasure", capability: .person, allowed: [.officer]) {
      test, operations, principal in
      try await found { _ = try await operations.planErasure(someone, by: principal) }
    },
    Row(function: "erasePerson", capability: .person, allowed: [.officer]) {
      test, operations, principal in
      try await found {
        _ = try await operations.erasePerson(
          ErasePersonRequest(person: someone, reason: .dataSubject, phrase: "x"), by: principal)
      }
    },
    Row(function: "rectifyPerson", capability: .person, allowed: [.officer]) {
      test, operations, principal in
      try await found {
        _ = try await operations.rectifyPerson(
          RectifyPersonRequest(person: someone, target: .name, value: "Ann"), by: principal)
      }
    },
    Row(function: "openCases", capability: .compliance, allowed: [.admin, .officer]) {
      _ = try await $1.openCases(by: $2)
    },
    Row(function: "closeCase", capability: .person, allowed: [.officer]) {
      test, operations, principal in
      try await found { try await operations.closeCase("C-1", by: principal) }
    },
  ]
}
