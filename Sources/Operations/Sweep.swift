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
  var only: Int64?

  var done: [RuleID: Int] = [:]
  var held = 0
  var failed: [SweepResult.Failure] = []

  init(
    operations: Operations, principal: Principal, request: SweepRequest, run: Int64,
    cutoff: Instant
  ) {
    self.run = run
    self.operations = operations
    self.principal = principal
    self.request = request
    self.cutoff = cutoff
  }

  /// What is smaller goes first, under its own rule; PBXs last. A rule that fails does not stop the
  /// others.
  mutating func run(
    _ rules: [Rule], progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    // The PBXs first, so that they count by what is due of them now; they go last.
    let due = try await dueTenants(rules)
    let byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for id in RuleID.sweepOrder {
      guard let rule = byID[id] else { continue }
      do {
        try await batches(of: rule, progress: progress)
      } catch let error as StoreError {
        failed.append(SweepResult.Failure(rule: id, message: "\(error)"))
      }
    }
    try await take(due, progress: progress)
  }

  private mutating func batches(
    of rule: Rule, progress: @Sendable (SweepProgress) -> Void
  ) async throws {
    var after: DueEntry.Key?
    repeat {
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
              rule: rule.id, counts: batch.removed.counts))
          var step = RunTally()
          step.add(batch.done, cutoff: cutoff)
          step.add(batch.removed)
          try transaction.advance(run: run, by: step)
        }
        return batch
      }
      done[rule.id, default: 0] += batch.done.count
      held += batch.held
      after = batch.next
      progress(SweepProgress(rule: rule.id, done: done[rule.id] ?? 0))
    } while after != nil
  }

  private func dueTenants(_ rules: [Rule]) async throws -> [DueTenant] {
    let tenantRules = rules.filter(\.id.isTenant)
    guard !tenantRules.isEmpty else { return [] }
    let (cutoff, only) = (cutoff, only)
    return try await operations.database.read { transaction in
      try transaction.dueTenants(tenantRules, cutoff: cutoff, only: only)
    }
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
        let isFinished = try transaction.sweep(
          tenant: tenant, by: rule.id, cursor: &cursor, cutoff: cutoff, limit: limit,
          removed: &removed)
        if removed.counts.total > 0 {
          try transaction.audit(
            AuditEntry(
              at: cutoff, principal: principal, operation: .sweepBatch, policy: policy,
              rule: rule.id, counts: removed.counts))
        }
        var step = RunTally()
        step.add(keys, cutoff: cutoff)
        step.add(removed)
        try transaction.advance(run: run, by: step)
        return (cursor, isFinished)
      }
      (cursor, isFinished) = step
      uncounted = []
    }
  }
}
