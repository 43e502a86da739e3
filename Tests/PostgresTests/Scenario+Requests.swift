import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// What people ask: approved, declined, answered by the ordinary verb, gone with its record.
  func requests() async throws {
    let fqdn = "asked.example.net"
    let id = fqdn + "/100"
    let at = Self.day(8)
    try await load(
      [Line.pbx(fqdn), Line.extension("100", ["pbx": .text(fqdn)])]
        + ["A1", "A2", "A3"].map {
          Line.meeting($0, ["pbx": .text(fqdn), "extension": "100"])
        }, at: at)
    let operations = operations(at: at)
    func ask(_ deed: StaffRequest.Deed, _ kind: Kind, _ id: String) async throws -> String {
      try await operations.makeRequest(
        RequestDraft(deed: deed, kind: kind, id: id, ticket: "#7"), by: .support
      ).label
    }
    let declined = try await ask(.erase, .extension, id)
    try await operations.declineRequest(declined, reason: .other, by: .owner)
    let approved = try await ask(.delete, .meeting, "A1")
    _ = try await operations.approveRequest(
      RequestApproval(label: approved, phrase: "A1"), by: .owner)
    _ = try await ask(.hold, .meeting, "A2")
    _ = try await operations.delete(
      DeleteRequest(kind: .meeting, id: "A2", phrase: "A2", reason: .test), by: .owner)
    _ = try await ask(.delete, .meeting, "A3")
    _ = try await operations.requests(by: .support)
    _ = try await database.read { try $0.countOpenRequests(since: Self.begin) }
    _ = try await operations.personAccesses(
      PersonRequest(address: FoldedAddress("nobody@example.net")), by: .owner)
    _ = try await operations.undoDeletion(of: .meeting, id: "A1", by: .owner)
    _ = try await operations.delete(
      DeleteRequest(kind: .pbx, id: fqdn, phrase: fqdn, reason: .test, now: true), by: .owner)
  }
}
