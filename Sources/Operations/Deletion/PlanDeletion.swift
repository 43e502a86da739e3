package import Domain
import Store

extension Operations {
  /// The plan of a force-delete; changes nothing. It is remembered for a day as what was shown,
  /// unless it `isRehearsed`, so that drift can be told.
  package func planDeletion(
    _ kind: Kind, id: String, isRehearsed: Bool = false, by principal: Principal
  ) async throws -> DeletionPlan {
    try require(.plan, of: principal)
    let (policy, at) = (policy.id, now())
    let plan = try await database.read { transaction in
      var plan = try Self.plan(kind, id: id, policy: policy, transaction)
      plan.lookalikes = try Self.lookalikes(of: plan.scope, id: id, transaction)
      return plan
    }
    guard !isRehearsed else { return plan }
    let shown = ShownPlan(plan)
    do {
      try await database.write { try $0.remember([shown], at: at) }
    } catch is StoreError {
      // A plan can be looked at while the database cannot be written.
    }
    return plan
  }

  /// About how many people a deletion reaches, by distinct addresses: for plans that are too large
  /// to say so at once.
  package func people(
    below scope: Scope, by principal: Principal
  ) async throws -> Int {
    try require(.plan, of: principal)
    return try await database.read { try $0.people(below: scope) }
  }

  static func plan(
    _ kind: Kind, id: String, policy: String, _ transaction: Transaction
  ) throws -> DeletionPlan {
    guard kind.isDeletable, let located = try transaction.record(kind, id: id) else {
      throw OperationError.noSuchRecord(kind, id: id)
    }
    let scope = Scope(kind: kind, record: located.record.number)
    let census = try transaction.census(of: scope, holds: transaction.holdIndex())
    return DeletionPlan(policy: policy, scope: scope, id: id, census: census)
  }
}

extension Kind {
  /// Whether a person can order its deletion.
  package var isDeletable: Bool {
    switch self {
    case .pbx, .extension, .meeting, .poll, .recording, .file, .report: true
    case .participant, .session, .log, .mcu: false
    }
  }
}
