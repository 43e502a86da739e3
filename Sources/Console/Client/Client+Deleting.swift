internal import Domain
internal import Operations

extension Client {
  func plan(_ target: PlanTarget) async throws -> PlanContent {
    guard target.marks == nil, let id = target.ids.first else {
      return PlanContent(try await planMarked(target.kind, target.ids))
    }
    return PlanContent(try await plan(target.kind, id))
  }

  func stage(_ order: Effect.Order) async throws -> [DeletionJob] {
    switch order {
    case .one(let request): [try await stage(request).job]
    case .marked(let request): try await stageMarked(request)
    }
  }

  /// As many as can be marked.
  func marks(_ asked: Effect.MarkAll) async throws -> ListPage {
    try await list(
      ListRequest(
        kind: asked.kind, within: asked.within, filter: asked.query.filter,
        sort: asked.query.sort, descending: asked.query.descending, limit: Marks.most,
        counted: false, told: asked.query.told))
  }

  /// Takes back each order by itself: one that cannot be does not keep the others. In words.
  func undo(_ targets: [Marks.Target]) async throws -> String {
    var taken = Counts()
    var refused: OperationError?
    for target in targets {
      for id in target.ids {
        do {
          _ = try await undo(target.kind, id)
          taken[target.kind] += 1
        } catch let error as OperationError {
          refused = error
        }
      }
    }
    if taken.total == 0, let refused { throw refused }
    let rest = targets.reduce(0) { $0 + $1.ids.count } - taken.total
    return "Taken back: \(Words.counts(taken))"
      + (rest == 0 ? "." : "; \(Words.grouped(rest)) were not ordered, or are too late.")
  }
}
