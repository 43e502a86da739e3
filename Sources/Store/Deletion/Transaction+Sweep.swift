package import Domain

/// One batch of a sweep: what one transaction did of one rule.
package struct SweepBatch: Sendable {
  /// Due entries that were done.
  package var done: [DueEntry.Key] = []
  /// Due entries that holds keep.
  package var held = 0
  package var removed = Removed()
  /// What was found where no identity should have been.
  package var incidents: [Incident] = []
  /// Where the next batch begins; nil when the rule has nothing more that is due.
  package var next: DueEntry.Key?
}

extension RuleID {
  /// The order of a sweep: what is smaller goes first, under its own rule.
  package static let sweepOrder: [RuleID] =
    allCases.filter { $0 != .meeting && !$0.isTenant } + [.meeting]
}

extension Transaction {
  /// Does up to `limit` entries of a rule that are due at `cutoff`, after the key `after`.
  /// `only`: the number of the one record to look at; `without`: those to leave as they are.
  package func sweep(
    _ rule: Rule, cutoff: Instant, after: DueEntry.Key?, limit: Int, only: Int64?,
    without: Set<Int64> = []
  ) throws -> SweepBatch {
    precondition(!rule.id.isTenant)
    var batch = SweepBatch()
    var rows: [DueRow] = []
    if let only {
      rows = try dueRows(rule, number: only).filter { $0.dueAt <= cutoff }
    } else {
      let stream = DueStream(
        self, rule: rule, after: after, upTo: cutoff, pbx: nil, chunk: min(limit, 1_024))
      while rows.count < limit, let row = try stream.next() { rows.append(row) }
      if rows.count == limit { batch.next = rows.last?.key }
    }
    rows.removeAll { without.contains($0.number) }
    guard !rows.isEmpty else { return batch }
    let holds = try holdIndex()
    var going = rows
    var touched: [DueRow] = []
    if !holds.isEmpty {
      let entries = try evaluate(rows, holds: holds, now: cutoff)
      going = []
      for (row, entry) in zip(rows, entries) {
        if entry.state == .held {
          batch.held += 1
          // A hold on something below a meeting keeps its row, not what the hold does not name.
          if rule.id == .meeting { touched.append(row) }
        } else {
          going.append(row)
        }
      }
    }
    batch.incidents = try incidents(rule.id, reports: going.map(\.number), at: cutoff)
    batch.removed = try act(rule, on: going, holds: holds, at: cutoff)
    for row in touched {
      var cursor = ScopeCursor()
      _ = try delete(
        below: Scope(kind: .meeting, record: row.number), cursor: &cursor, limit: .max,
        holds: holds, rule: rule.id, at: cutoff, kinds: [.file, .recording, .participant],
        removed: &batch.removed)
    }
    batch.done = going.map(\.key)
    return batch
  }

  /// The first entry of a rule that is due: nil where an idle sweep need not write, else what a batch
  /// of one takes.
  package func firstDue(
    _ rule: Rule, cutoff: Instant, after: DueEntry.Key?, only: Int64?
  ) throws -> (key: DueEntry.Key, kind: Kind, record: Int64)? {
    let row: DueRow?
    if let only {
      row = try dueRows(rule, number: only).first { $0.dueAt <= cutoff }
    } else {
      row = try DueStream(self, rule: rule, after: after, upTo: cutoff, pbx: nil, chunk: 1).next()
    }
    return row.map { ($0.key, rule.id.kind, $0.number) }
  }

  func dueRows(_ rule: Rule, number: Int64) throws -> [DueRow] {
    let source = DueSource(rule)
    return try rows(
      source.select + " and t.id = $1 and \(source.start) is not null", [.integer(number)]
    ).map { try DueRow(source, $0, rule.period.due) }
  }

