package import Domain
import Store

extension Operations {
  /// Does what is due until nothing is, rule by rule in batches, each one transaction with its audit
  /// entry. Rules with a brake on wait, unless `request` releases it. A dry run says what that would
  /// be. It throws `OperationError.brakesChanged` where the brakes are not those that were shown.
  package func sweep(
    _ request: SweepRequest, by principal: Principal,
    progress: @Sendable (SweepProgress) -> Void = { _ in }
  ) async throws -> SweepResult {
    try await underOnePolicy().run(request, by: principal, progress: progress)
  }

  private func run(
    _ request: SweepRequest, by principal: Principal,
    progress: @Sendable (SweepProgress) -> Void
  ) async throws -> SweepResult {
    try require(request.dryRun ? .plan : .sweep, of: principal)
    if request.releaseBrake != nil, !request.dryRun { try require(.release, of: principal) }
    precondition(request.batch > 0)
    let (started, uptime) = (now(), uptime())
    let only = try await number(of: request.only)
    let rules = policy.all.filter { rule in
      (request.rules.isEmpty || request.rules.contains(rule.id))
        && (request.only.map { $0.kind == rule.id.kind } ?? true)
    }
    if request.dryRun {
      return try await forecast(
        rules, only: only, isReleased: request.releaseBrake != nil, at: started)
    }
    await noteErasuresIfPossible()
    let (run, check) = try await begin(request, rules, at: started, by: principal)
    do {
      try await checkpoint()
      var sweep = Sweep(
        operations: self, principal: principal, request: request, run: run, cutoff: started,
        uptime: uptime)
      // The end of an undo window cannot be told by a clock that is wrong.
      if !request.isNarrowed, !check.brakes.contains(where: \.isOfClock) {
        sweep.failed = try await finishReleases(by: principal, batch: request.batch)
        sweep.failed += try await runDueJobs(by: principal, batch: request.batch)
      }
      sweep.only = only
      let going = rules.filter { !check.waiting.contains($0.id) }
      let tenants = check.dueTenants.filter { only == nil || $0.number == only }
        .compactMap { $0.taken(by: Set(going.map(\.id))) }
      try await sweep.run(going, tenants, progress: progress)
      var result = try await finish(sweep, run: run, met: check.brakes)
      try await noteErasures()
      if !request.isNarrowed, !result.brakes.contains(where: \.isOfClock) {
        result.keptHouse = try await keepHouse(by: principal)
        try await lookThroughAudit(by: principal)
      }
      try await checkpoint()
      try await releaseSweepLease()
      return result
    } catch {
      try? await releaseSweepLease()
      throw error
    }
  }

  /// Takes the lease, opens the run's record and says which brakes it has met: none of those that it
  /// releases.
  private func begin(
    _ request: SweepRequest, _ rules: [Rule], at started: Instant, by principal: Principal
  ) async throws -> (run: Int64, check: BrakeCheck) {
    let (policy, uptime) = (policy.id, uptime())
    return try await database.write { transaction in
      guard try transaction.lease("sweep", owner: instance, at: started) else {
        throw OperationError.busy
      }
      var check = try check(rules, at: started, transaction)
      if request.releaseBrake != nil, let shown = request.shown {
        let now = try fingerprint(check, at: started, transaction)
        guard BrakeFingerprint(text: shown)?.admits(now) == true else {
          throw OperationError.brakesChanged
        }
      }
      for unfinished in try transaction.unfinishedRuns() {
        _ = try Self.close(
          run: unfinished, policy: policy, failed: 1, at: started, by: principal, transaction)
      }
      try settle(
        check, of: rules, release: request.releaseBrake, by: principal, at: started, transaction)
      try transaction.beat(at: started, uptime: uptime)
      if request.releaseBrake != nil {
        check = BrakeCheck(brakes: [], dueTenants: check.dueTenants)
      }
      let run = try transaction.beginRun(
        policy: policy, at: started, scope: request.scope)
      return (run, check)
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
    _ rules: [Rule], only: Int64?, isReleased: Bool, at started: Instant
  ) async throws -> SweepResult {
    let policy = policy
    let (brakes, forecast) = try await database.read { transaction in
      let check = try check(rules, at: started, isRehearsal: true, transaction)
      let waiting = isReleased ? [] : check.waiting
      let going = rules.filter { !waiting.contains($0.id) }
      let scope = only.flatMap { only in
        going.first.map { Scope(kind: $0.id.kind, record: only) }
      }
      return (
        isReleased ? [] : check.brakes,
        try scope.map {
          try transaction.forecast(going, of: $0, cutoff: started, policy: policy)
        } ?? transaction.forecast(going, cutoff: started, policy: policy)
      )
    }
    return SweepResult(
      run: nil, dryRun: true, started: started, finished: now(), policy: policy.id,
      done: forecast.done, held: forecast.held, failed: [], brakes: brakes, late: [:],
      receipt: nil, objectsRemoved: 0, objectsWaiting: 0)
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
          reason: nil, ticket: nil, actor: principal.person, audit: audit)
      ).number
    }
    try transaction.finish(run: run, at: at, failed: failed, receipt: receipt)
    return (tally, receipt)
  }

  /// `met`: the brakes that the run met as it began.
  private func finish(_ sweep: Sweep, run: Int64, met: [Brake]) async throws -> SweepResult {
    let (policy, principal, failed) = (policy.id, sweep.principal, sweep.failed)
    let (held, finished, cutoff) = (sweep.held, now(), sweep.cutoff)
    let brakes = met + [sweep.stopped].compactMap { $0 }
    // A run of one record comes to the end of no rule.
    let (ended, stopped) = (sweep.only == nil ? sweep.ended : [], sweep.stopped)
    let failedRules = Set(sweep.failed.compactMap(\.rule))
    let (tally, receipt) = try await database.write { transaction in
      var step = RunTally()
      step.held = held
      try transaction.advance(run: run, by: step)
      try transaction.note(failed: failedRules, ofRun: run)
      try transaction.noteDone(ended, at: cutoff)
      if let stopped { try transaction.remember([stopped], at: cutoff) }
      if !brakes.isEmpty { try transaction.note(brakes, ofRun: run) }
      return try Self.close(
        run: run, policy: policy, failed: failed.count, at: finished, by: principal, transaction)
    }
    let objects = try await removeObjects()
    // Every time: what a reader kept from it before is done now.
    _ = try await database.engine.scrub()
    let waiting = try await database.read { try $0.countWaitingObjects() }
    return SweepResult(
      run: run, dryRun: false, started: sweep.cutoff, finished: finished, policy: policy,
      done: tally.done, held: held, failed: failed, brakes: brakes, late: tally.late,
      receipt: receipt, objectsRemoved: objects.removed, objectsWaiting: waiting,
      isCancelled: sweep.isCancelled)
  }
}
