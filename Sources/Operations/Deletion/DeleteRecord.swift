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
  /// The number of the job that did it.
  package let job: Int64
  /// Stored objects that could not be removed yet; they are tried again.
  package let objectsWaiting: Int

  package init(receipt: Receipt, plan: DeletionPlan, job: Int64, objectsWaiting: Int) {
    self.receipt = receipt
    self.plan = plan
    self.job = job
    self.objectsWaiting = objectsWaiting
  }

  package var label: String { DeletionJob.label(job) }
}

/// A plan that was typed for, and what is to be noted of how it differs from the one shown.
struct ConfirmedPlan {
  let plan: DeletionPlan
  var note = ""
}

extension Operations {
  /// Deletes a record and all below it that no hold keeps, at once; a whole PBX or extension only if
  /// the request says `now`. Up to `Census.listed` records go in one transaction with receipt and
  /// audit entry, more as a job in batches. Stored objects go after.
  package func delete(
    _ request: DeleteRequest, batch: Int = SweepRequest.mostRows, by principal: Principal,
    progress: @Sendable (DeletionJob) -> Void = { _ in }
  ) async throws -> DeletionOutcome {
    try require(.forceDelete, of: principal)
    precondition(request.now || !request.kind.isStaged, "a whole PBX or extension is staged")
    let (policy, now) = (policy.id, now())
    let order = { @Sendable (transaction: Transaction, isSmall: Bool) -> Ordered in
      let confirmed = try Self.confirmed(request, policy: policy, at: now, transaction)
      if isSmall, !confirmed.plan.staged, confirmed.plan.census.counts.total <= Census.listed {
        return try Self.execute(request, confirmed, at: now, by: principal, transaction)
      }
      let staged = try Self.stage(
        request, confirmed, undoUntil: now, at: now, by: principal, transaction)
      return (staged.job, staged.plan, nil)
    }
    try await checkpoint()
    let ordered: Ordered
    do {
      ordered = try await database.write { try order($0, true) }
    } catch let error as StoreError where error.isOfRecord {
      // In batches the one that cannot be deleted does not stop the others.
      ordered = try await database.write { try order($0, false) }
    }
    var receipt: Receipt? = ordered.receipt
    if receipt == nil {
      receipt = try await carryOut(ordered.job, batch: batch, by: principal, progress: progress)
    } else {
      await noteErasuresIfPossible()
      _ = try await removeObjects()
      _ = try await database.engine.scrub()
      try await checkpoint()
    }
    guard let receipt else { throw OperationError.noSuchRecord(request.kind, id: request.id) }
    let waiting = try await database.read { try $0.countWaitingObjects() }
    return DeletionOutcome(
      receipt: receipt, plan: ordered.plan, job: ordered.job.number,
      objectsWaiting: min(waiting, receipt.objects))
  }

  /// Without a receipt where it is still to be carried out.
  private typealias Ordered = (job: DeletionJob, plan: DeletionPlan, receipt: Receipt?)

  /// The plan as it is now, if the phrase is its own, it is the one that was shown, and holds leave
  /// something to go.
  static func confirmed(
    _ request: DeleteRequest, policy: String, at: Instant, _ transaction: Transaction
  ) throws -> ConfirmedPlan {
    let plan = try plan(request.kind, id: request.id, policy: policy, transaction)
    if let words = request.words { try screen(words, about: plan.scope, transaction) }
    guard Bytes.equal(request.phrase, plan.phrase) else { throw OperationError.wrongPhrase }
    var confirmed = ConfirmedPlan(plan: plan)
    if let fingerprint = request.fingerprint, fingerprint != plan.fingerprint {
      let shown = try transaction.shownPlan(fingerprint, at: at)
      let drift = shown.map { PlanDrift(from: $0, to: plan) }
      guard let drift, !drift.refuses else {
        throw OperationError.planChanged(now: plan, drift)
      }
      if drift.grown.total > 0 {
        confirmed.note = " (\(drift.grown.total) more than the plan showed)"
      }
    }
    guard !plan.nothingGoes else { throw OperationError.held(plan.holds) }
    if let ancestry = try transaction.ancestry(of: plan.scope),
      let job = try transaction.stagedJob(above: ancestry)
    {
      throw OperationError.staged(job: job)
    }
    return confirmed
  }

  /// All of it in one transaction: job, rows, audit entry and receipt.
  private static func execute(
    _ request: DeleteRequest, _ confirmed: ConfirmedPlan, at now: Instant,
    by principal: Principal, _ transaction: Transaction
  ) throws -> Ordered {
    let plan = confirmed.plan
    let number = try transaction.stage(
      NewJob(
        plan: plan, undoUntil: now, orderedBy: principal.person,
        reason: request.why + confirmed.note, ticket: request.ticket),
      at: now)
    try answer(
      [.delete, .erase], about: [plan.scope], with: DeletionJob.label(number), at: now,
      by: principal, transaction)
    _ = try transaction.move(job: number, from: .staged, to: .running, at: now)
    var cursor = ScopeCursor()
    var removed = Removed()
    _ = try transaction.delete(
      below: plan.scope, cursor: &cursor, limit: .max, holds: transaction.holdIndex(), rule: nil,
      at: now, removed: &removed)
    // The preview and the deed are one: a difference would be a defect, and nothing is done.
    guard removed.counts == plan.census.counts else {
      throw OperationError.planChanged(now: plan, nil)
    }
    try transaction.advance(job: number, to: cursor, by: removed)
    guard let job = try transaction.job(number: number) else {
      throw OperationError.noSuchJob(DeletionJob.label(number))
    }
    let receipt = try close(job, policy: plan.policy, at: now, by: principal, transaction)
    return (job, plan, receipt)
  }
}
