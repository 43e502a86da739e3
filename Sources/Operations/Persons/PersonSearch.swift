import Domain
import Store

extension Operations {
  /// Looks for the records that bear an address, in steps that can be cancelled, and calls `body`
  /// with them in one write transaction. They are those of that transaction: where something that
  /// changes addresses was written meanwhile, it looks again within it.
  ///
  /// Throws `StoreError.cancelled` when its task is cancelled while it looks.
  func withRecords<Result: Sendable>(
    of address: FoldedAddress, progress: @escaping @Sendable (FindProgress) -> Void,
    _ body: @escaping @Sendable (Transaction, [FindMatch]) throws -> Result
  ) async throws -> Result {
    let values = [String(decoding: address.bytes, as: UTF8.self)]
    let before = try await database.read { try $0.newestAuditEntry() }
    let found = try await scan(FindColumn.emails, values, progress: progress)
    return try await database.write { transaction in
      guard try transaction.hasChangedAddresses(since: before) else {
        return try body(transaction, found)
      }
      let again = try FindColumn.emails.flatMap { column in
        try transaction.matches(column, values, from: 0, to: transaction.newest(column))
      }
      return try body(transaction, again)
    }
  }
}
