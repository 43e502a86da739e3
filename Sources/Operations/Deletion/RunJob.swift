import Domain
import Store

/// One run of a job by this process: batches, each one transaction with its rows, queued objects,
/// audit entry and the place it has come to.
struct JobRun {
  enum Step {
    case more
    case finished(Receipt?)
    /// Records are left that could not be deleted; the next sweep tries them again.
    case unfinished([FailedRecord])
    /// A person halted it, or another has taken it over.
    case halted
  }

  let operations: Operations
  let principal: Principal
  let job: DeletionJob
  private var size: BatchSize

  init(_ job: DeletionJob, by principal: Principal, batch: Int, operations: Operations) {
    self.job = job
    self.principal = principal
    self.operations = operations
    size = BatchSize(most: batch)
  }

  /// Claims the job: a staged one is planned again and compared. False where a new hold or another
  /// policy stops it, or somebody else is at it.
  func claim() async throws -> Bool {
    let (job, principal) = (job, principal)
    let (at, policy, owner) = (operations.now(), operations.policy.id, operations.instance)
    return try await operations.database.write { transaction in
      guard let now = try transaction.job(number: job.number) else { return false }
      if now.state == .staged {
        let census = try transaction.census(of: job.scope, holds: transaction.holdIndex())
        let kept = Set(census.kept.map(\.hold))
        guard policy == job.policy, kept.isSubset(of: job.holds) else {
          if try transaction.move(job: job.number, from: .staged, to: .stopped, at: at) {
            try transaction.audit(
              Operations.entry(
                .stop, now, at: at, by: principal, outcome: .refused, transaction))
          }
          return false
        }
      }
      guard try transaction.take(job: job.number, owner: owner, at: at) else { return false }
      try transaction.begin(passOfJob: job.number)
      return true
    }
  }

  /// One batch more.
  mutating func step() async throws -> Step {
    do {
      let (job, principal, limit) = (job, principal, size.rows)
      let (at, owner) = (operations.now(), operations.instance)
      let isFinished = try await operations.batch(&size) { transaction -> Bool? in
        guard try transaction.renew(job: job.number, owner: owner, at: at) else { return nil }
        var cursor = try transaction.cursor(ofJob: job.number)
        var removed = Removed()
        let isFinished = try transaction.delete(
          below: job.scope, cursor: &cursor, limit: limit, holds: transaction.holdIndex(),
          rule: nil, at: at, removed: &removed)
        try transaction.advance(job: job.number, to: cursor, by: removed)
        if removed.counts.total > 0 {
          try transaction.audit(
            Operations.entry(
              .delete, job, at: at, by: principal, counts: removed.counts, transaction))
        }
        return isFinished
      }
      await operations.noteErasuresIfPossible()
      guard let isFinished else { return .halted }
      return isFinished ? try await finish() : .more
    } catch let error as StoreError where error.isOfRecord {
      return try await narrow(error)
    } catch OperationError.interrupted {
      try await leave()
      throw OperationError.interrupted
    }
  }

  /// A record made the batch fail: smaller ones follow until it is the only one, which is passed
  /// over and named.
  private mutating func narrow(_ error: StoreError) async throws -> Step {
    guard size.rows == 1 else {
      size.narrow()
      return .more
    }
    let job = job
    let owner = operations.instance
    let at = operations.now()
    let isOurs = try await operations.database.write { transaction in
      guard try transaction.renew(job: job.number, owner: owner, at: at) else { return false }
      var cursor = try transaction.cursor(ofJob: job.number)
      let record = try transaction.pass(
        below: job.scope, cursor: &cursor, holds: transaction.holdIndex())
      let failed = record.map {
        FailedRecord(kind: $0.kind, record: $0.record, cause: error.code)
      }
      try transaction.advance(job: job.number, to: cursor, failed: failed.map { [$0] } ?? [])
      return true
    }
    return isOurs ? .more : .halted
  }

  /// Leaves the job for whoever goes on with it.
  func leave() async throws {
    let number = job.number
    _ = try await operations.database.write {
      try $0.halt(job: number, as: .interrupted, from: [.running])
    }
  }

  private func finish() async throws -> Step {
    let (at, policy, principal, job) = (operations.now(), operations.policy.id, principal, job)
    return try await operations.database.write { transaction in
      guard let done = try transaction.job(number: job.number), done.state == .running else {
        return .halted
      }
      guard done.progress.failed.isEmpty else {
        _ = try transaction.halt(job: job.number, as: .interrupted, from: [.running])
        return .unfinished(done.progress.failed)
      }
      // All of it may have gone by its rules before.
      guard done.counts.total > 0 else {
        try transaction.audit(
          Operations.entry(.delete, done, at: at, by: principal, transaction))
        try transaction.finish(job: job.number, receipt: nil, at: at)
        return .finished(nil)
      }
      return .finished(
        try Operations.close(done, policy: policy, at: at, by: principal, transaction))
    }
  }
}

