package import Domain
import Store

extension Operations {
  /// The plan of several records of one kind, named by their outside ids; changes nothing. It and
  /// each record's own are remembered for a day as what was shown, unless it `isRehearsed`. It throws
  /// `OperationError.tooMany` beyond `MarkedPlan.most(of:)`.
  package func planDeletions(
    _ kind: Kind, ids: [String], isRehearsed: Bool = false, by principal: Principal
  ) async throws -> MarkedPlan {
    try require(.plan, of: principal)
    let (policy, at) = (policy.id, now())
    let plan = try await database.read { transaction in
      try Self.plan(kind, ids: ids, policy: policy, transaction)
    }
    guard !isRehearsed else { return plan }
    let shown = plan.plans.map(ShownPlan.init) + [plan.shown]
    do {
      try await database.write { transaction in
        try transaction.remember(shown, at: at)
      }
    } catch is StoreError {
      // A plan can be looked at while the database cannot be written.
    }
    return plan
  }

  /// An id that is named twice counts once.
  static func plan(
    _ kind: Kind, ids: [String], policy: String, _ transaction: Transaction
  ) throws -> MarkedPlan {
    var named: Set<String> = []
    let ids = ids.filter { named.insert($0).inserted }
    guard ids.count <= MarkedPlan.most(of: kind) else {
      throw OperationError.tooMany(kind, most: MarkedPlan.most(of: kind))
    }
    guard kind.isDeletable else { throw OperationError.noSuchRecord(kind, id: ids.first ?? "") }
    let holds = try transaction.holdIndex()
    let staged = try transaction.stagedScopes()
    var plans: [DeletionPlan] = []
    var (ordered, missing): ([String], [String]) = ([], [])
    var pbxs: [Int64: Int] = [:]
    for id in ids {
      guard let located = try transaction.record(kind, id: id) else {
        missing.append(id)
        continue
      }
      let scope = Scope(kind: kind, record: located.record.number)
      if located.ancestry.chain.contains(where: { staged[$0] != nil }) {
        ordered.append(id)
        continue
      }
      let plan = DeletionPlan(
        policy: policy, scope: scope, id: id,
        census: try transaction.census(of: scope, holds: holds))
      plans.append(plan)
      if !plan.nothingGoes, let pbx = located.ancestry.pbx { pbxs[pbx, default: 0] += 1 }
    }
    let names = try transaction.outsideIDs(.pbx, numbers: pbxs.keys.sorted())
    let shares = pbxs.compactMap { number, count in
      names[number].map { MarkedPlan.Share(pbx: $0, records: count) }
    }
    return MarkedPlan(
      policy: policy, kind: kind, plans: plans, ordered: ordered, missing: missing,
      shares: shares.sorted { ($1.records, $0.pbx) < ($0.records, $1.pbx) })
  }
}
