/// One line of the due ledger: a record that a rule reaches.
package struct DueEntry: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case upcoming, due, overdue, held, staged
  }

  package let rule: RuleID
  /// The internal number of the record whose start point counts.
  package let number: Int64
  /// The outside id of that record.
  package let id: String
  package let pbx: String?
  package let start: Instant
  package let dueAt: Instant
  package let state: State
  /// What is left to go; 1 where nothing is counted.
  package let items: Int
  package let heldItems: Int
  /// Numbers of the holds that keep some of it.
  package let holds: [Int64]
  package let action: Rule.Action

  /// `action`: the policy's; by default the rule's first.
  package init(
    rule: RuleID, number: Int64, id: String, pbx: String?, start: Instant, dueAt: Instant,
    state: State, items: Int, heldItems: Int, holds: [Int64], action: Rule.Action? = nil
  ) {
    self.rule = rule
    self.number = number
    self.id = id
    self.pbx = pbx
    self.start = start
    self.dueAt = dueAt
    self.state = state
    self.items = items
    self.heldItems = heldItems
    self.holds = holds
    self.action = action ?? rule.action
  }

  package var kind: Kind { rule.kind }

  package var key: Key { Key(dueAt: dueAt, rule: rule, id: id) }

  /// Overdue is what was due for longer than this: the alarm, not the aim.
  package static let overdueAfter: Int64 = 8 * Instant.hour

  package static func dateState(dueAt: Instant, now: Instant) -> State {
    if now < dueAt { return .upcoming }
    return now - dueAt > overdueAfter ? .overdue : .due
  }

  /// The order of the ledger: due instant, then the rule's id and the record's as bytes.
  package struct Key: Hashable, Sendable, Comparable {
    package let dueAt: Instant
    package let rule: RuleID
    package let id: String

    package init(dueAt: Instant, rule: RuleID, id: String) {
      self.dueAt = dueAt
      self.rule = rule
      self.id = id
    }

    package static func < (left: Key, right: Key) -> Bool {
      if left.dueAt != right.dueAt { return left.dueAt < right.dueAt }
      if left.rule != right.rule {
        return Bytes.precedes(left.rule.rawValue, right.rule.rawValue)
      }
      return Bytes.precedes(left.id, right.id)
    }
  }
}

extension DueEntry {
  /// Whether it is due and its rule is one of those that wait behind a brake.
  package func isBraked(by rules: Set<RuleID>) -> Bool {
    (state == .due || state == .overdue) && rules.contains(rule)
  }
}
