package import Domain
import Store

package struct QuarantineDecision: Hashable, Sendable {
  /// `Q-12`.
  package var label: String
  package var reason: Reason
  package var ticket: String?
  /// Of a release: the PBX's FQDN, typed.
  package var phrase: String
  /// Of a release: the fingerprint of what was shown.
  package var shown: String?

  package init(
    label: String, reason: Reason, ticket: String? = nil, phrase: String = "",
    shown: String? = nil
  ) {
    self.label = label
    self.reason = reason
    self.ticket = ticket
    self.phrase = phrase
    self.shown = shown
  }
}

extension Operations {
  /// Believes a snapshot: the extensions that it does not list go, with all below them that no hold
  /// keeps. What is interrupted goes on with the next sweep.
  package func releaseQuarantine(
    _ decision: QuarantineDecision, by principal: Principal
  ) async throws -> Receipt? {
    try require(.release, of: principal)
    let (policy, now) = (policy.id, now())
    let number = try await database.write { transaction in
      let detail = try Self.detail(of: decision.label, policy: policy, transaction)
      guard Bytes.equal(decision.phrase, detail.phrase ?? "") else {
        throw OperationError.wrongPhrase
      }
      guard decision.shown == nil || decision.shown == detail.fingerprint else {
        throw OperationError.quarantineChanged(detail.quarantine.label)
      }
      try Self.decide(decision, detail.quarantine, .released, by: principal, at: now, transaction)
      return detail.quarantine.number
    }
    return try await finishRelease(number, by: principal).receipt
  }

  /// Does not believe a snapshot: nothing goes.
  package func rejectQuarantine(
    _ decision: QuarantineDecision, by principal: Principal
  ) async throws {
    try require(.release, of: principal)
    let now = now()
    try await database.write { transaction in
      guard let number = Quarantine.number(label: decision.label),
        let quarantine = try transaction.quarantine(number: number)
      else { throw OperationError.noSuchQuarantine(decision.label) }
      try Self.decide(decision, quarantine, .rejected, by: principal, at: now, transaction)
    }
  }

  private static func decide(
    _ decision: QuarantineDecision, _ quarantine: Quarantine, _ state: Quarantine.State,
    by principal: Principal, at now: Instant, _ transaction: Transaction
  ) throws {
    guard
      try transaction.decide(
        quarantine: quarantine.number, state, reason: decision.reason.rawValue,
        by: principal.person, at: now)
    else { throw OperationError.quarantineDecided(quarantine.label, quarantine.state) }
    try transaction.audit(
      AuditEntry(
        at: now, principal: principal,
        operation: state == .released ? .quarantineReleased : .quarantineRejected,
        subjects: transaction.subjects(quarantine),
        reason: "\(quarantine.label) \(decision.reason.rawValue)", ticket: decision.ticket))
  }

  /// Goes on with releases of which something is left. Returns the records that could not be deleted:
  /// they stop nothing else.
  func finishReleases(
    by principal: Principal, batch: Int
  ) async throws -> [SweepResult.Failure] {
    var failed: [SweepResult.Failure] = []
    for number in try await database.read({ try $0.unfinishedReleases() }) {
      failed += try await finishRelease(number, by: principal, batch: batch).failed
        .map { SweepResult.Failure($0) }
    }
    return failed
  }

  /// Without a receipt where holds keep all of it, or another process has done it. What has gone
  /// before an error has its receipt; what a killed run took stands in that of the next.
  private func finishRelease(
    _ number: Int64, by principal: Principal, batch: Int = SweepRequest.mostRows
  ) async throws -> (receipt: Receipt?, failed: [FailedRecord]) {
    let (found, vanishing) = try await database.read {
      (try $0.quarantine(number: number), try $0.vanishing(in: number))
    }
    guard let quarantine = found else { return (nil, []) }
    var run = ReleaseRun(quarantine, by: principal, batch: batch, operations: self)
    let cut: (any Error)?
    do {
      for `extension` in vanishing { try await run.remove(`extension`) }
      cut = nil
    } catch {
      cut = error
    }
    let (policy, now) = (policy.id, now())
    let receipt = try await database.write {
      try Self.close(quarantine, policy: policy, at: now, by: principal, $0)
    }
    guard let receipt else {
      if let cut { throw cut }
      return (nil, run.failed)
    }
    await noteErasuresIfPossible()
    if cut == nil { _ = try await removeObjects() }
    _ = try await database.engine.scrub()
    try await checkpoint()
    if let cut { throw cut }
    return (receipt, run.failed)
  }

