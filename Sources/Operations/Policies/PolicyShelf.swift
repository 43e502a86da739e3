package import Domain
package import Store
internal import Synchronization

/// The policies that this process knows, and so which is in force at any instant: one that waits
/// comes into force by itself. It reads the database's versions again at each sweep and status.
package final class PolicyShelf: Sendable {
  /// Reads a policy file; the name is for errors.
  package typealias Reader = @Sendable (_ text: String, _ name: String) throws -> Policy

  private let kept: Mutex<PolicyHistory>
  let read: Reader

  /// `fallback`: what applies where the database has no version yet.
  package init(fallback: Policy, read: @escaping Reader) {
    kept = Mutex(PolicyHistory(fallback: fallback))
    self.read = read
  }

  /// One policy for good.
  package convenience init(only policy: Policy) {
    self.init(fallback: policy) { _, _ in policy }
  }

  package var history: PolicyHistory { kept.withLock { $0 } }

  /// Takes in what others have activated.
  package func load(from database: Database) async throws {
    let known = history.versions.last?.number ?? 0
    let stored = try await database.read { transaction in
      try transaction.newestPolicyVersion() == known ? nil : try transaction.policyVersions()
    }
    guard let stored else { return }
    let history = try history(of: stored)
    kept.withLock { $0 = history }
  }

  /// The history that these versions are.
  func history(of stored: [StoredPolicy]) throws -> PolicyHistory {
    let known = history
    let versions = try stored.map { stored in
      if let version = known.versions.first(where: { $0.number == stored.number }) {
        return version
      }
      return PolicyVersion(
        number: stored.number, policy: try read(stored.text, stored.id), digest: stored.digest,
        activatedAt: stored.activatedAt, activatedBy: stored.activatedBy,
        inForceFrom: stored.inForceFrom)
    }
    return PolicyHistory(fallback: known.fallback, versions: versions)
  }
}

extension Operations {
  /// The same under the one policy that is in force now: for what must not see it change while it
  /// is at work.
  func underOnePolicy() async throws -> Operations {
    try await policies.load(from: database)
    var fixed = self
    fixed.policies = PolicyShelf(only: policy)
    return fixed
  }
}
