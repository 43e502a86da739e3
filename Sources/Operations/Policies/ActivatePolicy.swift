package import Domain
import Store

/// A policy file that is to be in force.
package struct PolicyActivation: Hashable, Sendable {
  package var text: String
  /// Where the text is from, for errors.
  package var name: String
  /// Without the day's wait; the audit says so.
  package var now: Bool
  package var reason: Reason?

  package init(text: String, name: String, now: Bool = false, reason: Reason? = nil) {
    self.text = text
    self.name = name
    self.now = now
    self.reason = reason
  }
}

package struct ActivatedPolicy: Hashable, Sendable {
  package let policy: Policy
  package let inForceFrom: Instant
  /// False: it was in force already, or waits already; nothing was changed.
  package let isNew: Bool
  /// The rules under which something goes sooner than before.
  package let tightened: [RuleID]
}

extension Operations {
  /// Puts a policy in force: at once, or after a day where something goes sooner by it. One that
  /// still waits gives way to it.
  package func activatePolicy(
    _ request: PolicyActivation, by principal: Principal
  ) async throws -> ActivatedPolicy {
    try require(.policy, of: principal)
    let policy = try policies.read(request.text, request.name)
    let (policies, now) = (policies, now())
    let done = try await database.write { transaction in
      let history = try policies.history(of: transaction.policyVersions())
      let known = [history.fallback] + history.versions.map(\.policy)
      guard known.allSatisfy({ $0.id != policy.id || $0 == policy }) else {
        throw OperationError.policyTaken(policy.id)
      }
      let present = history.policy(at: now)
      let tightened = policy.tightened(from: present)
      if let same = Self.standing(policy, request, history, now: now) {
        return ActivatedPolicy(
          policy: policy, inForceFrom: same, isNew: false, tightened: tightened)
      }
      let waits = !tightened.isEmpty && !request.now
      let from = waits ? now + PolicyVersion.waiting : now
      try transaction.addPolicy(
        id: policy.id, text: request.text, at: now, by: principal.person, inForceFrom: from)
      var words = [request.reason?.rawValue, "in force from \(from.rfc3339)"].compactMap { $0 }
      if !tightened.isEmpty, request.now { words.append("without the wait") }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .policyActivated, policy: policy.id,
          reason: words.joined(separator: " ")))
      return ActivatedPolicy(
        policy: policy, inForceFrom: from, isNew: true, tightened: tightened)
    }
    try await policies.load(from: database)
    return done
  }

  /// Since or from when the policy is in force already, as it is asked for; nil where it is not.
  private static func standing(
    _ policy: Policy, _ request: PolicyActivation, _ history: PolicyHistory, now: Instant
  ) -> Instant? {
    if let coming = history.coming(after: now) {
      return coming.policy == policy && !request.now ? coming.inForceFrom : nil
    }
    guard history.policy(at: now) == policy else { return nil }
    return history.version(at: now)?.inForceFrom ?? now
  }
}
