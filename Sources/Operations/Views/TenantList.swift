import Domain
import Store

/// The PBXs by what needs attention: what goes soonest, then what is staged, in quarantine, held or
/// late, then by FQDN.
struct TenantList {
  /// What goes within this time stands on top.
  static let soon = 7 * Instant.day

  private let transaction: Transaction
  private let policy: Policy
  private let now: Instant
  private let principal: Principal

  init(_ transaction: Transaction, policy: Policy, now: Instant, principal: Principal) {
    self.transaction = transaction
    self.policy = policy
    self.now = now
    self.principal = principal
  }

  /// The first the first.
  private enum Group: Int {
    case soon, staged, quarantined, held, late, rest
  }

  private struct Rank {
    let number: Int64
    let fqdn: String
    let group: Group
    let dueAt: Instant

    static func precedes(_ left: Rank, _ right: Rank) -> Bool {
      if left.group != right.group { return left.group.rawValue < right.group.rawValue }
      if left.group == .soon, left.dueAt != right.dueAt { return left.dueAt < right.dueAt }
      return Bytes.precedes(left.fqdn, right.fqdn)
    }
  }

  func page(_ request: ListRequest, _ terms: [PageQuery.Term]) throws -> ListPage {
    var ranks = try ranked(terms, only: request.told?.numbers)
    if let within = request.within {
      ranks = ranks.filter { within == Scope(kind: .pbx, record: $0.number) }
    }
    if request.descending { ranks.reverse() }
    var from = request.backward ? ranks.count : 0
    if let after = request.after {
      guard case .integer(let position)? = try PageCursor.decode(after).first else {
        throw OperationError.badQuery("this is no cursor of an earlier page")
      }
      from = min(max(Int(position), 0), ranks.count)
    }
    let range =
      request.backward
      ? max(0, from - request.limit)..<from
      : from..<min(ranks.count, from + request.limit)
    let numbers = ranks[range].map(\.number)
    let rows = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
      .rows(transaction.records(.pbx, numbers: numbers))
    func cursor(_ position: Int) -> String { PageCursor.encode([.integer(Int64(position))]) }
    return ListPage(
      rows: rows, first: range.lowerBound > 0 ? cursor(range.lowerBound) : nil,
      next: range.upperBound < ranks.count ? cursor(range.upperBound) : nil, total: ranks.count)
  }

  /// What goes soon, the soonest first, at most `limit`, and how many there are.
  func soon(limit: Int) throws -> (rows: [ListRow], count: Int) {
    let ranks = try ranked([], only: nil).prefix { $0.group == .soon }
    let rows = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
      .rows(transaction.records(.pbx, numbers: ranks.prefix(limit).map(\.number)))
    return (rows, ranks.count)
  }

  private func ranked(_ terms: [PageQuery.Term], only: [Int64]?) throws -> [Rank] {
    let holds = try transaction.holdIndex()
    let rules: [RuleID] = [.tenantDNS, .tenantSync, .tenantContact, .tenantUnbound]
    let periods = rules.map { ($0, policy[$0].period) }
    let hidden = holds.hidden(from: principal)
    let orders = try transaction.openOrders()
    let quarantined = try transaction.quarantinedPBXs()
    return try transaction.tenantClocks(terms, hidden: hidden, only: only).map { clock in
      var dueAt = Instant(milliseconds: .max)
      for (rule, period) in periods {
        guard let start = clock.times.start(of: rule) else { continue }
        dueAt = min(dueAt, period.due(from: start + clock.times.shift(of: rule)))
      }
      let own = Ancestry(kind: .pbx, record: clock.number, pbx: clock.number)
      let lastSync = clock.times.lastSyncAt ?? clock.times.registeredAt
      let group: Group =
        switch true {
        case dueAt - now <= Self.soon: .soon
        case orders[Scope(kind: .pbx, record: clock.number)] != nil: .staged
        case quarantined.contains(clock.number): .quarantined
        case !holds.covering(own).isEmpty: .held
        case now - lastSync >= Readiness.syncLateAfter: .late
        default: .rest
        }
      return Rank(number: clock.number, fqdn: clock.fqdn, group: group, dueAt: dueAt)
    }.sorted(by: Rank.precedes)
  }
}
