/// Every version of the policy, oldest first, and so which is in force at any instant. A version
/// that was still waiting when a newer one was activated never comes into force.
package struct PolicyHistory: Hashable, Sendable {
  /// What applies where no version does.
  package let fallback: Policy
  package let versions: [PolicyVersion]

  package init(fallback: Policy, versions: [PolicyVersion] = []) {
    self.fallback = fallback
    self.versions = versions
  }

  /// A version and for how long it is in force: up to, not including, `until`; nil: on and on.
  package struct Reign: Hashable, Sendable {
    package let version: PolicyVersion
    package let from: Instant
    package let until: Instant?
  }

  /// The versions that were, are or will be in force, oldest first, each beginning where the one
  /// before ends.
  package var reigns: [Reign] {
    let effective = versions.enumerated().filter { index, version in
      index + 1 == versions.count || versions[index + 1].activatedAt >= version.inForceFrom
    }.map(\.element)
    return effective.enumerated().map { index, version in
      let next = index + 1 < effective.count ? effective[index + 1].inForceFrom : nil
      return Reign(version: version, from: version.inForceFrom, until: next)
    }
  }

  /// Nil before the first: the fallback applies.
  package func version(at instant: Instant) -> PolicyVersion? {
    reigns.last { $0.from <= instant }?.version
  }

  package func policy(at instant: Instant) -> Policy {
    version(at: instant)?.policy ?? fallback
  }

  /// The version that comes into force by itself after `instant`; nil where none waits.
  package func coming(after instant: Instant) -> PolicyVersion? {
    reigns.first { $0.from > instant }?.version
  }
}
