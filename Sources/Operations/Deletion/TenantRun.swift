import Domain
import Store

/// A PBX that a sweep takes, batch by batch, by each rule that is due of it.
struct TenantRun {
  enum Step {
    case more
    /// All that this rule takes is gone, but for the records named; `counted`: by which rule the PBX
    /// counts.
    case entryDone(counted: RuleID?, failed: [FailedRecord])
    /// A person has ended the run.
    case cancelled
  }

  private let number: Int64
  private var entries: ArraySlice<DueEntry>
  private var cursor = ScopeCursor()
  private var size: BatchSize
  /// Of several rules due for one PBX the first by due instant counts, with its first batch.
  private var uncounted: DueEntry.Key?
  private var counted: RuleID?
  private var failed: [FailedRecord] = []

  init(_ tenant: DueTenant, batch: Int) {
    number = tenant.number
    entries = tenant.entries[...]
    uncounted = Self.first(entries)
    counted = uncounted?.rule
    size = BatchSize(most: batch)
  }

  /// The one that is at work; nil when all are done.
  var entry: DueEntry? { entries.first }

  mutating func step(of sweep: Sweep) async throws -> Step {
    guard let entry = entries.first else { return .cancelled }
    do {
      switch try await batch(of: sweep, by: entry.rule) {
      case nil: return .cancelled
      case .more:
        uncounted = nil
        return .more
      case .all: uncounted = nil
      case .stays: break
      }
    } catch let error as StoreError where error.isOfRecord {
      try await narrow(error, sweep, by: entry.rule)
      return .more
    }
    entries = entries.dropFirst()
    cursor = ScopeCursor()
    let step = Step.entryDone(
      counted: uncounted == nil && failed.isEmpty ? counted : nil, failed: failed)
    failed = []
    // What this rule has left counts by the next that takes it.
    uncounted = uncounted.flatMap { _ in Self.first(entries) }
    counted = uncounted?.rule
    return step
  }

  private static func first(_ entries: ArraySlice<DueEntry>) -> DueEntry.Key? {
    entries.first { $0.state != .held }?.key
  }

  /// What a batch has come to.
  private enum Batch {
    case more, all
    /// The PBX is due no longer: nothing was taken.
    case stays
  }

  /// Nil where a person has ended the run.
  private mutating func batch(of sweep: Sweep, by id: RuleID) async throws -> Batch? {
    let rule = sweep.operations.policy[id]
    let (policy, cutoff, principal) = (sweep.operations.policy.id, sweep.cutoff, sweep.principal)
    let (start, tenant, limit) = (cursor, number, size.rows)
    let keys = uncounted.map { [$0] } ?? []
    let (instance, at) = (sweep.operations.instance, sweep.operations.now())
    let run = sweep.run
    let step = try await sweep.operations.batch(&size) { transaction -> (ScopeCursor, Batch)? in
      guard try transaction.lease("sweep", owner: instance, at: at) else {
        throw OperationError.busy
      }
      guard try !transaction.isCancelled(run: run) else { return nil }
      var cursor = start
      // A PBX that has synced, resolved or registered meanwhile stays.
      guard try transaction.isStillDue(tenant: tenant, rule, cutoff: cutoff) else {
        return (cursor, .stays)
      }
      var removed = Removed()
      let fqdn = try transaction.outsideIDs(.pbx, numbers: [tenant])[tenant]
      let isFinished = try transaction.sweep(
        tenant: tenant, by: rule.id, cursor: &cursor, cutoff: cutoff, limit: limit,
        removed: &removed)
      if removed.counts.total > 0 {
        try transaction.noteTaken(tenant: tenant, at: cutoff)
        try transaction.audit(
          AuditEntry(
            at: cutoff, principal: principal, operation: .sweepBatch,
            subjects: fqdn.map { [transaction.subject(.pbx, tenant, id: $0)] } ?? [],
            policy: policy, rule: rule.id, counts: removed.counts, reason: SweepRun.label(run)))
      }
      var step = RunTally()
      step.add(keys, cutoff: cutoff)
      step.add(removed)
      try transaction.advance(run: run, by: step)
      return (cursor, isFinished ? .all : .more)
    }
    guard let step else { return nil }
    await sweep.operations.noteErasuresIfPossible()
    cursor = step.0
    return step.1
  }

  /// Smaller batches follow, until the record that fails is the only one: it is passed over.
  private mutating func narrow(
    _ error: StoreError, _ sweep: Sweep, by rule: RuleID
  ) async throws {
    guard size.rows == 1 else { return size.narrow() }
    let (start, tenant) = (cursor, number)
    let (record, cursor) = try await sweep.operations.database.read { transaction in
      var cursor = start
      let record = try transaction.pass(tenant: tenant, by: rule, cursor: &cursor)
      return (record, cursor)
    }
    self.cursor = cursor
    if let record {
      failed.append(
        FailedRecord(kind: record.kind, record: record.record, cause: error.code))
    }
  }
}
