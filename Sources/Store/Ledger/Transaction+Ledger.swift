package import Domain

/// Which part of the due ledger.
package struct LedgerQuery: Sendable {
  package var rules: Set<RuleID>
  package var states: Set<DueEntry.State>
  /// The number of a PBX.
  package var pbx: Int64?
  package var after: DueEntry.Key?
  package var limit: Int
  /// From this instant on, up to that.
  package var due: ClosedRange<Instant>?
  package var terms: [Term]
  /// How many rows are looked at, at most; nil: as many as it takes.
  package var examined: Int?

  package init(
    rules: Set<RuleID> = Set(RuleID.allCases),
    states: Set<DueEntry.State> = Set(DueEntry.State.allCases), pbx: Int64? = nil,
    after: DueEntry.Key? = nil, limit: Int, due: ClosedRange<Instant>? = nil,
    terms: [Term] = [], examined: Int? = nil
  ) {
    self.due = due
    self.terms = terms
    self.examined = examined
    self.rules = rules
    self.states = states
    self.pbx = pbx
    self.after = after
    self.limit = limit
  }
}

/// Some entries of the due ledger.
package struct LedgerPage: Sendable {
  package let entries: [DueEntry]
  /// What to ask after for those that follow; nil at the end.
  package let next: DueEntry.Key?
  /// Whether the page is not full because so many rows were looked at.
  package let isCutShort: Bool
}

extension Transaction {
  /// The entries soonest first.
  package func ledger(
    _ query: LedgerQuery, policy: Policy, now: Instant
  ) throws -> LedgerPage {
    let holds = try holdIndex()
    var after = query.after
    var upTo: Instant?
    let dated = query.states.isDisjoint(with: [.held, .staged])
    if dated {
      if !query.states.contains(.overdue) {
        let overdueEnd = now - DueEntry.overdueAfter
        let floor = query.states.contains(.due) ? overdueEnd - 1 : now
        let key = DueEntry.Key(dueAt: floor, rule: .tenantUnbound, id: "\u{10FFFF}")
        after = after.map { max($0, key) } ?? key
      }
      if !query.states.contains(.upcoming) {
        upTo = query.states.contains(.due) ? now : now - DueEntry.overdueAfter - 1
      }
    }
    if let due = query.due {
      let key = DueEntry.Key(dueAt: due.lowerBound - 1, rule: .tenantUnbound, id: "\u{10FFFF}")
      after = after.map { max($0, key) } ?? key
      upTo = min(upTo ?? due.upperBound, due.upperBound)
    }
    let streams = policy.all.filter { query.rules.contains($0.id) }.map { rule in
      DueStream(
        self, rule: rule, after: after, upTo: upTo, pbx: query.pbx,
        chunk: min(max(query.limit + 1, 16), 256))
    }
    var heads: [DueRow?] = try streams.map { try $0.next() }
    var entries: [DueEntry] = []
    var looked = 0
    var last: DueEntry.Key?
    while entries.count <= query.limit {
      // Enough rows at once for the counts of participants to be one statement a rule.
      var rows: [DueRow] = []
      while rows.count < 128 {
        if let examined = query.examined, looked >= examined { break }
        var best: Int?
        for index in heads.indices {
          guard let head = heads[index] else { continue }
          if let other = best, let rival = heads[other], rival.key < head.key { continue }
          best = index
        }
        guard let best, let row = heads[best] else { break }
        looked += 1
        last = row.key
        if query.matches(row) { rows.append(row) }
        heads[best] = try streams[best].next()
      }
      for entry in try evaluate(rows, holds: holds, now: now)
      where query.states.contains(entry.state) {
        entries.append(entry)
        if entries.count > query.limit { break }
      }
      guard heads.contains(where: { $0 != nil }) else { break }
      if let examined = query.examined, looked >= examined, entries.count <= query.limit {
        return LedgerPage(entries: entries, next: last, isCutShort: true)
      }
    }
    let more = entries.count > query.limit
    let page = more ? Array(entries.prefix(query.limit)) : entries
    return LedgerPage(entries: page, next: more ? page.last?.key : nil, isCutShort: false)
  }

  /// The ledger's entries of one record: its own, and for a participant its meeting's.
  package func ledger(
    of record: Ancestry, policy: Policy, now: Instant
  ) throws -> [DueEntry] {
    var (kind, number) = (record.kind, record.record)
    if kind == .participant, let meeting = record.meeting { (kind, number) = (.meeting, meeting) }
    var rows: [DueRow] = []
    for rule in policy.all where rule.id.kind == kind {
      let source = DueSource(rule)
      try connection.forEach(
        source.select + " and t.id = $1 and \(source.start) is not null", [.integer(number)]
      ) { row in rows.append(try DueRow(source, row, rule.period.due)) }
    }
    let holds = try holdIndex()
    return try evaluate(rows, holds: holds, now: now).sorted { $0.key < $1.key }
  }

