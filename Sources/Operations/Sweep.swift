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
      guard let rule = byID[id] else { continue }
      do {
        if id == .reportRecheck {
          try await operations.recheckObjects(rule, cutoff: cutoff, only: only, by: principal)
        }
        try await batches(of: rule, progress: progress)
        ended.append(id)
      } catch let error as StoreError {
        failed.append(SweepResult.Failure(rule: id, message: "\(error)"))
      }
    }
    try await take(tenants, progress: progress)
    let broken = Set(failed.map(\.rule))
    ended += rules.map(\.id).filter { $0.isTenant && !broken.contains($0) }
  }

  private struct ClockStepped: Error {
    let by: Int64
  }

  /// Between two batches: it throws `ClockStepped` when the clock has.
  private func requireSteadyClock() throws {
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
    repeat {
      try requireSteadyClock()
      let (policy, cutoff, principal) = (operations.policy.id, cutoff, principal)
      let (from, limit, only) = (after, request.batch, only)
      let isSomethingDue = try await operations.database.read { transaction in
        try transaction.isSomethingDue(rule, cutoff: cutoff, after: from, only: only)
      }
      guard isSomethingDue else { return }
      let (instance, at, run) = (operations.instance, operations.now(), run)
      let batch = try await operations.database.write { transaction in
        guard try transaction.lease("sweep", owner: instance, at: at) else {
          throw OperationError.busy
        }
        let batch = try transaction.sweep(
          rule, cutoff: cutoff, after: from, limit: limit, only: only)
        if !batch.done.isEmpty || batch.removed.counts.total > 0 {
          try transaction.audit(
            AuditEntry(
              at: cutoff, principal: principal, operation: .sweepBatch, policy: policy,
              rule: rule.id, counts: batch.removed.counts, reason: RunTally.label(run)))
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
      if batch.removed.counts.total > 0 { await operations.noteErasuresIfPossible() }
      done[rule.id, default: 0] += batch.done.count
      held += batch.held
      after = batch.next
      progress(SweepProgress(rule: rule.id, done: done[rule.id] ?? 0))
    } while after != nil
  }

  private mutating func take(
    _ tenants: [DueTenant], progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    for tenant in tenants {
      // Of several rules due for one PBX the first by due instant counts.
      var counted = tenant.entries.first { $0.state != .held }?.key
      held += tenant.entries.filter { $0.state == .held }.count
      for entry in tenant.entries {
        do {
          try await take(tenant.number, by: entry, counted: counted)
          if let rule = counted?.rule { done[rule, default: 0] += 1 }
          counted = nil
        } catch let error as StoreError {
          failed.append(SweepResult.Failure(rule: entry.rule, message: "\(error)"))
        }
        progress(SweepProgress(rule: entry.rule, done: done[entry.rule] ?? 0))
      }
    }
  }

  /// `counted`: the entry by which the PBX counts, unless it has been.
  private func take(
    _ tenant: Int64, by entry: DueEntry, counted: DueEntry.Key?
  ) async throws {
    let rule = operations.policy[entry.rule]
    var cursor = ScopeCursor()
    var isFinished = false
    var uncounted = counted.map { [$0] } ?? []
    while !isFinished {
      try requireSteadyClock()
      let (policy, cutoff, principal) = (operations.policy.id, cutoff, principal)
      let (start, limit, keys) = (cursor, request.batch, uncounted)
      let (instance, at, run) = (operations.instance, operations.now(), run)
      let step = try await operations.database.write { transaction in
        guard try transaction.lease("sweep", owner: instance, at: at) else {
          throw OperationError.busy
        }
        var cursor = start
        // A PBX that has synced, resolved or registered meanwhile stays.
        guard
          try transaction.isStillDue(tenant: tenant, rule, cutoff: cutoff)
        else { return (cursor, true) }
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
              policy: policy, rule: rule.id, counts: removed.counts,
              reason: RunTally.label(run)))
        }
        var step = RunTally()
        step.add(keys, cutoff: cutoff)
        step.add(removed)
        try transaction.advance(run: run, by: step)
        return (cursor, isFinished)
      }
      await operations.noteErasuresIfPossible()
      (cursor, isFinished) = step
      uncounted = []
    }
  }
}
