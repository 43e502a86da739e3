/// What of a plan is remembered when a person has seen it, so that drift can be told.
package struct ShownPlan: Hashable, Sendable {
  package let fingerprint: String
  package let policy: String
  package let counts: Counts
  /// The holds that kept something, in order.
  package let holds: [Int64]
  /// `kind number`, sorted; empty where there are more than `Census.listed`.
  package let records: [String]

  package init(
    fingerprint: String, policy: String, counts: Counts, holds: [Int64], records: [String]
  ) {
    self.fingerprint = fingerprint
    self.policy = policy
    self.counts = counts
    self.holds = holds
    self.records = records
  }

  package init(_ plan: DeletionPlan) {
    self.init(
      fingerprint: plan.fingerprint, policy: plan.policy, counts: plan.census.counts,
      holds: plan.holds, records: plan.census.records)
  }

  /// A plan is forgotten after this long.
  package static let kept = Instant.day
}

/// How a plan differs from the one that was shown (`rules.md`, Execute).
package struct PlanDrift: Hashable, Sendable {
  /// Nil where the policy is the same.
  package var policy: (String, String)? { policies.count == 2 ? (policies[0], policies[1]) : nil }
  private let policies: [String]
  package let newHolds: [Int64]
  package let goneHolds: [Int64]
  package let then: Counts
  package let now: Counts
  /// Whether other records would go, where both plans list theirs.
  package let otherRecords: Bool

  package init(from shown: ShownPlan, to plan: DeletionPlan) {
    policies = shown.policy == plan.policy ? [] : [shown.policy, plan.policy]
    newHolds = plan.holds.filter { !shown.holds.contains($0) }
    goneHolds = shown.holds.filter { !plan.holds.contains($0) }
    then = shown.counts
    now = plan.census.counts
    otherRecords = shown.counts.total <= Census.listed && shown.records != plan.census.records
  }

  /// Whether nothing may be done.
  package var refuses: Bool {
    policy != nil || !newHolds.isEmpty || !goneHolds.isEmpty || otherRecords
      || Kind.counted.contains { grown[$0] > Self.tolerance(then[$0]) }
  }

  /// By how much each kind has grown.
  package var grown: Counts {
    var grown = Counts()
    for kind in Kind.counted { grown[kind] = max(0, now[kind] - then[kind]) }
    return grown
  }

  /// How much growth is let pass, of plans that are too large to list their records.
  static func tolerance(_ count: Int) -> Int { max(10, count / 100) }
}
