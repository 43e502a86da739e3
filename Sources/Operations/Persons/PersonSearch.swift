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

  /// The same for what is done to a person who must be here.
  ///
  /// Throws `noSuchPerson` where nothing bears the address: that counts as a guess and stands in the
  /// audit trail, as a find that finds nothing does (`tooManyTries`).
  func withPerson<Result: Sendable>(
    _ request: PersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void,
    _ body: @escaping @Sendable (Transaction, PersonRecords) throws -> Result
  ) async throws -> Result {
    let (policy, now) = (policy.id, now())
    try await database.read { try Self.admit(principal, at: now, $0) }
    try await confirm(request.address, is: request.person, by: principal)
    let result = try await withRecords(of: request.address, progress: progress) {
      transaction, matches -> Result? in
      let records = try PersonRecords(matches, request, transaction)
      guard records.entries.isEmpty else { return try body(transaction, records) }
      try Self.noteMiss(of: principal, at: now, transaction)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personFind, policy: policy,
          reason: PersonTag(transaction.tag(of: request.address)).label, ticket: request.filed))
      return nil
    }
    guard let result else { throw OperationError.noSuchPerson }
    return result
  }

  /// Throws `otherPerson` where the address is not that of the person who is meant: that counts as a
  /// guess. It is told before anything is looked for.
  func confirm(
    _ address: FoldedAddress, is person: PersonTag?, by principal: Principal
  ) async throws {
    guard let person else { return }
    let now = now()
    if try await database.read({ PersonTag($0.tag(of: address)) == person }) { return }
    try await database.write { try Self.noteMiss(of: principal, at: now, $0) }
    throw OperationError.otherPerson
  }
}
