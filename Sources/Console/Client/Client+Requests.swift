internal import Domain
internal import Operations

extension Client {
  /// What people ask of those who may.
  struct Requests: Sendable {
    /// The newest first.
    var list: @Sendable () async throws -> [StaffRequest]
    /// What waits for somebody, the newest first.
    var open: @Sendable () async throws -> [StaffRequest]
    var make: @Sendable (RequestDraft) async throws -> StaffRequest
    /// One for each record that was not asked before.
    var makeMarked: @Sendable (MarkedDraft) async throws -> [StaffRequest]
    /// By label, with the reason.
    var decline: @Sendable (String, Reason) async throws -> Void
  }
}

extension Client.Requests {
  init(_ operations: Operations, by principal: Principal) {
    self.init(
      list: { try await operations.requests(limit: Client.receiptsShown, by: principal) },
      open: { try await operations.requests([.open], limit: Client.receiptsShown, by: principal) },
      make: { try await operations.makeRequest($0, by: principal) },
      makeMarked: { try await operations.makeRequests($0, by: principal) },
      decline: { try await operations.declineRequest($0, reason: $1, by: principal) })
  }
}
