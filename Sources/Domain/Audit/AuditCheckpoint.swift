/// What is kept of the trail outside the database, one a line: `IDENTITY NUMBER DIGEST TIME`, and
/// `restored` behind it where an older copy took the database's place: what was said of later entries
/// before that counts no more.
package struct AuditCheckpoint: Hashable, Sendable {
  /// Of the database.
  package let identity: String
  package let head: AuditHead
  package let isRestored: Bool

  package init(identity: String, head: AuditHead, isRestored: Bool = false) {
    self.identity = identity
    self.head = head
    self.isRestored = isRestored
  }

  /// So many entries lie between two checkpoints at most.
  package static let interval: Int64 = 100

  package var line: String {
    "\(identity) \(head.number) \(Bytes.hex(head.digest)) \(head.at.rfc3339)"
      + (isRestored ? " restored" : "")
  }

  /// Nil for what is no whole line of this kind.
  package init?(line: String) {
    let parts = line.split(separator: " ").map(String.init)
    guard parts.count == 4 || (parts.count == 5 && parts[4] == "restored"),
      let number = Int64(parts[1]), let digest = Bytes.of(hex: parts[2]), digest.count == 32,
      let at = Instant(rfc3339: parts[3])
    else { return nil }
    identity = parts[0]
    head = AuditHead(number: number, digest: digest, at: at)
    isRestored = parts.count == 5
  }
}
