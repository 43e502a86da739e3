package import Domain
import Store

/// A force-delete, confirmed.
package struct DeleteRequest: Hashable, Sendable {
  package var kind: Kind
  package var id: String
  /// What was typed; must be the plan's phrase, byte by byte.
  package var phrase: String
  package var reason: Reason
  /// In words, in the place of the code; without e-mail addresses and names of the record.
  package var words: String?
  package var ticket: String?
  /// Of the plan that was shown; nil: whatever the plan is now.
  package var fingerprint: String?
  /// Without an undo window, for what is staged otherwise; the audit says so.
  package var now: Bool

  package init(
    kind: Kind, id: String, phrase: String, reason: Reason, words: String? = nil,
    ticket: String? = nil, fingerprint: String? = nil, now: Bool = false
  ) {
    self.kind = kind
    self.id = id
    self.phrase = phrase
    self.reason = reason
    self.words = words
    self.ticket = ticket
    self.fingerprint = fingerprint
    self.now = now
  }

  /// What is written down.
  package var why: String { words ?? reason.rawValue }
}

package struct DeletionOutcome: Hashable, Sendable {
  package let receipt: Receipt
  package let plan: DeletionPlan
  /// Stored objects that could not be removed yet; they are tried again.
  package let objectsWaiting: Int

  package init(
    receipt: Receipt, plan: DeletionPlan, objectsWaiting: Int
  ) {
    self.receipt = receipt
    self.plan = plan
    self.objectsWaiting = objectsWaiting
  }
}

extension Operations {
  /// Deletes a meeting, poll, recording, file or report and all below it that no hold keeps, with
  /// receipt and audit entry in one transaction; its stored objects go after.
  package func delete(
    _ request: DeleteRequest, by principal: Principal
  ) async throws -> DeletionOutcome {
    try require(.forceDelete, of: principal)
    let (policy, now) = (policy, now())
    try await checkpoint()
    let done = try await database.write { transaction in
      try Self.execute(request, policy: policy, now: now, by: principal, transaction)
    }
    await noteErasuresIfPossible()
    try await checkpoint()
    _ = try await removeObjects()
    _ = try await database.engine.scrub()
    let waiting = try await database.read { try $0.countWaitingObjects() }
    return DeletionOutcome(
      receipt: done.receipt, plan: done.plan, objectsWaiting: min(waiting, done.receipt.objects))
  }

  /// The plan as it is now, if phrase and fingerprint are its own, and holds leave something to go.
  static func confirmed(
    _ request: DeleteRequest, policy: String, _ transaction: Transaction
  ) throws -> DeletionPlan {
    let plan = try plan(request.kind, id: request.id, policy: policy, transaction)
    if let words = request.words { try screen(words, about: plan.scope, transaction) }
    guard Bytes.equal(request.phrase, plan.phrase) else { throw OperationError.wrongPhrase }
    if let shown = request.fingerprint, shown != plan.fingerprint {
      throw OperationError.planChanged(shown: shown, now: plan)
    }
    guard !plan.nothingGoes else {
      throw OperationError.held(Array(Set(plan.census.kept.map(\.hold))).sorted())
    }
    let staged = try transaction.stagedScopes()
    if !staged.isEmpty, let ancestry = try transaction.ancestry(of: plan.scope),
      let job = ancestry.chain.lazy.compactMap({ staged[$0] }).first
    {
      throw OperationError.staged(job: job)
    }
    return plan
  }

  private static func execute(
    _ request: DeleteRequest, policy: Policy, now: Instant, by principal: Principal,
    _ transaction: Transaction
  ) throws -> (receipt: Receipt, plan: DeletionPlan) {
    let plan = try confirmed(request, policy: policy.id, transaction)
    guard !plan.staged else { throw OperationError.notYet(request.kind) }
    let holds = try transaction.holdIndex()
    var cursor = ScopeCursor()
    var removed = Removed()
    _ = try transaction.delete(
      below: plan.scope, cursor: &cursor, limit: .max, holds: holds, rule: nil, at: now,
      removed: &removed)
    // The preview and the deed are one: a difference would be a defect, and nothing is done.
    guard removed.counts == plan.census.counts else {
      throw OperationError.planChanged(shown: plan.fingerprint, now: plan)
    }
    let subject = transaction.subject(plan.kind, plan.scope.record, id: plan.id)
    let audit = try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .delete, subjects: [subject],
        policy: policy.id, counts: removed.counts, reason: request.why,
        ticket: request.ticket))
    let receipt = try transaction.write(
      Receipt(
        number: 0, at: now, operation: "delete", policy: policy.id, kind: plan.kind,
        record: plan.scope.record, tag: subject.tag, counts: removed.counts,
        objects: removed.objects, rules: [:], reason: request.why,
        ticket: request.ticket, actor: principal.user, audit: audit,
        kept: plan.census.kept.count))
    try transaction.note(removed.gone, by: .receipt(receipt.number))
    return (receipt, plan)
  }
}
