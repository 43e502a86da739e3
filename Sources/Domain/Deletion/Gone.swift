/// Rows of one kind that went together: what `list past` counts. By the numbers of what was above
/// them, never by what they were called.
package struct Gone: Hashable, Sendable {
  package let kind: Kind
  package let rule: RuleID?
  package let at: Instant
  package let pbx: Int64?
  package private(set) var `extension`: Int64?
  package private(set) var meeting: Int64?

  /// Nil for what belonged to no PBX. `ancestry`: of one of them.
  package init?(_ ancestry: Ancestry, rule: RuleID?, at: Instant) {
    guard ancestry.pbx != nil else { return nil }
    kind = ancestry.kind
    self.rule = rule
    self.at = at
    pbx = ancestry.pbx
    `extension` = kind == .extension ? nil : ancestry.extension
    // What goes by another rule than its meeting's has a meeting that stays.
    meeting = kind == .meeting || rule == .meeting ? nil : ancestry.meeting
  }

  /// The same below what is left above `scope` when that goes as well.
  package func lifted(above scope: Kind) -> Gone {
    var gone = self
    gone.meeting = nil
    if scope != .meeting { gone.extension = nil }
    return gone
  }
}

/// What made records go, beside their rule.
package enum Cause: Hashable, Sendable {
  /// The number of a sweep.
  case run(Int64)
  /// The number of an ordered deletion.
  case job(Int64)
  /// The number of the receipt of a deletion at once.
  case receipt(Int64)
  /// A `removed` line of an import.
  case ending
}
