/// One activation of a policy: versions are only ever added. An id stands for one text for good, so
/// that the id on an audit entry, a receipt or a run says which content it was.
package struct PolicyVersion: Hashable, Sendable {
  /// Counted from 1.
  package let number: Int64
  package let policy: Policy
  /// SHA-256 of the policy file, 64 hexadecimal digits.
  package let digest: String
  package let activatedAt: Instant
  /// The system user's name.
  package let activatedBy: String
  /// Later than `activatedAt` where it takes something away sooner than the version before.
  package let inForceFrom: Instant

  package init(
    number: Int64, policy: Policy, digest: String, activatedAt: Instant, activatedBy: String,
    inForceFrom: Instant
  ) {
    self.number = number
    self.policy = policy
    self.digest = digest
    self.activatedAt = activatedAt
    self.activatedBy = activatedBy
    self.inForceFrom = inForceFrom
  }

  /// How long a policy waits that takes something away sooner.
  package static let waiting: Int64 = 24 * Instant.hour
}
