package import Domain
import Store

/// A snapshot that is not believed, with the plan of its release.
package struct QuarantineDetail: Hashable, Sendable {
  package let quarantine: Quarantine
  /// The outside ids of the extensions that would go.
  package let vanishing: [String]
  package let census: Census
  /// Covers what a release would take, never the time.
  package let fingerprint: String

  package init(
    quarantine: Quarantine, vanishing: [String], census: Census, fingerprint: String
  ) {
    self.quarantine = quarantine
    self.vanishing = vanishing
    self.census = census
    self.fingerprint = fingerprint
  }

  /// What a person types to release it.
  package var phrase: String? { quarantine.fqdn }
}

extension Operations {
  /// Snapshots that are not believed, the newest first.
  package func quarantines(
    _ states: Set<Quarantine.State> = Set(Quarantine.State.allCases), limit: Int = 100,
    by principal: Principal
  ) async throws -> [Quarantine] {
    try require(.browse, of: principal)
    return try await database.read { transaction in
      try transaction.quarantines(Quarantine.State.allCases.filter(states.contains), limit: limit)
    }
  }

  /// `label`: `Q-12`.
  package func quarantine(
    _ label: String, by principal: Principal
  ) async throws -> QuarantineDetail {
    try require(.browse, of: principal)
    let policy = policy.id
    return try await database.read { transaction in
      try Self.detail(of: label, policy: policy, transaction)
    }
  }

  static func detail(
    of label: String, policy: String, _ transaction: Transaction
  ) throws -> QuarantineDetail {
    guard let number = Quarantine.number(label: label),
      let quarantine = try transaction.quarantine(number: number)
    else { throw OperationError.noSuchQuarantine(label) }
    let numbers = try transaction.vanishing(in: number)
    let ids = try transaction.outsideIDs(.extension, numbers: numbers)
    let holds = try transaction.holdIndex()
    var total = Census()
    var plans: [DeletionPlan] = []
    for number in numbers {
      let scope = Scope(kind: .extension, record: number)
      let census = try transaction.census(of: scope, holds: holds)
      total.add(census)
      plans.append(
        DeletionPlan(policy: policy, scope: scope, id: ids[number] ?? "", census: census))
    }
    return QuarantineDetail(
      quarantine: quarantine, vanishing: numbers.compactMap { ids[$0] }, census: total,
      fingerprint: DeletionPlan.fingerprint(of: plans))
  }
}
