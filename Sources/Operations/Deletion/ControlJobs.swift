package import Domain
import Store

extension Operations {
  /// Deletions that people have ordered, the newest first, in the states that they are in now.
  package func jobs(
    _ states: Set<DeletionJob.State> = Set(DeletionJob.State.allCases), limit: Int = 100,
    by principal: Principal
  ) async throws -> [DeletionJob] {
    try require(.browse, of: principal)
    let now = now()
    // Whether a running job is interrupted, its lease says.
    var stored = states
    if !stored.isDisjoint(with: [.running, .interrupted]) {
      stored.formUnion([.running, .interrupted])
    }
    let wanted = DeletionJob.State.allCases.filter(stored.contains)
    return try await database.read { try $0.jobs(wanted, limit: limit) }
      .filter { states.contains($0.state(at: now)) }
  }

  /// With how many of its stored objects still wait. `label`: `D-12`.
  package func job(_ label: String, by principal: Principal) async throws -> DeletionJob {
    try require(.browse, of: principal)
    return try await database.read { transaction in
      var job = try Self.job(label, transaction)
      job.progress.waitingObjects = try transaction.countWaitingObjects(ofJob: job.number)
      return job
    }
  }

  /// Halts a job after its batch: nobody goes on with it before it is resumed.
  package func pauseJob(_ label: String, by principal: Principal) async throws -> DeletionJob {
    try require(.operate, of: principal)
    return try await halt(
      label, as: .paused, from: [.running, .interrupted], telling: .jobPaused, by: principal)
  }

  /// Ends a job's run after its batch. What lies below stays out of use, and the next sweep goes on.
  /// A sweep (`S-12`) ends after its batch and is begun anew by the next.
  package func cancelJob(_ label: String, by principal: Principal) async throws {
    try require(.operate, of: principal)
    guard let run = SweepRun.number(label: label) else {
      _ = try await halt(
        label, as: .interrupted, from: [.running, .paused], telling: .jobCancelled,
        by: principal)
      return
    }
    let (at, policy) = (now(), policy.id)
    try await database.write { transaction in
      guard try transaction.cancel(run: run, at: at) else {
        throw OperationError.noSuchJob(label)
      }
      try transaction.audit(
        AuditEntry(
          at: at, principal: principal, operation: .jobCancelled, policy: policy, reason: label))
    }
  }

  /// Goes on with a paused or interrupted job, to its end.
  package func resumeJob(
    _ label: String, batch: Int = SweepRequest.mostRows, by principal: Principal,
    progress: @Sendable (DeletionJob) -> Void = { _ in }
  ) async throws -> DeletionJob {
    try require(.operate, of: principal)
    let at = now()
    let job = try await database.write { transaction in
      let job = try Self.job(label, transaction)
      let state = job.state(at: at)
      if state == .running { throw OperationError.busy }
      guard [.paused, .interrupted].contains(state) else {
        throw OperationError.jobState(job: job.number, state)
      }
      _ = try transaction.halt(job: job.number, as: .interrupted, from: [.paused, .running])
      try transaction.audit(Self.entry(.jobResumed, job, at: at, by: principal, transaction))
      return try Self.job(label, transaction)
    }
    _ = try await carryOut(job, batch: batch, by: principal, progress: progress)
    return try await database.read { try Self.job(label, $0) }
  }

  private func halt(
    _ label: String, as state: DeletionJob.State, from states: [DeletionJob.State],
    telling operation: AuditEntry.Operation, by principal: Principal
  ) async throws -> DeletionJob {
    let at = now()
    return try await database.write { transaction in
      let job = try Self.job(label, transaction)
      guard try transaction.halt(job: job.number, as: state, from: states) else {
        throw OperationError.jobState(job: job.number, job.state(at: at))
      }
      try transaction.audit(Self.entry(operation, job, at: at, by: principal, transaction))
      return try Self.job(label, transaction)
    }
  }

  static func job(_ label: String, _ transaction: Transaction) throws -> DeletionJob {
    guard let number = DeletionJob.number(label: label),
      let job = try transaction.job(number: number)
    else { throw OperationError.noSuchJob(label) }
    return job
  }

  /// What somebody did with a job.
  static func entry(
    _ operation: AuditEntry.Operation, _ job: DeletionJob, at: Instant,
    by principal: Principal, counts: Counts = Counts(),
    outcome: AuditEntry.Outcome = .done, _ transaction: Transaction
  ) -> AuditEntry {
    AuditEntry(
      at: at, principal: principal, operation: operation,
      subjects: job.id.map { [transaction.subject(job.scope.kind, job.scope.record, id: $0)] }
        ?? [],
      policy: job.policy, counts: counts, reason: job.label, ticket: job.ticket,
      outcome: outcome)
  }
}
