package import Domain
import Store

/// That somebody sees to a line of what needs somebody.
package struct TakeAlarmRequest: Hashable, Sendable {
  package let alarm: Alarm.Key
  /// How much it was about as it was shown: with more than that it is loud again.
  package let count: Int
  /// At most `Alarm.Taken.longest` from now.
  package let until: Instant
  package let ticket: String?

  package init(alarm: Alarm.Key, count: Int, until: Instant, ticket: String? = nil) {
    self.alarm = alarm
    self.count = count
    self.until = until
    self.ticket = ticket
  }
}

extension Operations {
  /// Tells the others who sees to it: until then the line stands where it stood, without being loud.
  /// Whoever took it before has it no longer.
  package func takeAlarm(
    _ request: TakeAlarmRequest, by principal: Principal
  ) async throws -> Alarm.Taken {
    try require(.operate, of: principal)
    let (policy, now) = (policy.id, now())
    guard request.until > now, request.until - now <= Alarm.Taken.longest else {
      throw OperationError.badQuery("a line is taken for at most 24 h")
    }
    let taken = Alarm.Taken(by: principal.person, until: request.until, count: request.count)
    try await database.write { transaction in
      try transaction.take(request.alarm, taken, at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .alarmTaken, policy: policy,
          reason: "\(request.alarm.text) until \(request.until.rfc3339)", ticket: request.ticket))
    }
    return taken
  }
}