  private func act(
    _ acting: Rule, on rows: [DueRow], holds: HoldIndex, at: Instant
  ) throws -> Removed {
    var removed = Removed()
    guard !rows.isEmpty else { return removed }
    let rule = acting.id
    let numbers = rows.map(\.number)
    switch rule {
    case .recording, .sharedFile, .session, .serverLog:
      return try delete(
        rule.kind, doomed(rule.kind, numbers: numbers), rule: rule, at: at)
    case .meetingTitle, .meetingNote, .dialIn:
      if let field = MeetingField(rule: rule) { try erase(field, of: numbers) }
    case .participantName, .participantEmail, .participantIP:
      let untouched = heldParticipants(of: numbers, holds)
      if let field = ParticipantField(rule: rule) {
        try erase(field, of: numbers, untouched: untouched)
      }
    case .participant:
      return try deleteParticipants(
        of: numbers, untouched: heldParticipants(of: numbers, holds), rule: rule, at: at)
    case .meeting:
      return try deleteMeetings(numbers, rule: rule, at: at)
    case .reportIdentity:
      try sanitize(reports: numbers, at: at)
    case .reportRecheck where acting.action == .delete:
      return try delete(.report, doomed(.report, numbers: numbers), rule: rule, at: at)
    case .reportRecheck:
      try verify(reports: numbers, at: at)
    case .sessionIdentity:
      removed.counts[.session] += try anonymize(sessions: numbers, at: at)
    case .tenantDNSMeetings, .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound:
      preconditionFailure("PBXs go one by one")
    }
    return removed
  }

  private func heldParticipants(of meetings: [Int64], _ holds: HoldIndex) -> [Int64] {
    guard !holds.isEmpty else { return [] }
    return meetings.flatMap {
      holds.records(.participant, heldBelow: Scope(kind: .meeting, record: $0))
    }
  }
}

/// A PBX that rules reach: its due entries, soonest first.
package struct DueTenant: Sendable {
  package let number: Int64
  package let id: String
  package let entries: [DueEntry]

  /// What these rules take of it; nil where they take nothing.
  package func taken(by rules: Set<RuleID>) -> DueTenant? {
    let left = entries.filter { rules.contains($0.rule) }
    return left.isEmpty ? nil : DueTenant(number: number, id: id, entries: left)
  }
}

extension Transaction {
  /// The PBXs of which something is due at `cutoff` by these rules, soonest first.
  package func dueTenants(
    _ rules: [Rule], cutoff: Instant, only: Int64?
  ) throws -> [DueTenant] {
    let holds = try holdIndex()
    var rows: [DueRow] = []
    for rule in rules where rule.id.isTenant {
      if let only {
        rows += try dueRows(rule, number: only).filter { $0.dueAt <= cutoff }
        continue
      }
      let stream = DueStream(
        self, rule: rule, after: nil, upTo: cutoff, pbx: nil, chunk: 128)
      while let row = try stream.next() { rows.append(row) }
    }
    let entries = try evaluate(rows, holds: holds, now: cutoff)
    let grouped = Dictionary(grouping: entries, by: \.number)
    return grouped.map { number, entries in
      let sorted = entries.sorted { $0.key < $1.key }
      return DueTenant(number: number, id: sorted.first?.id ?? "", entries: sorted)
    }.sorted { left, right in
      guard let first = left.entries.first, let second = right.entries.first else { return false }
      return first.key < second.key
    }
  }

  /// Whether the clock of a PBX still says that a rule takes it.
  package func isStillDue(tenant: Int64, _ rule: Rule, cutoff: Instant) throws -> Bool {
    let row = try first(
      "select \(DueSource(rule).start) from pbx t where t.id = $1", [.integer(tenant)])
    guard let start = row?[0].instant else { return false }
    return rule.period.due(from: start) <= cutoff
  }

  /// What `tenant-dns-meetings` takes of a PBX.
  static let meetingLevel: Set<Kind> = [
    .file, .recording, .participant, .report, .meeting, .poll,
  ]

