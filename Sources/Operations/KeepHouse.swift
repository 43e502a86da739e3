import Domain
import Store

extension Operations {
  /// Removes what Lapse has written of itself and whose time is over, at most once a day, at the end
  /// of a sweep (`rules.md`, Lapse's own data).
  func keepHouse(by principal: Principal) async throws {
    let (policy, now) = (policy, now())
    try await database.write { transaction in
      if let last = try transaction.lastHousekeeping(), now - last < Instant.day { return }
      var removed: [Housekeeping.Matter: Int] = [:]
      for matter in Housekeeping.Matter.allCases {
        let count = try transaction.prune(matter, by: policy.housekeeping[matter], at: now)
        if count > 0 { removed[matter] = count }
      }
      try transaction.note(housekeeping: removed, at: now)
      guard !removed.isEmpty else { return }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .housekeeping, policy: policy.id,
          reason: Transaction.words(removed)))
    }
  }
}
