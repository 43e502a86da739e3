/// A data subject's request and the month that GDPR Art. 12 gives for its answer.
package struct PersonCase: Hashable, Sendable {
  package let reference: String
  package let person: PersonTag
  package let receivedAt: Instant
  package let dueAt: Instant
  package let closedAt: Instant?

  package init(
    reference: String, person: PersonTag, receivedAt: Instant, closedAt: Instant? = nil
  ) {
    self.reference = reference
    self.person = person
    self.receivedAt = receivedAt
    dueAt = Self.period.due(from: receivedAt)
    self.closedAt = closedAt
  }

  /// The day clamped to the month's end.
  package static let period = Period.months(1)

  package func isLate(at now: Instant) -> Bool { closedAt == nil && now >= dueAt }
}