  /// The receipt of what a release has taken since its last one; nil where that is nothing.
  private static func close(
    _ quarantine: Quarantine, policy: String, at now: Instant, by principal: Principal,
    _ transaction: Transaction
  ) throws -> Receipt? {
    let (counts, objects) = try transaction.takeTally(ofRelease: quarantine.number)
    guard counts.total > 0 else { return nil }
    let audit = try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .quarantineReleased,
        subjects: transaction.subjects(quarantine), policy: policy, counts: counts,
        reason: quarantine.label))
    return try transaction.write(
      Receipt(
        number: 0, at: now, operation: Receipt.release, policy: policy, kind: .pbx,
        record: quarantine.pbx,
        tag: quarantine.fqdn.map { Bytes.hex(transaction.tagger.tag(.pbx, $0)) },
        counts: counts, objects: objects, rules: [:], reason: quarantine.label, ticket: nil,
        actor: quarantine.decidedBy ?? principal.person, audit: audit))
  }
}

extension Transaction {
  /// Its PBX.
  fileprivate func subjects(_ quarantine: Quarantine) -> [AuditEntry.Subject] {
    quarantine.fqdn.map { [subject(.pbx, quarantine.pbx, id: $0)] } ?? []
  }
}

/// The deletion of the extensions that a believed snapshot does not list.
private struct ReleaseRun {
  private let operations: Operations
  private let principal: Principal
  private let quarantine: Quarantine
  private var size: BatchSize
  private(set) var failed: [FailedRecord] = []

  init(
    _ quarantine: Quarantine, by principal: Principal, batch: Int, operations: Operations
  ) {
    self.quarantine = quarantine
    self.principal = principal
    self.operations = operations
    size = BatchSize(most: batch)
  }

  /// One extension with all below it, in batches. A record that makes its batch fail is passed over.
  mutating func remove(_ number: Int64) async throws {
    let scope = Scope(kind: .extension, record: number)
    var cursor = ScopeCursor()
    var isFinished = false
    let before = failed.count
    while !isFinished {
      do {
        (cursor, isFinished) = try await batch(
          of: scope, from: cursor, isWhole: failed.count == before)
      } catch let error as StoreError where error.isOfRecord {
        cursor = try await narrow(error, below: scope, from: cursor)
      }
    }
  }

  /// `isWhole`: nothing of it was passed over; with the last of it, it vanishes no more.
  private mutating func batch(
    of scope: Scope, from start: ScopeCursor, isWhole: Bool
  ) async throws -> (ScopeCursor, isFinished: Bool) {
    let (at, policy, limit) = (operations.now(), operations.policy.id, size.rows)
    let (principal, quarantine) = (principal, quarantine)
    return try await operations.batch(&size) { transaction in
      var (cursor, removed) = (start, Removed())
      let isFinished = try transaction.delete(
        below: scope, cursor: &cursor, limit: limit, holds: transaction.holdIndex(), rule: nil,
        at: at, removed: &removed)
      if removed.counts.total > 0 {
        try transaction.audit(
          AuditEntry(
            at: at, principal: principal, operation: .delete,
            subjects: transaction.subjects(quarantine), policy: policy,
            counts: removed.counts, reason: quarantine.label))
        try transaction.advance(release: quarantine.number, by: removed)
      }
      if isFinished && isWhole { try transaction.settle(quarantined: [scope.record]) }
      return (cursor, isFinished)
    }
  }

  /// Smaller batches follow, until the record that fails is the only one.
  private mutating func narrow(
    _ error: StoreError, below scope: Scope, from start: ScopeCursor
  ) async throws -> ScopeCursor {
    guard size.rows == 1 else {
      size.narrow()
      return start
    }
    let (cursor, record) = try await operations.database.read { transaction in
      var cursor = start
      let record = try transaction.pass(
        below: scope, cursor: &cursor, holds: transaction.holdIndex())
      return (cursor, record)
    }
    if let record {
      failed.append(
        FailedRecord(kind: record.kind, record: record.record, cause: error.code))
    }
    return cursor
  }
}
