package import Domain
import Store

/// What became of the stored objects that waited to be removed.
package struct ObjectsTried: Hashable, Sendable {
  package let removed: Int
  package let failed: Int

  package init(removed: Int, failed: Int) {
    self.removed = removed
    self.failed = failed
  }
}

extension Operations {
  /// Tries to remove all objects that wait, whenever their next try would be: the store can be
  /// reached again. Their rows are gone already.
  package func retryObjects(by principal: Principal) async throws -> ObjectsTried {
    try require(.sweep, of: principal)
    guard objects != nil else { throw OperationError.noObjectStore }
    let (now, policy) = (now(), policy.id)
    try await database.write { transaction in
      let waiting = try transaction.countWaitingObjects()
      guard waiting > 0 else { return }
      try transaction.hurryObjects(at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .objectsRetried, policy: policy,
          reason: "\(waiting) waiting"))
    }
    let (removed, failed) = try await removeObjects()
    return ObjectsTried(removed: removed, failed: failed)
  }
}
