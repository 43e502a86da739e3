package import Domain
import Store

extension Operations {
  /// Ends the time in which a staged deletion can be taken back: the next sweep carries it out.
  /// `label`: `D-12`; `phrase`: the record's id, typed again.
  package func endUndo(
    _ label: String, phrase: String, ticket: String? = nil, by principal: Principal
  ) async throws -> DeletionJob {
    try require(.forceDelete, of: principal)
    return try await endUndo(phrase: phrase, ticket: ticket, by: principal) { transaction in
      try Self.job(label, transaction)
    }
  }

  /// The same of the order of a record itself.
  package func endUndo(
    of kind: Kind, id: String, phrase: String, ticket: String? = nil, by principal: Principal
  ) async throws -> DeletionJob {
    try require(.forceDelete, of: principal)
    return try await endUndo(phrase: phrase, ticket: ticket, by: principal) { transaction in
      guard let located = try transaction.record(kind, id: id) else {
        throw OperationError.noSuchRecord(kind, id: id)
      }
      let scope = Scope(kind: kind, record: located.record.number)
      guard let number = try transaction.stagedScopes()[scope],
        let job = try transaction.job(number: number)
      else { throw OperationError.noSuchJob(id) }
      return job
    }
  }

  private func endUndo(
    phrase: String, ticket: String?, by principal: Principal,
    _ find: @escaping @Sendable (Transaction) throws -> DeletionJob
  ) async throws -> DeletionJob {
    let now = now()
    return try await database.write { transaction in
      let job = try find(transaction)
      guard job.state == .staged, let id = job.id else {
        throw OperationError.jobState(job: job.number, job.state(at: now))
      }
      guard now < job.undoUntil else {
        throw OperationError.tooLateToUndo(job: job.number, job.state)
      }
      guard Bytes.equal(phrase, id) else { throw OperationError.wrongPhrase }
      try transaction.endUndo(ofJob: job.number, at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .undoEnded,
          subjects: [transaction.subject(job.scope.kind, job.scope.record, id: id)],
          policy: job.policy, reason: job.label, ticket: ticket ?? job.ticket))
      return try transaction.job(number: job.number) ?? job
    }
  }
}
