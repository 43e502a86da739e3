import Domain

@testable import Console
@testable import Operations

/// What orders of several records, of what is staged and of snapshots come to.
extension Shelf {
  /// A job for the record; its row is struck through.
  func order(_ kind: Kind, _ id: String, _ plan: DeletionPlan) -> DeletionJob {
    let window = kind.isStaged ? DeletionJob.undoWindow : DeletionJob.undoWindowOfRecord
    var progress = JobProgress()
    progress.planned = plan.census.counts
    let number = read { max(6, $0.jobs.map(\.number).max() ?? 6) } + 1
    let job = Made.job(
      number, .staged, kind, id, undoUntil: read { $0.now } + window, progress: progress)
    let order = ListRow.Order(job: number, undoUntil: job.undoUntil, isOwn: true)
    change { content in
      content.jobs.insert(job, at: 0)
      content.rows[kind] = content.rows[kind]?.map { row in
        row.view.id == id ? row.ordered(order) : row
      }
    }
    return job
  }

  func planMarked(_ kind: Kind, _ ids: [String]) throws -> MarkedPlan {
    change { $0.markedPlans.append(ids) }
    if let failure = read({ $0.planFailure }) { throw failure }
    return marked(kind, ids)
  }

  /// The census of the shelf for each of them.
  func marked(_ kind: Kind, _ ids: [String]) -> MarkedPlan {
    let (census, ordered, rows) = read { ($0.census, $0.ordered, $0.rows[kind] ?? []) }
    let here = ids.filter { id in rows.contains { $0.view.id == id } && !ordered.contains(id) }
    let pbxs = Dictionary(
      grouping: here.compactMap { id in rows.first { $0.view.id == id }?.view["pbx"].text }
    ) { $0 }
    return MarkedPlan(
      policy: TestPolicy.policy.id, kind: kind, plans: here.map { made(kind, $0, census) },
      ordered: ids.filter(ordered.contains),
      missing: ids.filter { id in !rows.contains { $0.view.id == id } },
      shares: pbxs.map { MarkedPlan.Share(pbx: $0, records: $1.count) }
        .sorted { ($1.records, $0.pbx) < ($0.records, $1.pbx) })
  }

  func stageMarked(_ request: MarkedRequest) throws -> [DeletionJob] {
    change { $0.markedDeletions.append(request) }
    if let failure = read({ $0.deleteFailure }) { throw failure }
    let plan = marked(request.kind, request.ids)
    guard request.phrases == plan.phrases else { throw OperationError.wrongPhrase }
    return plan.going.map { order($0.kind, $0.id, $0) }
  }

  func endUndo(
    _ kind: Kind, _ id: String, _ phrase: String, _ ticket: String?
  ) throws -> DeletionJob {
    change { $0.endedUndos.append("\(kind.rawValue) \(id) \(phrase) \(ticket ?? "-")") }
    guard let index = read({ $0.jobs.firstIndex { $0.id == id && $0.scope.kind == kind } }) else {
      throw OperationError.noSuchJob(id)
    }
    let old = read { $0.jobs[index] }
    let job = Made.job(
      old.number, .staged, kind, id, undoUntil: read { $0.now }, progress: old.progress)
    change { $0.jobs[index] = job }
    return job
  }

  func quarantine(_ label: String) throws -> QuarantineDetail {
    guard let detail = read({ $0.quarantineDetail }) else {
      throw OperationError.noSuchQuarantine(label)
    }
    return detail
  }

  func decide(_ decision: QuarantineDecision) throws -> Receipt? {
    change { $0.decisions.append(decision) }
    try admit()
    return nil
  }

  func retryObjects() -> ObjectsTried {
    change { $0.retries += 1 }
    let waiting = read { $0.objects.count }
    change { $0.objects = [] }
    return ObjectsTried(removed: waiting, failed: 0)
  }

  /// All that asked for something to go.
  var destructive: Int {
    read { content in
      content.deletions.count + content.markedDeletions.count + content.endedUndos.count
        + content.decisions.count + content.sweeps.count + content.released.count
        + content.erasures.count
    }
  }
}