extension Operations {
  /// Ends a job that has done all: its audit entry and its receipt.
  static func close(
    _ job: DeletionJob, policy: String, at: Instant, by principal: Principal,
    _ transaction: Transaction
  ) throws -> Receipt {
    let tag = try transaction.tag(ofJob: job.number)
    let subject = AuditEntry.Subject(
      kind: job.scope.kind, number: job.scope.record, tag: tag)
    let audit = try transaction.audit(
      AuditEntry(
        at: at, principal: principal, operation: .delete, subjects: [subject], policy: policy,
        counts: job.counts, reason: job.reason, ticket: job.ticket))
    let receipt = try transaction.write(
      Receipt(
        number: 0, at: at, operation: "delete", policy: policy, kind: job.scope.kind,
        record: job.scope.record, tag: tag, counts: job.counts, objects: job.objects,
        rules: [:], reason: job.reason, ticket: job.ticket, actor: job.orderedBy, audit: audit,
        kept: transaction.census(of: job.scope, holds: transaction.holdIndex()).kept.count))
    try transaction.finish(job: job.number, receipt: receipt.number, at: at)
    return receipt
  }

  /// Carries out the jobs whose undo window is over and those that somebody left behind, one batch
  /// each in turn. Returns the records that could not be deleted: they do not stop the others. What
  /// ails the whole database does: it is thrown, and the jobs are left for the next sweep.
  func runDueJobs(by principal: Principal, batch: Int) async throws -> [SweepResult.Failure] {
    let at = now()
    var runs: [JobRun] = []
    var failed: [SweepResult.Failure] = []
    for job in try await database.read({ try $0.dueJobs(at: at) }) {
      let run = JobRun(job, by: principal, batch: batch, operations: self)
      if try await run.claim() { runs.append(run) }
    }
    do {
      while !runs.isEmpty {
        var left: [JobRun] = []
        for var run in runs {
          switch try await run.step() {
          case .more: left.append(run)
          case .finished, .halted: break
          case .unfinished(let records):
            failed += records.map { SweepResult.Failure(job: run.job.number, $0) }
          }
        }
        runs = left
      }
    } catch {
      for run in runs { try? await run.leave() }
      throw error
    }
    return failed
  }

  /// Carries out one job to its end. It throws `.unfinished`, `.halted`, `.busy`, `.interrupted`, or
  /// a `StoreError`.
  func carryOut(
    _ job: DeletionJob, batch: Int, by principal: Principal,
    progress: @Sendable (DeletionJob) -> Void
  ) async throws -> Receipt? {
    try await checkpoint()
    let receipt: Receipt?
    do {
      receipt = try await runToEnd(job, batch: batch, by: principal, progress: progress)
    } catch OperationError.unfinished(let job, let records) {
      try await clearAway()
      throw OperationError.unfinished(job: job, records)
    }
    try await clearAway()
    return receipt
  }

  /// The same, but for what comes before and after any number of jobs.
  func runToEnd(
    _ job: DeletionJob, batch: Int, by principal: Principal,
    progress: @Sendable (DeletionJob) -> Void
  ) async throws -> Receipt? {
    var run = JobRun(job, by: principal, batch: batch, operations: self)
    guard try await run.claim() else { throw try await stopped(job) }
    do {
      while true {
        switch try await run.step() {
        case .more:
          if let now = try await database.read({ try $0.job(number: job.number) }) { progress(now) }
        case .finished(let receipt): return receipt
        case .unfinished(let records):
          throw OperationError.unfinished(job: job.number, records)
        case .halted: throw try await stopped(job)
        }
      }
    } catch let error as StoreError {
      try? await run.leave()
      throw error
    }
  }

  /// What a deletion leaves: stored objects, erased pages, the head of the trail to be kept outside.
  func clearAway() async throws {
    _ = try await removeObjects()
    _ = try await database.engine.scrub()
    try await checkpoint()
  }

  /// Why a job cannot be gone on with here.
  private func stopped(_ job: DeletionJob) async throws -> OperationError {
    let at = now()
    let state = try await database.read { try $0.job(number: job.number)?.state(at: at) }
    return state == .running ? .busy : .halted(job: job.number, state ?? .done)
  }
}
