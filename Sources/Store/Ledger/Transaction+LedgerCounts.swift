package import Domain

extension Transaction {
  /// Entries per rule and state, counted on the indexes; only what holds reach is looked at.
  package func ledgerCounts(
    rules: Set<RuleID>, pbx: Int64?, policy: Policy, now: Instant
  ) throws -> [RuleID: [DueEntry.State: Int]] {
    let holds = try holdIndex()
    let staged = try stagedScopes().keys
    var counts: [RuleID: [DueEntry.State: Int]] = [:]
    for rule in policy.all where rules.contains(rule.id) {
      let all = try count(rule, dueUpTo: nil, pbx: pbx)
      let reached = try count(rule, dueUpTo: now, pbx: pbx)
      let late = try count(rule, dueUpTo: now - DueEntry.overdueAfter - 1, pbx: pbx)
      var states: [DueEntry.State: Int] = [
        .upcoming: all - reached, .due: reached - late, .overdue: late, .held: 0, .staged: 0,
      ]
      for entry in try entriesUnderHolds(rule, holds: holds, pbx: pbx, now: now)
      where entry.state == .held {
        states[DueEntry.dateState(dueAt: entry.dueAt, now: now), default: 0] -= 1
        states[.held, default: 0] += 1
      }
      for scope in staged where scope.kind == rule.id.kind {
        for row in try dueRows(rule, number: scope.record) {
          guard try evaluate([row], holds: holds, now: now).first?.state == .staged else {
            continue
          }
          if let pbx, row.ancestry.pbx != pbx { continue }
          states[DueEntry.dateState(dueAt: row.dueAt, now: now), default: 0] -= 1
          states[.staged, default: 0] += 1
        }
      }
      counts[rule.id] = states
    }
    return counts
  }

  func countDue(_ rule: Rule, upTo instant: Instant) throws -> Int {
    try count(rule, dueUpTo: instant, pbx: nil)
  }

  func count(_ rule: Rule, dueUpTo instant: Instant?, pbx: Int64?) throws -> Int {
    let source = DueSource(rule)
    var total = 0
    let ranges =
      instant.map(rule.period.startRanges(dueUpTo:))
      ?? [Instant(milliseconds: 0)...Instant(milliseconds: .max)]
    for range in ranges {
      var binds: [Value] = [Value(range.lowerBound), Value(range.upperBound)]
      var sql = """
        select count(*) from \(countedFrom(source, pbx: pbx)) where \(source.condition)
        and \(source.start) >= $1 and \(source.start) <= $2
        """
      if let pbx {
        binds.append(.integer(pbx))
        sql += " and " + source.within(3)
      }
      total += try count(sql, binds)
    }
    return total
  }

  /// Without a PBX to narrow to, no parent need be joined.
  private func countedFrom(_ source: DueSource, pbx: Int64?) -> String {
    pbx == nil ? "\(source.kind.rawValue) t" : RecordSQL.from(source.kind)
  }

  /// The entries of a rule whose record lies under, on or above a hold's.
  func entriesUnderHolds(
    _ rule: Rule, holds: HoldIndex, pbx: Int64?, now: Instant
  ) throws -> [DueEntry] {
    guard !holds.isEmpty else { return [] }
    let source = DueSource(rule)
    var found: [Int64: DueRow] = [:]
    for (kind, held) in Dictionary(grouping: holds.holds, by: \.kind) {
      guard let reach = reach(of: kind, source) else { continue }
      for record in Set(held.map(\.record)) {
        var binds: [Value] = [.integer(record)]
        var sql = source.select + " and \(source.start) is not null and " + reach
        if let pbx {
          binds.append(.integer(pbx))
          sql += " and " + source.within(2)
        }
        try connection.forEach(sql, binds) { row in
          let row = try DueRow(source, row, rule.period.due)
          found[row.number] = row
        }
      }
    }
    return try evaluate(found.values.sorted { $0.key < $1.key }, holds: holds, now: now)
  }

  /// The records above what is held whose entry of a rule is held.
  func heldByWhatIsBelow(_ rule: Rule, holds: HoldIndex, now: Instant) throws -> [Int64] {
    let above = holds.above(rule.id.kind)
    guard !above.isEmpty else { return [] }
    let source = DueSource(rule)
    var found: [DueRow] = []
    try chunks(above.map(Value.integer)) { chunk, places in
      try connection.forEach(
        source.select + " and \(source.start) is not null and t.id in (\(places(1)))", chunk
      ) { row in found.append(try DueRow(source, row, rule.period.due)) }
    }
    return try evaluate(found, holds: holds, now: now).filter { $0.state == .held }.map(\.number)
  }

  /// The condition for rows that a hold of this kind can reach; nil where it cannot.
  private func reach(of kind: Kind, _ source: DueSource) -> String? {
    let meeting: String? =
      switch source.kind {
      case .meeting: "t.id"
      case .file, .recording, .report: "m.id"
      default: nil
      }
    switch kind {
    case source.kind: return "t.id = $1"
    case .pbx: return source.within(1)
    case .extension:
      switch source.kind {
      case .meeting: return "t.extension = $1"
      case .report: return RecordSQL.reportsOfExtension
      case .file, .recording: return "m.extension = $1"
      case .pbx: return "t.id = (select x.pbx from extension x where x.id = $1)"
      default: return nil
      }
    case .meeting:
      if source.kind == .pbx { return "t.id = (select x.pbx from meeting x where x.id = $1)" }
      return meeting.map { "\($0) = $1" }
    case .participant, .recording, .file:
      let parent = "(select x.meeting from \(kind.rawValue) x where x.id = $1)"
      if source.kind == .meeting { return "t.id = \(parent)" }
      if source.kind == .pbx {
        return "t.id = (select y.pbx from meeting y where y.id = \(parent))"
      }
      return nil
    case .report:
      if source.kind == .meeting {
        return "t.xid = (select x.meeting from report x where x.id = $1)"
      }
      if source.kind == .pbx { return "t.id = (select x.pbx from report x where x.id = $1)" }
      return nil
    case .poll:
      if source.kind == .pbx { return "t.id = (select x.pbx from poll x where x.id = $1)" }
      return nil
    default: return nil
    }
  }
}
