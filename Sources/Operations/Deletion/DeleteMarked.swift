package import Domain
import Store

/// A force-delete of several records of one kind, confirmed.
package struct MarkedRequest: Hashable, Sendable {
  package var kind: Kind
  package var ids: [String]
  /// What was typed; must be the plan's phrases, byte by byte and in their order.
  package var phrases: [String]
  package var reason: Reason
  /// In words, in the place of the code; without e-mail addresses and names of the records.
  package var words: String?
  package var ticket: String?
  /// Of the plan that was shown; nil: whatever the plan is now.
  package var fingerprint: String?
  /// Without an undo window; the audit says so.
  package var now: Bool

  package init(
    kind: Kind, ids: [String], phrases: [String], reason: Reason, words: String? = nil,
    ticket: String? = nil, fingerprint: String? = nil, now: Bool = false
  ) {
    self.kind = kind
    self.ids = ids
    self.phrases = phrases
    self.reason = reason
    self.words = words
    self.ticket = ticket
    self.fingerprint = fingerprint
    self.now = now
  }

  /// That of one record, as it would be ordered alone.
  fileprivate func request(_ plan: DeletionPlan) -> DeleteRequest {
    DeleteRequest(
      kind: kind, id: plan.id, phrase: plan.phrase, reason: reason, words: words, ticket: ticket,
      fingerprint: plan.fingerprint, now: now)
  }
}

/// What came of an order that was carried out at once.
package struct MarkedOutcome: Sendable {
  package let plan: MarkedPlan
  package let done: [DeletionOutcome]
  /// Of the orders that could not be carried out to their end, as `carryOut` throws; the next sweep
  /// goes on with them. Last what kept the stored objects or the erased pages from going.
  package let failed: [any Error]
}

extension Operations {
  /// Stages the deletion of each record of which something goes, all in one transaction: each has its
  /// own job, audit entry, undo and, when it went, receipt. Nothing is staged where the plan is not
  /// the one that was shown (`OperationError.markedPlanChanged`).
  package func stageDeletions(
    _ request: MarkedRequest, by principal: Principal
  ) async throws -> (plan: MarkedPlan, staged: [StagedDeletion]) {
    try require(.forceDelete, of: principal)
    let (policy, now) = (policy.id, now())
    let window = request.now ? 0 : settings.undoWindow(of: request.kind)
    return try await database.write { transaction in
      let (plan, confirmed) = try Self.confirmed(request, policy: policy, at: now, transaction)
      let staged = try confirmed.map { one in
        try Self.stage(
          request.request(one.plan), one, undoUntil: now + window, at: now, by: principal,
          transaction)
      }
      return (plan, staged)
    }
  }

  /// The same without an undo window, and carried out: one after the other, each to its end.
  package func deleteMarked(
    _ request: MarkedRequest, batch: Int = SweepRequest.mostRows, by principal: Principal,
    progress: @Sendable (DeletionJob) -> Void = { _ in }
  ) async throws -> MarkedOutcome {
    try require(.forceDelete, of: principal)
    precondition(request.now, "what can be undone is staged")
    let (plan, staged) = try await stageDeletions(request, by: principal)
    var done: [(StagedDeletion, Receipt)] = []
    var failed: [any Error] = []
    try await checkpoint()
    for one in staged {
      do {
        let receipt = try await runToEnd(one.job, batch: batch, by: principal, progress: progress)
        if let receipt { done.append((one, receipt)) }
      } catch OperationError.interrupted {
        throw OperationError.interrupted
      } catch {
        failed.append(error)
      }
    }
    var waiting = Int.max
    do {
      try await clearAway()
      waiting = try await database.read { try $0.countWaitingObjects() }
    } catch {
      failed.append(error)
    }
    return MarkedOutcome(
      plan: plan,
      done: done.map { one, receipt in
        DeletionOutcome(
          receipt: receipt, plan: one.plan, job: one.job.number,
          objectsWaiting: min(waiting, receipt.objects))
      }, failed: failed)
  }

  /// The plans of what goes, if they are those that were shown and the phrases are theirs.
  private static func confirmed(
    _ request: MarkedRequest, policy: String, at: Instant, _ transaction: Transaction
  ) throws -> (MarkedPlan, [ConfirmedPlan]) {
    let plan = try plan(request.kind, ids: request.ids, policy: policy, transaction)
    var grown: [Scope: Int] = [:]
    if let shown = request.fingerprint {
      grown = try requireShown(shown, plan, at: at, transaction)
    } else if let missing = plan.missing.first {
      throw OperationError.noSuchRecord(plan.kind, id: missing)
    }
    guard !plan.nothingGoes else { throw try nothing(of: plan, transaction) }
    guard request.phrases.count == plan.phrases.count,
      zip(request.phrases, plan.phrases).allSatisfy(Bytes.equal)
    else { throw OperationError.wrongPhrase }
    let confirmed = try plan.going.map { one in
      if let words = request.words { try screen(words, about: one.scope, transaction) }
      let more = grown[one.scope] ?? 0
      return ConfirmedPlan(plan: one, note: more > 0 ? " (\(more) more than the plan showed)" : "")
    }
    return (plan, confirmed)
  }

  /// It throws unless these records were shown, in this order, each with a plan that drifts no
  /// further than one alone may. Returns by how much each has grown.
  static func requireShown(
    _ fingerprint: String, _ plan: MarkedPlan, at: Instant, _ transaction: Transaction
  ) throws -> [Scope: Int] {
    guard fingerprint != plan.fingerprint else { return [:] }
    let now = plan.shown.records
    guard let shown = try transaction.shownPlan(fingerprint, at: at)?.records else {
      throw OperationError.markedPlanChanged(now: plan, [])
    }
    func record(_ line: String) -> Substring {
      line.prefix(upTo: line.lastIndex(of: " ") ?? line.endIndex)
    }
    guard shown.map(record) == now.map(record) else {
      let known = Set(shown.map(record))
      throw OperationError.markedPlanChanged(
        now: plan, zip(now, plan.plans).filter { !known.contains(record($0.0)) }.map(\.1.id))
    }
    var changed: [String] = []
    var grown: [Scope: Int] = [:]
    for (line, one) in zip(shown, plan.plans) {
      let print = String(line.split(separator: " ").last ?? "")
      if print == one.fingerprint { continue }
      let drift = try transaction.shownPlan(print, at: at).map { PlanDrift(from: $0, to: one) }
      if drift?.refuses ?? true { changed.append(one.id) }
      grown[one.scope] = drift?.grown.total
    }
    guard changed.isEmpty else { throw OperationError.markedPlanChanged(now: plan, changed) }
    return grown
  }

  /// Why nothing goes.
  static func nothing(
    of plan: MarkedPlan, _ transaction: Transaction
  ) throws -> OperationError {
    if !plan.plans.isEmpty { return .held(plan.holds) }
    for id in plan.ordered {
      guard let located = try transaction.record(plan.kind, id: id) else { continue }
      if let job = try transaction.stagedJob(above: located.ancestry) { return .staged(job: job) }
    }
    return .noSuchRecord(plan.kind, id: plan.missing.first ?? "")
  }
}
