package import Domain
import Store

extension Operations {
  /// The plan of a force-delete; changes nothing.
  package func planDeletion(
    _ kind: Kind, id: String, by principal: Principal
  ) async throws -> DeletionPlan {
    try require(.plan, of: principal)
    let policy = policy.id
    return try await database.read { transaction in
      try Self.plan(kind, id: id, policy: policy, transaction)
    }
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
