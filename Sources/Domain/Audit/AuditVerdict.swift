/// What a look through the audit trail found.
package struct AuditVerdict: Hashable, Sendable {
  /// The first entry that does not hold.
  package struct Fault: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      /// It, or what was before the oldest, is not there, and no pruning record says so.
      case missing
      /// Its fields are not those that its digest is of.
      case changed
      /// It does not follow the entry before it.
      case unlinked
      /// It bears no digest, though the chain had begun.
      case unchained
      /// Its signature is not of the key.
      case unsigned
      /// A checkpoint outside the database says another digest.
      case checkpoint
      /// A checkpoint outside the database tells of it or of later ones: the tail was cut.
      case cut
    }

    package let number: Int64
    package let kind: Kind

    package init(number: Int64, kind: Kind) {
      self.number = number
      self.kind = kind
    }
  }

  /// Those that hold.
  package var entries = 0
  package var first: Int64?
  package var head: AuditHead?
  /// Older than the chain: of an earlier version, and proved by nothing.
  package var unchained = 0
  /// Those that bear a signature; they were compared where a key was given.
  package var signed = 0
  /// Entries that a checkpoint outside the database agrees with.
  package var checkpoints = 0
  /// The last entry that was pruned.
  package var pruned: AuditPruning?
  package var fault: Fault?

  package init() {}

  package var holds: Bool { fault == nil }
}

/// What the entry `prune` says: the last entry that was pruned, so that the rest still has a
/// beginning.
package struct AuditPruning: Hashable, Sendable {
  package let number: Int64
  /// Nil where that entry was older than the chain.
  package let digest: [UInt8]?

  package init(number: Int64, digest: [UInt8]?) {
    self.number = number
    self.digest = digest
  }

  /// `1200 9f3a…`, or `1200 -`.
  package var reason: String { "\(number) \(digest.map { Bytes.hex($0) } ?? "-")" }

  /// Nil where the entry is of another operation.
  init?(_ record: AuditRecord) {
    let parts = record.reason?.split(separator: " ") ?? []
    guard record.operation == AuditEntry.Operation.prune.rawValue, parts.count == 2,
      let number = Int64(parts[0])
    else { return nil }
    self.number = number
    digest = parts[1] == "-" ? nil : Bytes.of(hex: String(parts[1]))
  }
}
