import Domain
import Store

/// Tells of one record what goes, what went and why, in one transaction.
struct Teller {
  private let transaction: Transaction
  private let policy: Policy
  private let now: Instant
  private let builder: RowBuilder

  init(
    _ transaction: Transaction, policy: Policy, now: Instant, principal: Principal
  ) throws {
    self.transaction = transaction
    self.policy = policy
    self.now = now
    builder = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
  }

  /// What is due, soonest first; what has no time; what was erased.
  func items(_ located: LocatedRecord) throws -> [Explanation.Item] {
    guard let row = try builder.rows([located]).first else { return [] }
    let due = try transaction.ledger(of: located.ancestry, policy: policy, now: now).filter {
      concerns($0.rule, located.record)
    }
    let sooner = Sooner.events(located.ancestry)
    let staged = try transaction.stagedScopes()
    let braked = try transaction.brakedRules()
    let job = located.ancestry.chain.lazy.compactMap { staged[$0] }.first
    var items = due.map { entry in
      var item = item(entry.rule, goes: entry.dueAt, .due(entry.state))
      item.countedFrom = entry.start
      item.holds = entry.holds
      item.isBraked = entry.isBraked(by: braked)
      item.staged = job
      item.sooner = sooner
      return item
    }
    items += Why.open(row, due: due).map { why in
      var item = Explanation.Item(item: located.record.kind.rawValue, state: .open)
      item.rule = why.rule
      item.clause = why.rule.map { policy[$0].clause }
      item.holds = row.heldBy
      item.staged = job
      item.sooner = sooner
      item.say = why.text
      return item
    }
    return try items + row.view.erased.map { try erased($0, of: located) }
  }

  /// A participant has its meeting's entries: those that would take something of it.
  private func concerns(_ rule: RuleID, _ record: Record) -> Bool {
    guard record.kind == .participant else { return true }
    return switch rule {
    case .participantName: !record.isNull("name")
    case .participantEmail: !record.isNull("email")
    case .participantIP: !record.isNull("ip")
    case .participant, .meeting: true
    default: false
    }
  }

  private func item(
    _ rule: RuleID, goes: Instant, _ state: Explanation.Item.State
  ) -> Explanation.Item {
    var item = Explanation.Item(item: rule.item, state: state)
    item.goes = goes
    item.rule = rule
    item.clause = policy[rule].clause
    item.say = policy[rule].sentence(for: goes)
    return item
  }

  /// A field that is no longer there, from its rule and the run that covered its due instant.
  private func erased(_ field: String, of located: LocatedRecord) throws -> Explanation.Item {
    let scope = Scope(kind: located.record.kind, record: located.record.number)
    var item = Explanation.Item(item: field, state: .gone)
    guard let (rule, start) = try transaction.erasure(of: field, scope) else { return item }
    let dueAt = policy[rule].period.due(from: start)
    let run = try transaction.run(of: rule, from: dueAt)
    let goes = run?.startedAt ?? dueAt
    item.goes = goes
    item.rule = rule
    item.countedFrom = start
    item.clause = policy[rule].clause
    item.say = policy[rule].sentence(for: goes)
    item.run = run.map { SweepRun.label($0.number) }
    item.receipt = run?.receipt
    return item
  }

  /// A record that is no longer here, from the erasure ledger and the receipts.
  func gone(_ kind: Kind, id: String) throws -> Explanation.Item? {
    guard let found = try transaction.erasure(kind, ids: [id])?.found else { return nil }
    var item = Explanation.Item(item: kind.rawValue, state: .gone)
    item.goes = found.at
    item.rule = found.rule
    item.receipt = found.receipt
    item.clause = found.rule.map { policy[$0].clause }
    item.say = found.rule.map { policy[$0].sentence(for: found.at) }
    guard let number = found.receipt,
      let receipt = try transaction.receipts(limit: 1, number: number).first
    else { return item }
    item.run = try transaction.run(ofReceipt: number).map { SweepRun.label($0.number) }
    if found.rule == nil {
      item.orderedBy = receipt.actor
      item.reason = receipt.reason
      item.ticket = receipt.ticket
    }
    return item
  }
}

extension RuleID {
  /// What a rule takes of a record, by the names of the native format.
  fileprivate var item: String {
    switch self {
    case .meetingTitle: "title"
    case .meetingNote: "note"
    case .dialIn: "dialIn"
    case .participantName: "participants.name"
    case .participantEmail: "participants.email"
    case .participantIP: "participants.ip"
    case .participant: "participants"
    case .reportIdentity, .sessionIdentity: "identity"
    case .reportRecheck: "recheck"
    case .tenantDNSMeetings: "meetings"
    default: kind.rawValue
    }
  }
}
