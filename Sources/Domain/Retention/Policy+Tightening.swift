extension Policy {
  /// The rules under which something goes sooner, or goes at all, than under `other`: a policy with
  /// any of them waits a day before it is in force.
  package func tightened(from other: Policy) -> [RuleID] {
    RuleID.allCases.filter { id in
      let (rule, before) = (self[id], other[id])
      if rule.action != before.action, rule.action == .delete { return true }
      return rule.period.canFallDueBefore(before.period)
    }
  }
}

extension Period {
  /// Whether some start point falls due sooner by this period than by `other`.
  func canFallDueBefore(_ other: Period) -> Bool {
    switch (self, other) {
    case (.days(let mine), .days(let others)), (.months(let mine), .months(let others)):
      return mine < others
    default:
      // Months differ in length: each day on which something may have started is tried.
      var start = Instant.plausible.lowerBound
      while start < Instant.plausible.upperBound {
        if due(from: start) < other.due(from: start) { return true }
        start = start + Instant.day
      }
      return false
    }
  }
}
