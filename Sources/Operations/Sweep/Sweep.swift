import Domain
import Store

/// One run of a sweep: what it has done so far.
struct Sweep {
  let operations: Operations
  let principal: Principal
  let request: SweepRequest
  /// Its number.
  let run: Int64
  let cutoff: Instant
  /// How long the machine had run at the cutoff.
  let uptime: Uptime?
  var only: Int64?

  var done: [RuleID: Int] = [:]
  var held = 0
  var failed: [SweepResult.Failure] = []
  /// The rules that it came to the end of.
  var ended: [RuleID] = []
  /// The clock stepped while it ran.
  var stopped: Brake?
  /// Records that the rule at work leaves for the next run.
  private var passedOver: Set<Int64> = []
  /// A person wants it to end.
  private(set) var isCancelled = false

  init(
    operations: Operations, principal: Principal, request: SweepRequest, run: Int64,
    cutoff: Instant, uptime: Uptime?
  ) {
    self.uptime = uptime
    self.run = run
    self.operations = operations
    self.principal = principal
    self.request = request
    self.cutoff = cutoff
  }

  /// What is smaller goes first, under its own rule; PBXs last: those that were due as the run began,
  /// and no others. A rule that fails does not stop the others; a clock that steps stops all.
  mutating func run(
    _ rules: [Rule], _ tenants: [DueTenant], progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    do {
      try await runSteadily(rules, tenants, progress: progress)
    } catch let stepped as ClockStepped {
      let left = Set(rules.map(\.id)).subtracting(ended)
      stopped = Brake(
        name: .clockStep, rules: RuleID.allCases.filter(left.contains), measured: stepped.by,
        usual: operations.settings.brakes.clockStep)
    }
  }

  private mutating func runSteadily(
    _ rules: [Rule], _ tenants: [DueTenant], progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    let byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for id in RuleID.sweepOrder {
      guard let rule = byID[id], !isCancelled else { continue }
      do {
        if id == .reportRecheck {
          guard let unread = try await operations.recheckObjects(rule, in: self) else {
            isCancelled = true
            continue
          }
          passedOver = unread
          failed += unread.sorted().map {
            SweepResult.Failure(
              rule: id, kind: .report, record: $0, message: StoreError.io.code)
          }
        }
        defer { passedOver = [] }
        try await batches(of: rule, progress: progress)
        if !isCancelled { ended.append(id) }
      } catch let error as StoreError {
        failed.append(SweepResult.Failure(rule: id, message: error.code))
      }
    }
    try await take(tenants, progress: progress)
    if isCancelled { return failed.append(SweepResult.Failure(message: StoreError.cancelled.code)) }
    let broken = Set(failed.map(\.rule))
    ended += rules.map(\.id).filter { $0.isTenant && !broken.contains($0) }
  }

  private struct ClockStepped: Error {
    let by: Int64
  }

  /// Between two batches: it throws `ClockStepped` when the clock has.
  func requireSteadyClock() throws {
    let passed = operations.now() - cutoff
    var step = min(0, passed)
    if let uptime, let now = operations.uptime(), now.boot == uptime.boot {
      step = passed - (now.milliseconds - uptime.milliseconds)
    }
    if step.magnitude > operations.settings.brakes.clockStep.magnitude {
      throw ClockStepped(by: step)
    }
  }

  private mutating func batches(
    of rule: Rule, progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    var after: DueEntry.Key?
    var size = BatchSize(most: request.batch)
    repeat {
      try requireSteadyClock()
      let (cutoff, from, only) = (cutoff, after, only)
      let first = try await operations.database.read { transaction in
        try transaction.firstDue(rule, cutoff: cutoff, after: from, only: only)
      }
      guard let first else { return }
      do {
        guard let batch = try await batch(of: rule, after: from, &size) else {
          isCancelled = true
          return
        }
        if batch.removed.counts.total > 0 { await operations.noteErasuresIfPossible() }
        done[rule.id, default: 0] += batch.done.count
        held += batch.held
        after = batch.next
        progress(SweepProgress(rule: rule.id, done: done[rule.id] ?? 0))
        if after == nil { return }
      } catch let error as StoreError where error.isOfRecord {
        // Smaller batches follow, until the record that fails is the only one: it is passed over.
        guard size.rows == 1 || only != nil else {
          size.narrow()
          continue
        }
        failed.append(
          SweepResult.Failure(
            rule: rule.id, kind: first.kind, record: first.record, message: error.code))
        after = first.key
      }
    } while only == nil
  }

  /// Nil where a person has ended the run.
  private func batch(
    of rule: Rule, after: DueEntry.Key?, _ size: inout BatchSize
  ) async throws -> SweepBatch? {
    let (policy, cutoff, principal) = (operations.policy.id, cutoff, principal)
    let (limit, only, passedOver) = (size.rows, only, passedOver)
    let (instance, at, run) = (operations.instance, operations.now(), run)
    return try await operations.batch(&size) { transaction in
      guard try transaction.lease("sweep", owner: instance, at: at) else {
        throw OperationError.busy
      }
      guard try !transaction.isCancelled(run: run) else { return nil }
      let batch = try transaction.sweep(
        rule, cutoff: cutoff, after: after, limit: limit, only: only, without: passedOver)
      if !batch.done.isEmpty || batch.removed.counts.total > 0 {
        try transaction.audit(
          AuditEntry(
            at: cutoff, principal: principal, operation: .sweepBatch, policy: policy,
            rule: rule.id, counts: batch.removed.counts, reason: SweepRun.label(run)))
        var step = RunTally()
        step.add(batch.done, cutoff: cutoff)
        step.add(batch.removed)
        for incident in batch.incidents {
          try transaction.audit(
            AuditEntry(incident, at: cutoff, principal: principal, policy: policy))
        }
        try transaction.advance(run: run, by: step)
      }
      return batch
    }
  }

  /// One batch of each PBX in turn: a large one does not keep a small one waiting.
  private mutating func take(
    _ tenants: [DueTenant], progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    held += tenants.reduce(0) { $0 + $1.entries.count { $0.state == .held } }
    var runs = tenants.map { TenantRun($0, batch: request.batch) }
    while !runs.isEmpty, !isCancelled {
      var left: [TenantRun] = []
      for var run in runs {
        guard let entry = run.entry else { continue }
        try requireSteadyClock()
        do {
          switch try await run.step(of: self) {
          case .more: left.append(run)
          case .cancelled: isCancelled = true
          case .entryDone(let counted, let records):
            if let counted { done[counted, default: 0] += 1 }
            failed += records.map { SweepResult.Failure(rule: entry.rule, $0) }
            left.append(run)
          }
        } catch let error as StoreError {
          failed.append(SweepResult.Failure(rule: entry.rule, message: error.code))
        }
        progress(SweepProgress(rule: entry.rule, done: done[entry.rule] ?? 0))
        if isCancelled { return }
      }
      runs = left
    }
  }
}
