package import Domain
import Store

extension Operations {
  package func receipt(_ number: Int64, by principal: Principal) async throws -> Receipt {
    try require(.browse, of: principal)
    let found = try await database.read { try $0.receipts(limit: 1, number: number) }
    guard let receipt = found.first else {
      throw OperationError.noSuchReceipt(Receipt.label(number))
    }
    return receipt
  }

  /// Newest first.
  package func receipts(limit: Int, by principal: Principal) async throws -> [Receipt] {
    try require(.browse, of: principal)
    return try await database.read { try $0.receipts(limit: limit) }
  }
}
