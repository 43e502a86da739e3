package import Domain
import Store

extension Operations {
  /// Gives back a line that somebody has, oneself or another: nobody has it, and it is loud again.
  /// False where nobody had it any more; nothing is written down then.
  package func giveBackAlarm(
    _ alarm: Alarm.Key, ticket: String? = nil, by principal: Principal
  ) async throws -> Bool {
    try require(.operate, of: principal)
    let (policy, now) = (policy.id, now())
    return try await database.write { transaction in
      guard let taken = try transaction.giveBack(alarm, at: now) else { return false }
      let whose = taken.by == principal.person ? "" : " of \(taken.by)"
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .alarmGivenBack, policy: policy,
          reason: alarm.text + whose, ticket: ticket))
      return true
    }
  }
}
