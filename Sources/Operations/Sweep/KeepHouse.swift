import Domain
import Store

extension Operations {
  private static let longestPause = 7 * Instant.day

  /// Removes what Lapse has written of itself and whose time is over, at most once a day, at the end
  /// of a sweep (`rules.md`, Lapse's own data). After a pause, or with a clock that went back, it only
  /// notes the time: nothing goes by a clock that has just jumped. It returns whether the clock is to
  /// be relied on, so that what lies outside the database may go by it as well.
  func keepHouse(by principal: Principal) async throws -> Bool {
    let (policy, now) = (policy, now())
    return try await database.write { transaction in
      let pause = try transaction.lastHousekeeping().map { now - $0 }
      if let pause, (0..<Instant.day).contains(pause) { return true }
      let isUsual = pause.map { (0...Self.longestPause).contains($0) } ?? false
      var removed: [Housekeeping.Matter: Int] = [:]
      for matter in Housekeeping.Matter.allCases where isUsual {
        let period = policy.housekeeping[matter]
        let count =
          matter == .audit
          ? try transaction.pruneAudit(
            before: period.earliestStart(dueFrom: now + 1), at: now, by: principal)
          : try transaction.prune(matter, by: period, at: now)
        if count > 0 { removed[matter] = count }
      }
      if isUsual { try Self.lapseRequests(at: now, by: principal, transaction) }
      try transaction.note(housekeeping: removed, at: now)
      guard !removed.isEmpty else { return isUsual }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .housekeeping, policy: policy.id,
          reason: Transaction.words(removed)))
      return isUsual
    }
  }
}
