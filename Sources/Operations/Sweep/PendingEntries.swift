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
  /// Terms that must all match, as typed (`console.md`, Filter language).
  package var filter: String
  /// How many entries are looked at for one page, at most; nil: as many as it takes.
  package var examined: Int?

  package init(
    states: Set<DueEntry.State> = Set(DueEntry.State.allCases),
    rules: Set<RuleID> = Set(RuleID.allCases), pbx: String? = nil, limit: Int = 100,
    after: DueEntry.Key? = nil, filter: String = "", examined: Int? = nil
  ) {
    self.filter = filter
    self.examined = examined
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
  /// How many were looked at, where the search for more goes on behind the page.
  package let searched: Int?

  package init(
    entries: [DueEntry], next: DueEntry.Key?, searched: Int? = nil
  ) {
    self.searched = searched
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
    let filter: PendingFilter
    do throws(FilterFault) {
      filter = try PendingFilter(request.filter, now: now)
    } catch {
      throw OperationError.badFilter(error)
    }
    let query = LedgerQuery(
      rules: request.rules.intersection(filter.rules),
      states: request.states.intersection(filter.states),
      after: request.after, limit: request.limit, due: filter.due, terms: filter.terms,
      examined: request.examined)
    guard !query.rules.isEmpty, !query.states.isEmpty else {
      return PendingPage(entries: [], next: nil)
    }
    return try await database.read { transaction in
      var query = query
      query.pbx = try Self.number(ofPBX: request.pbx, transaction)
      if query.pbx == nil, let fqdn = filter.fqdn {
        query.pbx = try transaction.record(.pbx, id: fqdn)?.record.number
      }
      let page = try transaction.ledger(query, policy: policy, now: now)
      return PendingPage(
        entries: page.entries, next: page.next,
        searched: page.isCutShort ? request.examined : nil)
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
