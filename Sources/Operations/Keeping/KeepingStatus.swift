import Domain
package import Store

/// What the Overview says of copies and of what must not come back.
package struct KeepingStatus: Hashable, Sendable {
  /// Records that the erasure gate has refused.
  package var refusals = 0
  /// Lines that wait for the erasure ledger's file.
  package var ledgerWaiting = 0
  package var overdueBackups = 0
  /// Set while this is a restored copy without its stored objects.
  package var copy: CopyMark?

  package init() {}

  init(_ transaction: Transaction, now: Instant) throws {
    refusals = try transaction.countRefusals(pbx: nil)
    ledgerWaiting = try transaction.countLedgerLines()
    overdueBackups = try transaction.overdueBackups(at: now).count
    copy = try transaction.copyMark()
  }
}
