package import Domain
import Store

/// What a look at what is there now says of a receipt.
package struct ReceiptCheck: Hashable, Sendable {
  package enum Point: String, Sendable, CaseIterable {
    /// Whether a record bears the tag.
    case ids
    /// Whether rows of the record, or below it, are left.
    case rows
    /// Whether stored objects still wait to be removed.
    case objects
    /// Whether the erasure ledger keeps it from coming back.
    case ledger
    /// Whether the audit entry is there and is the one that the receipt names.
    case audit
    /// Whether the entries of a sweep's batches count what the receipt does.
    case counts
  }

  package enum Finding: Hashable, Sendable {
    /// As the receipt says.
    case proved
    /// A hold kept so many rows then.
    case kept(Int)
    /// The id passed the erasure gate again: a new life, and no return.
    case newLife
    /// A person lifted it.
    case lifted
    /// The entry is older than what is kept of the trail.
    case pruned
    /// The receipt is older than the chain.
    case unchained
    /// So many are there that should not be.
    case left(Int)
    case missing
    case differs

    package var isGood: Bool {
      switch self {
      case .proved, .kept, .newLife, .lifted, .pruned, .unchained: true
      case .left, .missing, .differs: false
      }
    }
  }

  package struct Answer: Hashable, Sendable {
    package let point: Point
    package let finding: Finding
  }

  package let receipt: Receipt
  package let answers: [Answer]

  package var isProved: Bool { answers.allSatisfy(\.finding.isGood) }
}

extension Operations {
  /// Compares a receipt with what is there: `RC-12`, or the outside id of the record that went.
  package func checkReceipt(_ name: String, by principal: Principal) async throws -> ReceiptCheck {
    try require(.browse, of: principal)
    let receipt = try await database.read { transaction in
      guard let receipt = try Self.receipt(named: name, transaction) else {
        throw OperationError.noSuchReceipt(name)
      }
      return receipt
    }
    var answers: [ReceiptCheck.Answer] = []
    if !receipt.isOfRelease, let kind = receipt.kind, let tag = receipt.tag,
      let record = receipt.record
    {
      let bearer = try await number(kind, withTag: tag)
      answers = try await database.read { transaction in
        try Self.proof(
          of: receipt, Scope(kind: kind, record: record), tag: tag, bearer: bearer, transaction)
      }
    }
    answers += try await database.read { try Self.proof(of: receipt, $0) }
    return ReceiptCheck(receipt: receipt, answers: answers)
  }

  /// By its number, or by what it is of: the one that bears its tag, or that of the run or deletion
  /// that took it.
  private static func receipt(named name: String, _ transaction: Transaction) throws -> Receipt? {
    if let number = Receipt.number(label: name),
      let receipt = try transaction.receipts(limit: 1, number: number).first
    {
      return receipt
    }
    for kind in Kind.allCases {
      let tag = transaction.subject(kind, 0, id: name).tag
      if let receipt = try transaction.receipt(kind, tag: tag) { return receipt }
      guard let erasure = try transaction.erasure(kind, ids: [name])?.found,
        let number = erasure.receipt
      else { continue }
      return try transaction.receipts(limit: 1, number: number).first
    }
    return nil
  }

  /// The number of the record that bears a tag: every id of the kind is looked at.
  private func number(_ kind: Kind, withTag tag: String) async throws -> Int64? {
    var after: Int64? = 0
    while let from = after {
      if Task.isCancelled { throw StoreError.cancelled }
      let step = try await database.read {
        try $0.number(kind, withTag: tag, after: from, limit: 20_000)
      }
      if let found = step.found { return found }
      after = step.next
    }
    return nil
  }

  /// Of the record itself.
  private static func proof(
    of receipt: Receipt, _ scope: Scope, tag: String, bearer: Int64?, _ transaction: Transaction
  ) throws -> [ReceiptCheck.Answer] {
    let rows = try transaction.countRows(at: scope)
    let stays = rows > 0 && receipt.kept > 0
    let isLifted = try transaction.auditRecords(AuditQuery(tag: tag, limit: 1_000)).contains {
      $0.operation == AuditEntry.Operation.erasureLifted.rawValue
    }
    let ids: ReceiptCheck.Finding =
      switch bearer {
      case nil: .proved
      case scope.record: stays ? .kept(1) : .left(1)
      default: .newLife
      }
    let ledger: ReceiptCheck.Finding =
      if try transaction.remembers(scope.kind, tag: tag) {
        .proved
      } else {
        isLifted ? .lifted : stays ? .kept(1) : .missing
      }
    return [
      .init(point: .ids, finding: ids),
      .init(point: .rows, finding: rows == 0 ? .proved : stays ? .kept(rows) : .left(rows)),
      .init(point: .ledger, finding: ledger),
    ]
  }

  /// Of what every receipt has: objects and audit entry, and of a sweep its counts.
  private static func proof(
    of receipt: Receipt, _ transaction: Transaction
  ) throws -> [ReceiptCheck.Answer] {
    let run = try transaction.run(ofReceipt: receipt.number)
    let start = try run?.startedAt ?? transaction.startOfJob(ofReceipt: receipt.number)
    let waiting = try transaction.countWaitingObjects(
      since: start ?? receipt.at, upTo: receipt.at)
    var answers: [ReceiptCheck.Answer] = [
      .init(point: .objects, finding: waiting == 0 ? .proved : .left(waiting)),
      .init(point: .audit, finding: try audit(of: receipt, transaction)),
    ]
    if let run {
      let isWhole = try (transaction.firstAuditNumber() ?? .max) == 1
      let counts = try transaction.auditedCounts(ofRun: run.number)
      answers.append(
        .init(
          point: .counts,
          finding: counts == receipt.counts ? .proved : isWhole ? .differs : .pruned))
    }
    return answers
  }

  private static func audit(
    of receipt: Receipt, _ transaction: Transaction
  ) throws -> ReceiptCheck.Finding {
    guard let record = try transaction.auditRecord(number: receipt.audit) else {
      let first = try transaction.firstAuditNumber() ?? 0
      return receipt.audit < first ? .pruned : .missing
    }
    guard let digest = receipt.digest else { return .unchained }
    let isSame =
      record.digest.map(Bytes.hex) == digest
      && AuditChain.digest(of: record, after: record.previous) == record.digest
    return isSame ? .proved : .differs
  }
}
