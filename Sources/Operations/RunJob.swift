import Domain
import Store

extension Operations {
  /// Carries out the jobs whose undo window is over and those that somebody left behind; returns how
  /// many came to their end. The caller has the lease `sweep`.
  @discardableResult
  func runDueJobs(by principal: Principal, owner: String, batch: Int) async throws -> Int {
    let at = now()
    let due = try await database.read { try $0.dueJobs(at: at) }
    var finished = 0
    for job in due {
      if try await run(job, by: principal, owner: owner, batch: batch) != nil { finished += 1 }
    }
    return finished
  }

  /// Claims a job anew and carries it out in batches, each one transaction with its rows, queued
  /// objects, audit entry and the place it has come to. Nil where a new hold or policy stops it.
  func run(
    _ job: DeletionJob, by principal: Principal, owner: String, batch: Int
  ) async throws -> Receipt? {
    guard try await claim(job, by: principal) else { return nil }
    try await checkpoint()
    var isFinished = false
    while !isFinished {
      let at = now()
      let policy = policy.id
      isFinished = try await database.write { transaction in
        guard try transaction.lease("sweep", owner: owner, at: at) else {
          throw OperationError.busy
        }
        var cursor = try transaction.cursor(ofJob: job.number)
        var removed = Removed()
        let isFinished = try transaction.delete(
          below: job.scope, cursor: &cursor, limit: batch, holds: transaction.holdIndex(),
          rule: nil, at: at, removed: &removed)
        try transaction.advance(job: job, cursor: cursor, by: removed)
        if removed.counts.total > 0 {
          try transaction.audit(
            AuditEntry(
              at: at, principal: principal, operation: .delete, policy: policy,
              counts: removed.counts, reason: job.label, ticket: job.ticket))
        }
        return isFinished
      }
      await noteErasuresIfPossible()
    }
    let receipt = try await finish(job, by: principal)
    try await checkpoint()
    return receipt
  }

  /// The claim: plans again and compares. Only a new hold or another policy stops a staged job.
  private func claim(_ job: DeletionJob, by principal: Principal) async throws -> Bool {
    guard job.state == .staged else { return job.state == .running }
    let (at, policy) = (now(), policy.id)
    return try await database.write { transaction in
      let holds = try transaction.holdIndex()
      let census = try transaction.census(of: job.scope, holds: holds)
      let kept = Set(census.kept.map(\.hold))
      let subjects = job.id.map { [transaction.subject(job.scope.kind, job.scope.record, id: $0)] }
      guard policy == job.policy, kept.isSubset(of: job.holds) else {
        if try transaction.move(job: job.number, from: .staged, to: .stopped, at: at) {
          try transaction.audit(
            AuditEntry(
              at: at, principal: principal, operation: .stop, subjects: subjects ?? [],
              policy: policy, reason: job.label, ticket: job.ticket, outcome: .refused))
        }
        return false
      }
      return try transaction.move(job: job.number, from: .staged, to: .running, at: at)
    }
  }

  private func finish(_ job: DeletionJob, by principal: Principal) async throws -> Receipt? {
    let (at, policy) = (now(), policy.id)
    return try await database.write { transaction in
      guard let done = try transaction.job(number: job.number), done.state == .running else {
        return nil
      }
      let audit = try transaction.audit(
        AuditEntry(
          at: at, principal: principal, operation: .delete, policy: policy,
          counts: done.counts, reason: job.reason, ticket: job.ticket))
      let receipt = try transaction.write(
        Receipt(
          number: 0, at: at, operation: "delete", policy: policy, kind: job.scope.kind,
          record: job.scope.record, tag: transaction.tag(ofJob: job.number),
          counts: done.counts, objects: done.objects, rules: [:], reason: job.reason,
          ticket: job.ticket, actor: job.orderedBy, audit: audit,
          kept: transaction.census(of: job.scope, holds: transaction.holdIndex()).kept.count))
      try transaction.finish(job: job.number, receipt: receipt.number, at: at)
      return receipt
    }
  }
}
