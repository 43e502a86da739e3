package import Domain
import Store

extension Operations {
  /// Stages the deletion of a record and all below it: nothing goes before its undo window is over,
  /// and nothing below can be changed meanwhile; a sweep after that carries it out.
  package func stageDeletion(
    _ request: DeleteRequest, by principal: Principal
  ) async throws -> StagedDeletion {
    try require(.forceDelete, of: principal)
    let (policy, now) = (policy.id, now())
    let window = request.now ? 0 : settings.undoWindow(of: request.kind)
    return try await database.write { transaction in
      let confirmed = try Self.confirmed(request, policy: policy, at: now, transaction)
      return try Self.stage(
        request, confirmed, undoUntil: now + window, at: now, by: principal, transaction)
    }
  }

  /// `approving`: the number of the request that it answers.
  static func stage(
    _ request: DeleteRequest, _ confirmed: ConfirmedPlan, undoUntil: Instant, at now: Instant,
    by principal: Principal, approving: Int64? = nil, _ transaction: Transaction
  ) throws -> StagedDeletion {
    let plan = confirmed.plan
    let number = try transaction.stage(
      NewJob(
        plan: plan, undoUntil: undoUntil, orderedBy: principal.person,
        reason: request.why + confirmed.note, ticket: request.ticket),
      at: now)
    let isWithout = undoUntil == now && request.kind.isStaged
    let audit = try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .stage,
        subjects: [transaction.subject(plan.kind, plan.scope.record, id: plan.id)],
        policy: plan.policy, counts: plan.census.counts,
        reason: request.why + confirmed.note
          + (isWithout ? " without an undo window" : ""),
        ticket: request.ticket))
    try answer(
      [.delete, .erase], about: [plan.scope], with: DeletionJob.label(number),
      approving: approving, at: now, by: principal, transaction)
    guard let job = try transaction.job(number: number) else {
      throw OperationError.noSuchJob(DeletionJob.label(number))
    }
    return StagedDeletion(job: job, plan: plan, audit: audit)
  }

  /// Takes the staged deletion of a record back.
  package func undoDeletion(
    of kind: Kind, id: String, by principal: Principal
  ) async throws -> DeletionJob {
    try require(.undo, of: principal)
    let job = try await database.read { transaction -> Int64? in
      guard let located = try transaction.record(kind, id: id) else {
        throw OperationError.noSuchRecord(kind, id: id)
      }
      return try transaction.stagedScopes()[Scope(kind: kind, record: located.record.number)]
    }
    guard let job else { throw OperationError.noSuchJob(id) }
    return try await undo(DeletionJob.label(job), by: principal)
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
      // What has gone by its rule meanwhile cannot be brought back.
      guard job.state == .staged, now < job.undoUntil, job.id != nil,
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
}

/// A deletion that was ordered and is not begun.
package struct StagedDeletion: Hashable, Sendable {
  package let job: DeletionJob
  package let plan: DeletionPlan
  /// The sequence number of the order's audit entry.
  package let audit: Int64

  package init(job: DeletionJob, plan: DeletionPlan, audit: Int64) {
    self.job = job
    self.plan = plan
    self.audit = audit
  }
}
