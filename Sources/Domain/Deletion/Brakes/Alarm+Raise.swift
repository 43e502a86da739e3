extension Alarm {
  /// What of the machinery the alarms are raised from.
  package struct Facts: Sendable {
    /// Entries that are due for longer than 8 h, by rule, with the due instant of the oldest.
    package var overdue: [RuleID: (count: Int, oldest: Instant?)] = [:]
    /// The brakes that a run met, each with since when it stands.
    package var brakes: [(brake: Brake, since: Instant)] = []
    /// When the last sweep that came to its end began.
    package var lastSweep: Instant?
    /// When the database was made; nil where that is not known any more.
    package var madeAt: Instant?
    /// How much the last sweep could not do, and when it began.
    package var failed: (count: Int, at: Instant)?
    /// Stored objects of which a removal failed, the longest waiting one's instant and error.
    package var objects: (count: Int, since: Instant?, error: String?) = (0, nil, nil)
    /// The first entry of the audit trail that does not hold, and when that was found.
    package var audit: (number: Int64, since: Instant)?
    /// Cases of persons past their month, and when the first of them was due.
    package var cases: (count: Int, since: Instant?) = (0, nil)

    /// What is only counted: how many, and since when the first of them.
    package var counted: [Kind: (count: Int, since: Instant?)] = [:]

    package init() {}
  }

  /// Those that are only counted, in the order of their urgency.
  private static let counted: [(kind: Kind, one: String, many: String)] = [
    (.ledger, "1 erasure is", "erasures are"), (.snapshot, "1 list", "lists"),
    (.mcu, "1 meeting server", "meeting servers"), (.review, "1 hold is", "holds are"),
    (.backup, "1 copy is", "copies are"),
  ]

  private static func counted(_ facts: Facts) -> [Alarm] {
    counted.compactMap { kind, one, many in
      guard let (count, since) = facts.counted[kind], count > 0 else { return nil }
      let what = count == 1 ? one : "\(count) \(many)"
      return Alarm(kind: kind, cause: "\(what) \(rest(kind, count))", since: since, count: count)
    }
  }

  private static func rest(_ kind: Kind, _ count: Int) -> String {
    switch kind {
    case .ledger: "not yet told to the file outside the database, which takes none"
    case .snapshot: "of extensions in quarantine: a person decides whether to believe"
    case .mcu: count == 1 ? "is down" : "are down"
    case .review: count == 1 ? "past its review date" : "past their review date"
    case .backup: "past the destroy-by date: destroy, then \"lapse backup gone\""
    default: ""
    }
  }

  /// The alarms, the worst first. `sweepInterval`: how often a sweep is meant to run.
  package static func raised(
    by facts: Facts, sweepInterval: Int64, now: Instant
  ) -> [Alarm] {
    let sweep = sweep(facts, interval: sweepInterval, now: now)
    var alarms = RuleID.allCases.compactMap { rule -> Alarm? in
      guard let overdue = facts.overdue[rule], overdue.count > 0 else { return nil }
      let entries = overdue.count == 1 ? "1 entry" : "\(overdue.count) entries"
      let why = cause(rule, facts, sweep, overdue.count)
      return Alarm(
        kind: .overdue, cause: "\(entries) of \(rule.rawValue): \(why)",
        since: overdue.oldest.map { $0 + DueEntry.overdueAfter }, count: overdue.count,
        rule: rule)
    }
    alarms += facts.brakes.map { brake, since in
      Alarm(
        kind: .brake, cause: brake.sentence, since: min(since, now),
        count: Int(clamping: brake.measured.magnitude), rule: brake.rule, brake: brake.name)
    }
    if let sweep { alarms.append(sweep) }
    if let failed = facts.failed, failed.count > 0 {
      alarms.append(
        Alarm(
          kind: .failed, cause: "the last sweep could not do all; the next one tries again",
          since: failed.at, count: failed.count))
    }
    if facts.objects.count > 0 {
      let what =
        facts.objects.count == 1 ? "1 stored object" : "\(facts.objects.count) stored objects"
      alarms.append(
        Alarm(
          kind: .object,
          cause: "\(what) could not be removed" + (facts.objects.error.map { ": \($0)" } ?? ""),
          since: facts.objects.since, count: facts.objects.count))
    }
    if let (number, since) = facts.audit {
      alarms.append(
        Alarm(
          kind: .audit,
          cause:
            "entry \(number) of the audit trail does not hold: \"lapse audit verify\" says why",
          since: since, count: 1))
    }
    if facts.cases.count > 0 {
      let what = facts.cases.count == 1 ? "1 person waits" : "\(facts.cases.count) persons wait"
      alarms.append(
        Alarm(
          kind: .person, cause: "\(what) for an answer past the month of Art. 12",
          since: facts.cases.since, count: facts.cases.count))
    }
    return alarms + counted(facts)
  }

  private static func sweep(_ facts: Facts, interval: Int64, now: Instant) -> Alarm? {
    guard let known = facts.lastSweep ?? facts.madeAt, now - known > 2 * interval else {
      return nil
    }
    let every = "it should every \(Span.words(interval))"
    return Alarm(
      kind: .sweep,
      cause: facts.lastSweep == nil
        ? "no sweep has ever come to its end; \(every)"
        : "no sweep came to its end for \(Span.words(now - known)); \(every)",
      since: known + interval, count: 1)
  }

  private static func cause(
    _ rule: RuleID, _ facts: Facts, _ sweep: Alarm?, _ count: Int
  ) -> String {
    if facts.brakes.contains(where: { $0.brake.rules.contains(rule) }) { return "behind a brake" }
    if let sweep { return sweep.cause }
    if let failed = facts.failed, failed.count > 0 { return "the last sweep failed" }
    return "the next sweep takes \(count == 1 ? "it" : "them")"
  }
}
