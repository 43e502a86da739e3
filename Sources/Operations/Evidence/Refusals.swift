package import Domain
package import Store

extension Operations {
  /// What the erasure gate has refused, the latest first. `pbx`: an FQDN. `after`: where the page
  /// before ended.
  package func refusals(
    pbx: String? = nil, limit: Int, after: Refusal.Place? = nil, by principal: Principal
  ) async throws -> [Refusal] {
    try require(.browse, of: principal)
    return try await database.read { try $0.refusals(pbx: pbx, limit: limit, after: after) }
  }

  /// Lets one record in again that went or whose fields were erased.
  package func liftErasure(
    _ kind: Kind, id: String, reason: Reason, ticket: String? = nil, by principal: Principal
  ) async throws {
    try require(.operate, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      guard try transaction.lift(kind, id: id, at: now) else {
        throw OperationError.noSuchErasure(kind, id: id)
      }
      let number = try transaction.record(kind, id: id)?.record.number ?? 0
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .erasureLifted,
          subjects: [transaction.subject(kind, number, id: id)], policy: policy,
          reason: reason.rawValue, ticket: ticket))
    }
    await noteErasuresIfPossible()
  }
}
