package import Domain

/// A rule and the UTC day on which its entries fell due.
package struct DueDay: Hashable, Sendable {
  package let rule: RuleID
  /// The day's first instant.
  package let day: Instant

  package init(rule: RuleID, day: Instant) {
    self.rule = rule
    self.day = day
  }

  package init(_ key: DueEntry.Key) {
    self.init(rule: key.rule, day: Instant(key.dueAt.date))
  }
}

/// What a run did late: more than eight hours after it had fallen due.
package struct LateRun: Hashable, Sendable {
  package let run: Int64
  package let rule: RuleID
  package let startedAt: Instant
  package let later: Int
  /// Milliseconds.
  package let greatest: Int64
  package let receipt: Int64?
}

extension Transaction {
  /// Adds to what a run did, in the batch's own transaction.
  func add(_ days: [DueDay: Lateness], toRun number: Int64) throws {
    for (day, late) in days.sorted(by: {
      ($0.key.day, $0.key.rule.rawValue) < ($1.key.day, $1.key.rule.rawValue)
    }) {
      try run(
        """
        insert into run_done (run, rule, day, in15m, in8h, later, greatest)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (run, rule, day) do update set in15m = run_done.in15m + excluded.in15m,
        in8h = run_done.in8h + excluded.in8h, later = run_done.later + excluded.later,
        greatest = case when excluded.greatest > run_done.greatest then excluded.greatest
        else run_done.greatest end
        """,
        [
          .integer(number), .text(day.rule.rawValue), Value(day.day), Value(late.in15m),
          Value(late.in8h), Value(late.later), .integer(late.greatest),
        ])
    }
  }

  /// Writes in which rules a run failed.
  package func note(failed: Set<RuleID>, ofRun number: Int64) throws {
    try insert(
      "run_failed", ["run", "rule"],
      RuleID.allCases.filter(failed.contains).map { [.integer(number), .text($0.rawValue)] })
  }

  /// How late went what fell due on the days that begin in `days`, whenever it went.
  package func done(dueIn days: Range<Instant>) throws -> [RuleID: Lateness] {
    var done: [RuleID: Lateness] = [:]
    try connection.forEach(
      """
      select rule, cast(sum(in15m) as bigint), cast(sum(in8h) as bigint),
      cast(sum(later) as bigint), max(greatest) from run_done
      where day >= $1 and day < $2 group by rule
      """, [Value(days.lowerBound), Value(days.upperBound)]
    ) { row in
      guard let rule = RuleID(rawValue: try row.text(0)) else { return }
      done[rule] = Lateness(
        in15m: Int(try row.integer(1)), in8h: Int(try row.integer(2)),
        later: Int(try row.integer(3)), greatest: try row.integer(4))
    }
    return done
  }

  /// The runs that did something late which fell due on those days, oldest first.
  package func lateRuns(
    of rules: Set<RuleID>, dueIn days: Range<Instant>, limit: Int
  ) throws -> [LateRun] {
    let rules = RuleID.allCases.filter(rules.contains)
    return try rows(
      """
      select d.run, d.rule, r.started_at, cast(sum(d.later) as bigint), max(d.greatest), r.receipt
      from run_done d join sweep_run r on r.id = d.run
      where d.day >= $1 and d.day < $2 and d.later > 0
      and d.rule in (\(Chunk.places(rules.count, from: 4)))
      group by d.run, d.rule, r.started_at, r.receipt order by d.run, d.rule limit $3
      """,
      [Value(days.lowerBound), Value(days.upperBound), Value(limit)]
        + rules.map { .text($0.rawValue) }
    ).map { row in
      guard let rule = RuleID(rawValue: try row.text(1)), let startedAt = row[2].instant else {
        throw StoreError.unexpectedValue
      }
      return LateRun(
        run: try row.integer(0), rule: rule, startedAt: startedAt,
        later: Int(try row.integer(3)), greatest: try row.integer(4), receipt: row[5].integer)
    }
  }
}
