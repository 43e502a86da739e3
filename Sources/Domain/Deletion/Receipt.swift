/// Proof of one deletion or sweep: counts and tags, never personal data.
package struct Receipt: Hashable, Sendable {
  /// Shown as `RC-12`.
  package let number: Int64
  package let at: Instant
  /// What caused it: `delete`, `sweep`, `person-erase`, `quarantine`.
  package let operation: String
  package let policy: String
  package let kind: Kind?
  /// The internal number of the record that was ordered to go.
  package let record: Int64?
  /// The keyed tag of its outside id, in hexadecimal.
  package let tag: String?
  package let counts: Counts
  package let objects: Int
  /// Entries done by rule, of a sweep.
  package let rules: [RuleID: Int]
  package let reason: String?
  package let ticket: String?
  /// The person who ordered it, as `Principal.person` tells.
  package let actor: String
  /// The audit entry's number.
  package let audit: Int64
  /// The audit entry's digest, in hexadecimal; nil in a receipt that is older than the chain.
  package let digest: String?
  /// How many rows below the record holds kept.
  package let kept: Int

  package init(
    number: Int64, at: Instant, operation: String, policy: String, kind: Kind?, record: Int64?,
    tag: String?, counts: Counts, objects: Int, rules: [RuleID: Int], reason: String?,
    ticket: String?, actor: String, audit: Int64, digest: String? = nil, kept: Int = 0
  ) {
    self.number = number
    self.at = at
    self.operation = operation
    self.policy = policy
    self.kind = kind
    self.record = record
    self.tag = tag
    self.counts = counts
    self.objects = objects
    self.rules = rules
    self.reason = reason
    self.ticket = ticket
    self.actor = actor
    self.audit = audit
    self.digest = digest
    self.kept = kept
  }

  /// Of a believed snapshot: its PBX stays.
  package var isOfRelease: Bool { operation == Self.release }

  package static let release = "quarantine"

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "RC-\(number)" }

  /// `RC-12` or `12`.
  package static func number(label: String) -> Int64? {
    Int64(label.hasPrefix("RC-") ? label.dropFirst(3) : label[...])
  }
}