  /// Adds to ledger rows what holds say of them and how many participants they count.
  func evaluate(_ rows: [DueRow], holds: HoldIndex, now: Instant) throws -> [DueEntry] {
    let left = try participantsLeft(rows)
    let staged = try stagedScopes()
    return try rows.map { row in
      var items = 1
      var heldItems = 0
      let covering = holds.covering(row.ancestry)
      var numbers = covering
      var isHeld = !covering.isEmpty
      let scope = Scope(kind: row.ancestry.kind, record: row.number)
      if row.rule.countsParticipants {
        items = left[LeftKey(rule: row.rule, meeting: row.number)] ?? 0
        heldItems = isHeld ? items : 0
        if !holds.below(scope).isEmpty {
          let (count, own) = try heldParticipants(row, scope, holds)
          numbers += own
          if !isHeld {
            heldItems = count
            isHeld = heldItems > 0 && heldItems == items
          }
        }
      } else {
        if row.rule == .meeting || row.rule.isTenant {
          let below = try holdsBelow(row, scope, holds)
          numbers += below
          isHeld = isHeld || !below.isEmpty
        }
        heldItems = isHeld ? 1 : 0
      }
      return DueEntry(
        rule: row.rule, number: row.number, id: row.id, pbx: row.pbx, start: row.start,
        dueAt: row.dueAt,
        state: isHeld
          ? .held
          : staged[scope] != nil ? .staged : DueEntry.dateState(dueAt: row.dueAt, now: now),
        items: items, heldItems: heldItems, holds: Array(Set(numbers)).sorted(), action: row.action)
    }
  }

  private struct LeftKey: Hashable {
    let rule: RuleID
    let meeting: Int64
  }

  private func participantsLeft(_ rows: [DueRow]) throws -> [LeftKey: Int] {
    let meetings = Set(rows.filter(\.rule.countsParticipants).map(\.number))
    guard !meetings.isEmpty else { return [:] }
    var left: [LeftKey: Int] = [:]
    try chunks(meetings.sorted().map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select meeting, count(*), count(name), count(email), count(ip) from participant
        where meeting in (\(places(1))) group by meeting
        """, chunk
      ) { row in
        let meeting = try row.integer(0)
        let rules: [RuleID] = [
          .participant, .participantName, .participantEmail, .participantIP,
        ]
        for (index, rule) in rules.enumerated() {
          left[LeftKey(rule: rule, meeting: meeting)] = Int(try row.integer(index + 1))
        }
      }
    }
    return left
  }

  private func heldParticipants(
    _ row: DueRow, _ scope: Scope, _ holds: HoldIndex
  ) throws -> (count: Int, holds: [Int64]) {
    let column = ParticipantField(rule: row.rule)?.column
    var count = 0
    var numbers: [Int64] = []
    for participant in Set(holds.records(.participant, heldBelow: scope)) {
      let condition = column.map { "\($0) is not null" } ?? "true"
      let found = try self.count(
        "select count(*) from participant where id = $1 and \(condition)",
        [.integer(participant)])
      count += found
      if found > 0 {
        numbers += holds.covering(
          Ancestry(kind: .participant, record: participant, meeting: row.number))
      }
    }
    return (count, numbers)
  }

  /// Holds on what a rule would take beside the record itself.
  private func holdsBelow(
    _ row: DueRow, _ scope: Scope, _ holds: HoldIndex
  ) throws -> [Int64] {
    guard row.rule == .tenantDNSMeetings else { return holds.below(scope) }
    let held = holds.heldBelow(scope)
    let idle = Set(
      try Set(held.filter { $0.kind == .extension }.map(\.record)).filter { number in
        try count(
          """
          select count(*) from (select id from meeting where extension = $1
          union all select id from poll where extension = $1
          union all select id from report where extension = $1) x
          """, [.integer(number)]) == 0
      })
    return Set(held.filter { $0.kind != .extension || !idle.contains($0.record) }.map(\.number))
      .sorted()
  }
}

/// A personal field of participants that a rule erases.
struct ParticipantField {
  let column: String
  /// The columns to clear.
  let cleared: [String]
  let bit: Int64
  /// The meeting's column of the start point, and the participant's of that under which it went.
  let start: String
  let erased: String

  init?(rule: RuleID) {
    switch rule {
    case .participantName:
      (column, cleared, start, erased) = ("name", ["name"], "name_start", "name_erased")
    case .participantEmail:
      (column, cleared, start, erased) = (
        "email", ["email", "email_key"], "email_start", "email_erased"
      )
    case .participantIP:
      (column, cleared, start, erased) = ("ip", ["ip"], "ip_start", "ip_erased")
    default: return nil
    }
    bit = ErasedBits.of(.participant, column)
  }
}
