/// Something that needs somebody: what status, check, metrics and the Overview are loud about.
package struct Alarm: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Entries of a rule are due for longer than 8 h.
    case overdue
    /// Rules wait for a person.
    case brake
    /// No sweep has come to its end for longer than two of its intervals.
    case sweep
    /// The last sweep could not do all.
    case failed
    /// Stored objects could not be removed.
    case object
    /// An entry of the audit trail does not hold.
    case audit
    /// Persons were not answered within their month (GDPR Art. 12).
    case person
    /// A snapshot that is not believed waits for a decision for longer than a day.
    case snapshot
    /// Holds are past the date on which somebody meant to look at them again.
    case review
    /// Copies are past their destroy-by date.
    case backup
    /// What must not come back is not yet told to the file outside the database.
    case ledger
    /// Meeting servers are down.
    case mcu
  }

  package let kind: Kind
  /// What and why, without personal data.
  package let cause: String
  /// Since when; nil where that is not known.
  package let since: Instant?
  package let count: Int
  /// The rule it is about, where it is about one.
  package let rule: RuleID?
  /// The brake it is about, where it is about one.
  package let brake: Brake.Name?
  /// Who sees to it, while that counts.
  package var taken: Taken?

  package init(
    kind: Kind, cause: String, since: Instant?, count: Int, rule: RuleID? = nil,
    brake: Brake.Name? = nil, taken: Taken? = nil
  ) {
    self.kind = kind
    self.cause = cause
    self.since = since
    self.count = count
    self.rule = rule
    self.brake = brake
    self.taken = taken
  }

  /// Whether a promise is broken already, or nobody is at work to keep it.
  package var isCritical: Bool { kind == .overdue || kind == .sweep || kind == .audit }
}
