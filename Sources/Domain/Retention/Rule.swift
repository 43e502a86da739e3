/// One duty of the policy: a start point (the rule's own, see `EffectiveStart`), a period, an
/// action, and the sentence of the published policy that it implements.
package struct Rule: Hashable, Sendable {
  package enum Action: String, Sendable, CaseIterable {
    case delete, erase, sanitize, anonymize, verify
  }

  package let id: RuleID
  package let period: Period
  /// The start point in words, as the policy file has it.
  package let start: String
  /// The sentence of the published policy, shortened.
  package let clause: String
  /// What to tell a caller; `{date}` stands for the day on which it goes.
  package let say: String
  package let action: Action

  /// `action`: one of the rule's own; by default the first of them.
  package init(
    id: RuleID, period: Period, start: String, clause: String, say: String, action: Action? = nil
  ) {
    precondition(action.map(id.actions.contains) ?? true, "no action of the rule")
    self.id = id
    self.period = period
    self.start = start
    self.clause = clause
    self.say = say
    self.action = action ?? id.action
  }

  /// What to tell a caller of what goes, or went, on the day of an instant: `2026-11-22`, in UTC.
  package func sentence(for instant: Instant) -> String {
    say.split(separator: "{date}", omittingEmptySubsequences: false)
      .joined(separator: String(instant.rfc3339.prefix(10)))
  }
}
