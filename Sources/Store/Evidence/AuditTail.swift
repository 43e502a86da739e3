import Domain

/// What one transaction has added to the audit trail.
final class AuditTail {
  private(set) var head: AuditHead?
  /// The newest head, where the entries have reached another checkpoint.
  private(set) var due: AuditHead?

  func grow(to head: AuditHead) {
    self.head = head
    if head.number % AuditCheckpoint.interval == 0 || due != nil { due = head }
  }
}
