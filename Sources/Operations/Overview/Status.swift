package import Domain
import Store

/// What the Overview says at once.
package struct Status: Hashable, Sendable {
  package let records: [Kind: Int]
  package let pending: [RuleID: [DueEntry.State: Int]]
  /// When the last sweep of everything that came to its end began.
  package let lastSweep: Instant?
  package let objectsWaiting: Int
  package let holds: Int
  /// What people have asked and nobody has decided.
  package let requests: Int
  /// What needs somebody, the worst first.
  package let alarms: [Alarm]
  package let keeping: KeepingStatus
  /// The rules that a brake keeps waiting.
  package let braked: Set<RuleID>
  /// The one in force; nil where nobody said.
  package let policy: Policy?

  package init(
    records: [Kind: Int], pending: [RuleID: [DueEntry.State: Int]], lastSweep: Instant?,
    objectsWaiting: Int, holds: Int, requests: Int = 0, alarms: [Alarm] = [],
    keeping: KeepingStatus = KeepingStatus(), braked: Set<RuleID> = [], policy: Policy? = nil
  ) {
    self.records = records
    self.pending = pending
    self.lastSweep = lastSweep
    self.objectsWaiting = objectsWaiting
    self.holds = holds
    self.requests = requests
    self.alarms = alarms
    self.keeping = keeping
    self.braked = braked
    self.policy = policy
  }

  /// Of some rules; of all where none is named.
  package func count(_ state: DueEntry.State, of rules: Set<RuleID> = []) -> Int {
    pending.reduce(0) { sum, entry in
      rules.isEmpty || rules.contains(entry.key) ? sum + (entry.value[state] ?? 0) : sum
    }
  }
}

extension Operations {
  package func status(by principal: Principal) async throws -> Status {
    try require(.browse, of: principal)
    try await policies.load(from: database)
    let (policy, now, interval) = (policy, now(), settings.sweepInterval)
    return try await database.read { transaction in
      var records: [Kind: Int] = [:]
      for kind in Kind.allCases { records[kind] = try transaction.total(of: kind) }
      let pending = try transaction.ledgerCounts(
        rules: Set(RuleID.allCases), pbx: nil, policy: policy, now: now)
      let last = try transaction.lastSweep(upTo: now)
      var facts = Alarm.Facts()
      for (rule, states) in pending {
        guard let count = states[.overdue], count > 0 else { continue }
        let oldest = try transaction.ledger(
          LedgerQuery(rules: [rule], states: [.overdue], limit: 1), policy: policy, now: now)
        facts.overdue[rule] = (count, oldest.entries.first?.dueAt)
      }
      facts.brakes = try transaction.standingBrakes().map { ($0.brake, $0.since) }
      facts.lastSweep = last?.at
      facts.failed = last.map { ($0.failed, $0.at) }
      facts.madeAt = try transaction.firstAuditEntry()
      facts.objects = try transaction.failingObjects()
      facts.audit = try transaction.auditCheck().flatMap { check in
        check.broken.map { ($0, check.at) }
      }
      let late = try transaction.openCases().filter { $0.isLate(at: now) }
      facts.cases = (late.count, late.first?.dueAt)
      facts.counted = try transaction.needsSomebody(at: now, sweepInterval: interval)
      let taken = try transaction.takenAlarms(at: now)
      let alarms = Alarm.raised(by: facts, sweepInterval: interval, now: now)
      return Status(
        records: records, pending: pending, lastSweep: last?.at,
        objectsWaiting: try transaction.countWaitingObjects(),
        holds: try transaction.holds().count,
        requests: try transaction.countOpenRequests(since: now - StaffRequest.lapsesAfter),
        alarms: alarms.map { $0.given(taken[$0.key], at: now) },
        keeping: try KeepingStatus(transaction, now: now),
        braked: Set(facts.brakes.flatMap(\.brake.rules)), policy: policy)
    }
  }
}
