import Domain
import Operations
import TestSupport

extension PermissionTests {
  private static let asked = Line.fqdn + "/104"

  /// `A-1`, `A-2` and `A-3`: what somebody else asks.
  static func ask(_ operations: Operations) async throws {
    for deed in [StaffRequest.Deed.delete, .hold, .erase] {
      _ = try await operations.makeRequest(
        RequestDraft(deed: deed, kind: .extension, id: asked), by: .support)
    }
  }

  static let requestRows: [Row] = [
    Row(function: "makeRequest", capability: .request, allowed: everyone) {
      _ = try await $1.makeRequest(
        RequestDraft(deed: .delete, kind: .meeting, id: "M1"), by: $2)
    },
    Row(function: "makeRequests", capability: .request, allowed: everyone) {
      _ = try await $1.makeRequests(MarkedDraft(kind: .meeting, ids: ["M1"]), by: $2)
    },
    Row(function: "requests", capability: .browse, allowed: everyone) {
      _ = try await $1.requests(by: $2)
    },
    approved("A-1", .forceDelete, [.admin]), approved("A-2", .holds, [.admin, .officer]),
    approved("A-3", .person, [.officer]),
    declined("A-1", .forceDelete, [.admin]), declined("A-2", .holds, [.admin, .officer]),
    declined("A-3", .person, [.officer]),
    Row(function: "personAccesses", capability: .person, allowed: [.officer]) {
      _ = try await $1.personAccesses(
        PersonRequest(address: FoldedAddress("ann@example.com")), by: $2)
    },
  ]

  private static func approved(
    _ label: String, _ capability: Capability, _ allowed: Set<Role>
  ) -> Row {
    Row(
      function: "approveRequest", capability: capability, allowed: allowed,
      call: {
        _ = try await $1.approveRequest(RequestApproval(label: label, phrase: asked), by: $2)
      }, variant: " " + label)
  }

  private static func declined(
    _ label: String, _ capability: Capability, _ allowed: Set<Role>
  ) -> Row {
    Row(
      function: "declineRequest", capability: capability, allowed: allowed,
      call: { try await $1.declineRequest(label, reason: .test, by: $2) }, variant: " " + label)
  }
}
