package import Domain
import Store

package struct SweepRequest: Hashable, Sendable {
  /// As much as a batch takes where nobody says.
  package static let mostRows = 20_000

  package struct Only: Hashable, Sendable {
    package let kind: Kind
    package let id: String

    package init(kind: Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  package var dryRun: Bool
  /// The most entries, or rows of a PBX, in one transaction; fewer where they take long.
  package var batch: Int
  /// Empty: all.
  package var rules: Set<RuleID>
  package var only: Only?

  package init(
    dryRun: Bool = false, batch: Int = mostRows, rules: Set<RuleID> = [], only: Only? = nil
  ) {
    self.dryRun = dryRun
    self.batch = batch
    self.rules = rules
    self.only = only
  }
}

package struct SweepProgress: Hashable, Sendable {
  package let rule: RuleID
  package let done: Int
}

package struct SweepResult: Hashable, Sendable {
  /// What could not be done; a record by its internal number, without personal data.
  package struct Failure: Hashable, Sendable {
    package let rule: RuleID?
    /// Of an order, its job.
    package let job: Int64?
    package let kind: Kind?
    package let record: Int64?
    /// A code, as `StoreError.code` has it; `cancelled` where a person ended the run.
    package let message: String

    package init(
      rule: RuleID? = nil, job: Int64? = nil, kind: Kind? = nil, record: Int64? = nil,
      message: String
    ) {
      self.rule = rule
      self.job = job
      self.kind = kind
      self.record = record
      self.message = message
    }

    init(rule: RuleID? = nil, job: Int64? = nil, _ failed: FailedRecord) {
      self.init(
        rule: rule, job: job, kind: failed.kind, record: failed.record, message: failed.cause)
    }
  }

  /// `S-12`; nil for a dry run.
  package let run: Int64?
  package let dryRun: Bool
  package let started: Instant
  package let finished: Instant
  package let policy: String
  package let done: [RuleID: Int]
  package let held: Int
  package let failed: [Failure]
  package let late: [RuleID: Lateness]
  /// Nil where nothing was done.
  package let receipt: Int64?
  package let objectsRemoved: Int
  package let objectsWaiting: Int

  package init(
    run: Int64?, dryRun: Bool, started: Instant, finished: Instant, policy: String,
    done: [RuleID: Int], held: Int, failed: [Failure], late: [RuleID: Lateness], receipt: Int64?,
    objectsRemoved: Int, objectsWaiting: Int
  ) {
    self.run = run
    self.dryRun = dryRun
    self.started = started
    self.finished = finished
    self.policy = policy
    self.done = done
    self.held = held
    self.failed = failed
    self.late = late
    self.receipt = receipt
    self.objectsRemoved = objectsRemoved
    self.objectsWaiting = objectsWaiting
  }
}

extension Operations {
  /// Does what is due until nothing is, rule by rule in batches, each one transaction with its audit
  /// entry. A dry run says what that would be.
  package func sweep(
    _ request: SweepRequest, by principal: Principal,
    progress: @Sendable (SweepProgress) -> Void = { _ in }
  ) async throws -> SweepResult {
    try require(request.dryRun ? .plan : .sweep, of: principal)
    precondition(request.batch > 0)
    let started = now()
    let only = try await number(of: request.only)
    let rules = policy.all.filter { rule in
      (request.rules.isEmpty || request.rules.contains(rule.id))
        && (request.only.map { $0.kind == rule.id.kind } ?? true)
    }
    if request.dryRun { return try await forecast(rules, only: only, at: started) }
    let policy = policy.id
    let run = try await database.write { transaction in
      guard try transaction.lease("sweep", owner: instance, at: started) else {
        throw OperationError.busy
      }
      for unfinished in try transaction.unfinishedRuns() {
        _ = try Self.close(
          run: unfinished, policy: policy, failed: 1, at: started, by: principal, transaction)
      }
      return try transaction.beginRun(policy: policy, at: started)
    }
    do {
      var sweep = Sweep(
        operations: self, principal: principal, request: request, run: run, cutoff: started)
      if request.rules.isEmpty, only == nil {
        sweep.failed = try await runDueJobs(by: principal, batch: request.batch)
      }
      sweep.only = only
      try await sweep.run(rules, progress: progress)
      let result = try await finish(sweep, run: run)
      try await releaseSweepLease()
      return result
    } catch {
      try? await releaseSweepLease()
      throw error
    }
  }

  private func releaseSweepLease() async throws {
    try await database.write { try $0.release(lease: "sweep", owner: instance) }
  }

  private func number(of only: SweepRequest.Only?) async throws -> Int64? {
    guard let only else { return nil }
    return try await database.read { transaction in
      guard let located = try transaction.record(only.kind, id: only.id) else {
        throw OperationError.noSuchRecord(only.kind, id: only.id)
      }
      return located.record.number
    }
  }

  private func forecast(
    _ rules: [Rule], only: Int64?, at started: Instant
  ) async throws -> SweepResult {
    let policy = policy
    let (done, held) = try await database.read { transaction in
      if let only, let kind = rules.first?.id.kind {
        return try transaction.forecast(
          rules, of: Scope(kind: kind, record: only), cutoff: started, policy: policy)
      }
      return try transaction.forecast(rules, cutoff: started, policy: policy)
    }
    return SweepResult(
      run: nil, dryRun: true, started: started, finished: now(), policy: policy.id, done: done,
      held: held, failed: [], late: [:], receipt: nil, objectsRemoved: 0, objectsWaiting: 0)
  }

  /// Ends a run's record, with a receipt if it has done anything.
  private static func close(
    run: Int64, policy: String, failed: Int, at: Instant, by principal: Principal,
    _ transaction: Transaction
  ) throws -> (tally: RunTally, receipt: Int64?) {
    let tally = try transaction.tally(ofRun: run)
    var receipt: Int64?
    if !tally.done.isEmpty || tally.counts.total > 0 {
      let audit = try transaction.audit(
        AuditEntry(
          at: at, principal: principal, operation: .sweep, policy: policy,
          counts: tally.counts))
      receipt = try transaction.write(
        Receipt(
          number: 0, at: at, operation: "sweep", policy: policy, kind: nil, record: nil,
          tag: nil, counts: tally.counts, objects: tally.objects, rules: tally.done,
          reason: nil, ticket: nil, actor: principal.user, audit: audit)
      ).number
    }
    try transaction.finish(run: run, at: at, failed: failed, receipt: receipt)
    return (tally, receipt)
  }

  private func finish(_ sweep: Sweep, run: Int64) async throws -> SweepResult {
    let (policy, principal, failed) = (policy.id, sweep.principal, sweep.failed)
    let (held, finished) = (sweep.held, now())
    let (tally, receipt) = try await database.write { transaction in
      var step = RunTally()
      step.held = held
      try transaction.advance(run: run, by: step)
      return try Self.close(
        run: run, policy: policy, failed: failed.count, at: finished, by: principal, transaction)
    }
    let objects = try await removeObjects()
    // Every time: what a reader kept from it before is done now.
    _ = try await database.engine.scrub()
    let waiting = try await database.read { try $0.countWaitingObjects() }
    return SweepResult(
      run: run, dryRun: false, started: sweep.cutoff, finished: finished, policy: policy,
      done: tally.done, held: held, failed: failed, late: tally.late, receipt: receipt,
      objectsRemoved: objects.removed, objectsWaiting: waiting)
  }
}
