import Domain

extension Transaction {
  /// What can change which records bear an address.
  private static let addressChanges: [AuditEntry.Operation] = [
    .importData, .delete, .sweep, .sweepBatch, .personErase, .personRectify, .restore,
  ]

  /// The number of the newest entry of the audit trail; 0 where there is none.
  package func newestAuditEntry() throws -> Int64 {
    try first("select max(seq) from audit")?[0].integer ?? 0
  }

  /// Whether an entry after this one tells of something that can change which records bear an
  /// address: each change has its entry in its own transaction.
  package func hasChangedAddresses(since entry: Int64) throws -> Bool {
    try count(
      """
      select count(*) from audit where seq > $1 and operation in
      (\(Chunk.places(Self.addressChanges.count, from: 2)))
      """,
      [.integer(entry)] + Self.addressChanges.map { .text($0.rawValue) }) > 0
  }
}
