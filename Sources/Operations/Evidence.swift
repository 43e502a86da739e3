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

/// What the Overview says at once.
package struct Status: Hashable, Sendable {
  package let records: [Kind: Int]
  package let pending: [RuleID: [DueEntry.State: Int]]
  package let lastSweep: Instant?
  package let objectsWaiting: Int
  package let holds: Int
  package let keeping: KeepingStatus
  /// The one in force; nil where nobody said.
  package let policy: Policy?

  package init(
    records: [Kind: Int], pending: [RuleID: [DueEntry.State: Int]], lastSweep: Instant?,
    objectsWaiting: Int, holds: Int, keeping: KeepingStatus = KeepingStatus(),
    policy: Policy? = nil
  ) {
    self.records = records
    self.pending = pending
    self.lastSweep = lastSweep
    self.objectsWaiting = objectsWaiting
    self.holds = holds
    self.keeping = keeping
    self.policy = policy
  }

  package func count(_ state: DueEntry.State) -> Int {
    pending.values.reduce(0) { $0 + ($1[state] ?? 0) }
  }
}

extension Operations {
  package func status(by principal: Principal) async throws -> Status {
    try require(.browse, of: principal)
    try await policies.load(from: database)
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      var records: [Kind: Int] = [:]
      for kind in Kind.allCases { records[kind] = try transaction.total(of: kind) }
      return Status(
        records: records,
        pending: try transaction.ledgerCounts(
          rules: Set(RuleID.allCases), pbx: nil, policy: policy, now: now),
        lastSweep: try transaction.lastSweep(),
        objectsWaiting: try transaction.countWaitingObjects(),
        holds: try transaction.holds().count,
        keeping: try KeepingStatus(transaction, now: now), policy: policy)
    }
  }
}
