/// For how long Lapse keeps what it writes of itself: shown with the policy, never part of the due
/// ledger (`rules.md`, Lapse's own data).
package struct Housekeeping: Hashable, Sendable {
  /// What is kept, by the names of the policy file.
  package enum Matter: String, Sendable, CaseIterable {
    /// Entries of the audit trail, from when they were written.
    case audit
    /// From when they were written.
    case receipts
    /// Records of sweeps, from their end.
    case runs
    /// Ordered deletions that were carried out, from their end.
    case orders
    /// Ordered deletions that were taken back or stopped, with the tag of the record; requests, from
    /// their decision.
    case undoneOrders = "undone-orders"
    case releasedHolds = "released-holds"
    /// Copies of the database, from when they were made: a person destroys them.
    case backups
    /// Files that the console wrote on request.
    case exports
  }

  private let periods: [Matter: Period]

  /// Nil unless each matter has a period.
  package init?(_ periods: [Matter: Period]) {
    guard periods.count == Matter.allCases.count else { return nil }
    self.periods = periods
  }

  private init() {
    periods = [
      .audit: .months(36), .receipts: .months(36), .runs: .months(36), .orders: .months(36),
      .undoneOrders: .months(12), .releasedHolds: .months(12), .backups: .months(12),
      .exports: .days(1),
    ]
  }

  /// What `rules.md` says.
  package static let standard = Housekeeping()

  package subscript(_ matter: Matter) -> Period {
    guard let period = periods[matter] else {
      preconditionFailure("each matter has a period")
    }
    return period
  }
}
