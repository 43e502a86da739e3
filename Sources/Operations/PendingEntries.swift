package import Domain
import Store

/// Which entries of the due ledger.
package struct PendingRequest: Hashable, Sendable {
  package var states: Set<DueEntry.State>
  package var rules: Set<RuleID>
  /// An FQDN.
  package var pbx: String?
  package var limit: Int
  package var after: DueEntry.Key?

  package init(
    states: Set<DueEntry.State> = Set(DueEntry.State.allCases),
    rules: Set<RuleID> = Set(RuleID.allCases), pbx: String? = nil, limit: Int = 100,
    after: DueEntry.Key? = nil
  ) {
    self.states = states
    self.rules = rules
    self.pbx = pbx
    self.limit = limit
    self.after = after
  }
}

package struct PendingPage: Hashable, Sendable {
  /// Soonest first; ties by rule, then id.
  package let entries: [DueEntry]
  /// What to ask after for the next page; nil at the end.
  package let next: DueEntry.Key?

  package init(
    entries: [DueEntry], next: DueEntry.Key?
  ) {
    self.entries = entries
    self.next = next
  }
}

extension Operations {
  package func pending(
    _ request: PendingRequest, by principal: Principal
  ) async throws -> PendingPage {
    try require(.browse, of: principal)
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      let pbx = try Self.number(ofPBX: request.pbx, transaction)
      let (entries, more) = try transaction.ledger(
        LedgerQuery(
          rules: request.rules, states: request.states, pbx: pbx, after: request.after,
          limit: request.limit),
        policy: policy, now: now)
      return PendingPage(entries: entries, next: more ? entries.last?.key : nil)
    }
  }

  /// Entries per rule and state.
  package func pendingCounts(
    rules: Set<RuleID> = Set(RuleID.allCases), pbx: String? = nil, by principal: Principal
  ) async throws -> [RuleID: [DueEntry.State: Int]] {
    try require(.browse, of: principal)
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      try transaction.ledgerCounts(
        rules: rules, pbx: try Self.number(ofPBX: pbx, transaction), policy: policy, now: now)
    }
  }

  static func number(ofPBX fqdn: String?, _ transaction: Transaction) throws -> Int64? {
    guard let fqdn else { return nil }
    guard let located = try transaction.record(.pbx, id: fqdn) else {
      throw OperationError.noSuchRecord(.pbx, id: fqdn)
    }
    return located.record.number
  }
}
