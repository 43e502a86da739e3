package import Domain
import Store

/// The policy in force, and what was and will be.
package struct PolicyStanding: Hashable, Sendable {
  package let policy: Policy
  package let history: PolicyHistory
  /// When Lapse's own data was last put in order.
  package let lastHousekeeping: Instant?
}

extension Operations {
  package func policyStanding(by principal: Principal) async throws -> PolicyStanding {
    try require(.browse, of: principal)
    try await policies.load(from: database)
    let last = try await database.read { try $0.lastHousekeeping() }
    return PolicyStanding(
      policy: policy, history: policies.history, lastHousekeeping: last)
  }
}
