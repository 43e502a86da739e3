/// What the last look through the whole audit trail found.
package struct AuditCheck: Hashable, Sendable {
  /// When it was; of a trail that does not hold, when that was found.
  package let at: Instant
  /// The newest entry that holds; 0 where none does.
  package let head: Int64
  /// The first entry that does not hold.
  package let broken: Int64?

  package init(at: Instant, head: Int64, broken: Int64?) {
    self.at = at
    self.head = head
    self.broken = broken
  }
}
