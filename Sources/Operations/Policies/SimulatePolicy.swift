package import Domain
import Store

/// What a policy would make of the ledger, beside what the one in force makes of it.
package struct PolicySimulation: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let rule: Rule
    package let present: Rule
    package let counts: [DueEntry.State: Int]
    package let presentCounts: [DueEntry.State: Int]
    /// Due at once by it and not today; what holds keep is left out.
    package let atOnce: Int
  }

  package let policy: Policy
  package let present: Policy
  package let at: Instant
  /// In the order of the catalogue.
  package let lines: [Line]

  package var atOnce: Int { lines.reduce(0) { $0 + $1.atOnce } }
  /// The rules under which something goes sooner: it would wait a day.
  package var tightened: [RuleID] { policy.tightened(from: present) }
}

extension Operations {
  /// Changes nothing.
  package func simulate(
    _ policy: Policy, by principal: Principal
  ) async throws -> PolicySimulation {
    try require(.plan, of: principal)
    try await policies.load(from: database)
    let (present, now) = (self.policy, now())
    return try await database.read { transaction in
      let rules = Set(RuleID.allCases)
      let counts = try transaction.ledgerCounts(rules: rules, pbx: nil, policy: policy, now: now)
      let today = try transaction.ledgerCounts(rules: rules, pbx: nil, policy: present, now: now)
      let holds = try transaction.holdIndex()
      let lines = try RuleID.allCases.map { id in
        PolicySimulation.Line(
          rule: policy[id], present: present[id], counts: counts[id] ?? [:],
          presentCounts: today[id] ?? [:],
          atOnce: try transaction.countDue(
            policy[id], notBy: present[id], at: now, holds: holds))
      }
      return PolicySimulation(policy: policy, present: present, at: now, lines: lines)
    }
  }
}
