package import Domain
import Store

extension Operations {
  /// Stages the deletion of a record and all below it: nothing goes before its undo window is over,
  /// and nothing below can be changed meanwhile; a sweep after that carries it out.
  package func stageDeletion(
    _ request: DeleteRequest, by principal: Principal
  ) async throws -> DeletionJob {
    try require(.forceDelete, of: principal)
    let (policy, now) = (policy.id, now())
    let undoWindow = settings.undoWindow
    return try await database.write { transaction in
      let plan = try Self.confirmed(request, policy: policy, transaction)
      let window = request.now ? 0 : undoWindow
      let number = try transaction.stage(
        NewJob(
          plan: plan, undoUntil: now + window, orderedBy: principal.user,
          reason: request.why, ticket: request.ticket),
        at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .stage,
          subjects: [transaction.subject(plan.kind, plan.scope.record, id: plan.id)],
          policy: policy, counts: plan.census.counts,
          reason: request.why + (request.now ? " without an undo window" : ""),
          ticket: request.ticket))
      guard let job = try transaction.job(number: number) else {
        throw OperationError.noSuchJob(DeletionJob.label(number))
      }
      return job
    }
  }

  /// Takes a staged deletion back. `plan`: `D-12` or the plan's fingerprint.
  package func undo(_ plan: String, by principal: Principal) async throws -> DeletionJob {
    try require(.undo, of: principal)
    let now = now()
    return try await database.write { transaction in
      let found: [DeletionJob] =
        if let number = DeletionJob.number(label: plan) {
          try transaction.job(number: number).map { [$0] } ?? []
        } else {
          try transaction.jobs(fingerprint: plan).filter { $0.state == .staged }
        }
      guard let job = found.first else { throw OperationError.noSuchJob(plan) }
      guard job.state == .staged, now < job.undoUntil,
        try transaction.move(job: job.number, from: .staged, to: .undone, at: now)
      else { throw OperationError.tooLateToUndo(job: job.number, job.state) }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .undo,
          subjects: job.id.map { [transaction.subject(job.scope.kind, job.scope.record, id: $0)] }
            ?? [],
          policy: job.policy, reason: job.label, ticket: job.ticket))
      return try transaction.job(number: job.number) ?? job
    }
  }

  /// Deletions that people have ordered, the newest first.
  package func jobs(
    _ states: Set<DeletionJob.State> = Set(DeletionJob.State.allCases), limit: Int = 100,
    by principal: Principal
  ) async throws -> [DeletionJob] {
    try require(.browse, of: principal)
    return try await database.read { transaction in
      try transaction.jobs(DeletionJob.State.allCases.filter(states.contains), limit: limit)
    }
  }
}

extension DeletionJob {
  package static func number(label: String) -> Int64? {
    label.hasPrefix("D-") ? Int64(label.dropFirst(2)) : nil
  }
}