  /// Deletes up to `limit` rows of what a rule takes of a PBX; true when nothing is left to do.
  package func sweep(
    tenant: Int64, by rule: RuleID, cursor: inout ScopeCursor, cutoff: Instant, limit: Int,
    removed: inout Removed
  ) throws -> Bool {
    return try delete(
      below: Scope(kind: .pbx, record: tenant), cursor: &cursor, limit: limit,
      holds: holdIndex(), rule: rule, at: cutoff, kinds: Self.kinds(takenBy: rule),
      removed: &removed)
  }

  /// Moves `cursor` behind the next record that a rule would take of a PBX, which is returned.
  package func pass(
    tenant: Int64, by rule: RuleID, cursor: inout ScopeCursor
  ) throws -> Scope? {
    try pass(
      below: Scope(kind: .pbx, record: tenant), cursor: &cursor, holds: holdIndex(),
      kinds: Self.kinds(takenBy: rule))
  }

  /// Nil: all below a PBX.
  private static func kinds(takenBy rule: RuleID) -> Set<Kind>? {
    rule == .tenantDNSMeetings ? meetingLevel : nil
  }

  /// What a sweep at `cutoff` would do: entries per rule, and those that holds keep.
  package func forecast(
    _ rules: [Rule], cutoff: Instant, policy: Policy
  ) throws -> (done: [RuleID: Int], held: Int) {
    var done: [RuleID: Int] = [:]
    var held = 0
    let holds = try holdIndex()
    let wanted = Set(rules.map(\.id))
    for rule in rules where !rule.id.isTenant {
      let kept = try entriesUnderHolds(rule, holds: holds, pbx: nil, now: cutoff).filter {
        $0.state == .held && $0.dueAt <= cutoff
      }.count
      done[rule.id] = try countDue(rule, upTo: cutoff) - kept
      held += kept
    }
    if wanted.isSuperset(of: [.reportIdentity, .reportRecheck]) {
      done[.reportRecheck, default: 0] += try sanitizedAndOld(policy, holds, cutoff)
    }
    for tenant in try dueTenants(rules, cutoff: cutoff, only: nil) {
      if let first = tenant.entries.first(where: { $0.state != .held }) {
        done[first.rule, default: 0] += 1
      }
      held += tenant.entries.filter { $0.state == .held }.count
    }
    return (done.filter { $0.value != 0 }, held)
  }

  /// What a sweep of one record would do.
  package func forecast(
    _ rules: [Rule], of scope: Scope, cutoff: Instant, policy: Policy
  ) throws -> (done: [RuleID: Int], held: Int) {
    guard let ancestry = try ancestry(of: scope) else { return ([:], 0) }
    let wanted = Set(rules.map(\.id))
    let due = try ledger(of: ancestry, policy: policy, now: cutoff).filter {
      wanted.contains($0.rule) && $0.dueAt <= cutoff
    }
    var going = due.filter { $0.state != .held }
    if scope.kind == .pbx { going = Array(going.prefix(1)) }
    return (
      Dictionary(going.map { ($0.rule, 1) }, uniquingKeysWith: +), due.count { $0.state == .held }
    )
  }

  /// Reports that `report-identity` makes due for `report-recheck` in the same sweep.
  private func sanitizedAndOld(
    _ policy: Policy, _ holds: HoldIndex, _ cutoff: Instant
  ) throws -> Int {
    let stream = DueStream(
      self, rule: policy[.reportIdentity], after: nil, upTo: cutoff, pbx: nil, chunk: 256)
    var numbers: [Int64] = []
    while let row = try stream.next() {
      guard policy[.reportRecheck].period.due(from: row.indexedStart) <= cutoff else { continue }
      if holds.covering(row.ancestry).isEmpty { numbers.append(row.number) }
    }
    if policy[.reportRecheck].action == .delete { return numbers.count }
    var unverified = 0
    try chunks(numbers.map(Value.integer)) { chunk, places in
      unverified += try count(
        "select count(*) from report where verified_at is null and id in (\(places(1)))", chunk)
    }
    return unverified
  }
}
