package import Domain
import Store

/// The brakes as they stand, and what waits behind them.
package struct BrakeView: Hashable, Sendable {
  package struct Standing: Hashable, Sendable {
    package let brake: Brake
    /// Since when runs have met it; nil where none has yet.
    package let since: Instant?
  }

  package let brakes: [Standing]
  /// What would go first: up to twenty entries, the soonest due.
  package let records: [DueEntry]
  /// What a release of exactly this gives (`SweepRequest.shown`).
  package let fingerprint: String
  /// The roles that may release.
  package let roles: [Role]
  /// Whether whoever asked may.
  package let mayRelease: Bool
}

extension Operations {
  /// Measures the brakes now, as a sweep of everything would meet them. Changes nothing.
  package func brakes(by principal: Principal) async throws -> BrakeView {
    try require(.browse, of: principal)
    let (policy, at) = (policy, now())
    return try await database.read { transaction in
      let check = try check(policy.all, at: at, transaction)
      let standing = Dictionary(
        try transaction.standingBrakes().map { ($0.brake.key, min($0.since, at)) },
        uniquingKeysWith: { first, _ in first })
      let records =
        check.brakes.isEmpty
        ? []
        : try transaction.ledger(
          LedgerQuery(rules: check.waiting, states: [.due, .overdue, .staged], limit: 20),
          policy: policy, now: at
        ).entries.filter { $0.dueAt <= at }
      return BrakeView(
        brakes: check.brakes.map { .init(brake: $0, since: standing[$0.key]) },
        records: records, fingerprint: try fingerprint(check, at: at, transaction).text,
        roles: Role.allCases.filter { $0.capabilities.contains(.release) },
        mayRelease: principal.may(.release) && principal.may(.sweep))
    }
  }
}
