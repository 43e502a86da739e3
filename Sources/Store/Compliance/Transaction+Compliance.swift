package import Domain

/// A sweep's record, in short.
package struct RunRecord: Hashable, Sendable {
  package let number: Int64
  package let startedAt: Instant
  package let policy: String
  /// Nil: it did not come to its end.
  package let failed: Int?
}

/// An audit entry, in short.
package struct AuditMark: Hashable, Sendable {
  package let number: Int64
  package let at: Instant
  package let operation: AuditEntry.Operation
  package let person: String
  package let role: Role?
  package let rule: RuleID?
}

/// How many entries of the audit trail are alike.
package struct AuditCount: Hashable, Sendable {
  package let operation: AuditEntry.Operation
  package let role: Role?
  package let outcome: AuditEntry.Outcome
  package let count: Int
}

extension Transaction {
  /// The entries of a rule that fell due in `time` and are still there.
  package func stillThere(
    _ rule: Rule, dueIn time: Range<Instant>, pbx: Int64?, holds: HoldIndex, now: Instant
  ) throws -> (left: Int, held: Int, staged: Int) {
    let all =
      try count(rule, dueUpTo: time.upperBound - 1, pbx: pbx)
      - count(rule, dueUpTo: time.lowerBound - 1, pbx: pbx)
    let held = try entriesUnderHolds(rule, holds: holds, pbx: pbx, now: now).count {
      $0.state == .held && time.contains($0.dueAt)
    }
    var staged = 0
    for scope in try stagedScopes().keys where scope.kind == rule.id.kind {
      let rows = try dueRows(rule, number: scope.record).filter {
        time.contains($0.dueAt) && (pbx == nil || $0.ancestry.pbx == pbx)
      }
      staged += try evaluate(rows, holds: holds, now: now).count { $0.state == .staged }
    }
    return (all - held - staged, held, staged)
  }

  /// The sweeps of everything that began in `time`, oldest first, and the last one before.
  package func wholeRuns(in time: Range<Instant>) throws -> [RunRecord] {
    let before = try rows(
      """
      select id, started_at, policy, failed, finished_at from sweep_run
      where scope is null and started_at < $1 order by id desc limit 1
      """, [Value(time.lowerBound)])
    let within = try rows(
      """
      select id, started_at, policy, failed, finished_at from sweep_run
      where scope is null and started_at >= $1 and started_at < $2 order by id
      """, [Value(time.lowerBound), Value(time.upperBound)])
    return try (before + within).map { row in
      guard let startedAt = row[1].instant else { throw StoreError.unexpectedValue }
      return RunRecord(
        number: try row.integer(0), startedAt: startedAt, policy: try row.text(2),
        failed: row[4].isNull ? nil : row[3].integer.map(Int.init))
    }
  }

  package func countPartialRuns(in time: Range<Instant>) throws -> Int {
    try count(
      """
      select count(*) from sweep_run
      where scope is not null and started_at >= $1 and started_at < $2
      """, [Value(time.lowerBound), Value(time.upperBound)])
  }

  /// The runs in which a rule failed, of those that began in `time`.
  package func failedRuns(in time: Range<Instant>) throws -> Set<RunRule> {
    var failed: Set<RunRule> = []
    try connection.forEach(
      """
      select f.run, f.rule from run_failed f join sweep_run r on r.id = f.run
      where r.started_at >= $1 and r.started_at < $2
      """, [Value(time.lowerBound), Value(time.upperBound)]
    ) { row in
      guard let rule = RuleID(rawValue: try row.text(1)) else { return }
      failed.insert(RunRule(run: try row.integer(0), rule: rule))
    }
    return failed
  }

  /// Entries by operation, role and outcome.
  package func auditCounts(
    _ operations: [AuditEntry.Operation], in time: Range<Instant>
  ) throws -> [AuditCount] {
    try rows(
      """
      select operation, role, outcome, count(*) from audit
      where operation in (\(Chunk.places(operations.count, from: 3))) and at >= $1 and at < $2
      group by operation, role, outcome order by operation, role nulls first, outcome
      """,
      [Value(time.lowerBound), Value(time.upperBound)] + operations.map { .text($0.rawValue) }
    ).map { row in
      guard let operation = AuditEntry.Operation(rawValue: try row.text(0)),
        let outcome = AuditEntry.Outcome(rawValue: try row.text(2))
      else { throw StoreError.unexpectedValue }
      return AuditCount(
        operation: operation, role: row[1].text.flatMap(Role.init(rawValue:)), outcome: outcome,
        count: Int(try row.integer(3)))
    }
  }

  /// Entries of these operations, oldest first.
  package func auditMarks(
    _ operations: [AuditEntry.Operation], in time: Range<Instant>
  ) throws -> [AuditMark] {
    try rows(
      """
      select seq, at, operation, coalesce(login, actor), role, rule from audit
      where operation in (\(Chunk.places(operations.count, from: 3))) and at >= $1 and at < $2
      order by seq
      """,
      [Value(time.lowerBound), Value(time.upperBound)] + operations.map { .text($0.rawValue) }
    ).map { row in
      guard let at = row[1].instant,
        let operation = AuditEntry.Operation(rawValue: try row.text(2))
      else { throw StoreError.unexpectedValue }
      return AuditMark(
        number: try row.integer(0), at: at, operation: operation, person: try row.text(3),
        role: row[4].text.flatMap(Role.init(rawValue:)),
        rule: row[5].text.flatMap(RuleID.init(rawValue:)))
    }
  }

  /// How many entries were written in `time`, the first and the last.
  package func auditSpan(
    in time: Range<Instant>
  ) throws -> (count: Int, first: Int64?, last: Int64?) {
    let row = try first(
      "select count(*), min(seq), max(seq) from audit where at >= $1 and at < $2",
      [Value(time.lowerBound), Value(time.upperBound)])
    return (Int(try row?.integer(0) ?? 0), row?[1].integer, row?[2].integer)
  }

  /// The receipts of ordered deletions of `time`, oldest first.
  package func orderReceipts(in time: Range<Instant>) throws -> [Receipt] {
    let numbers = try rows(
      "select id from receipt where operation = 'delete' and at >= $1 and at < $2 order by id",
      [Value(time.lowerBound), Value(time.upperBound)])
    return try numbers.flatMap { try receipts(limit: 1, number: $0.integer(0)) }
  }
}

/// A rule in a run.
package struct RunRule: Hashable, Sendable {
  package let run: Int64
  package let rule: RuleID

  package init(run: Int64, rule: RuleID) {
    self.run = run
    self.rule = rule
  }
}
