package import Domain

extension Transaction {
  /// What waits for a person and is only counted: how many, and since when the first of them.
  package func needsSomebody(
    at now: Instant, sweepInterval: Int64
  ) throws -> [Alarm.Kind: (count: Int, since: Instant?)] {
    func counted(_ sql: String, _ binds: [Value] = []) throws -> (count: Int, since: Instant?) {
      let row = try first(sql, binds)
      return (Int(try row?.integer(0) ?? 0), row?[1].instant)
    }
    return [
      .snapshot: try counted(
        "select count(*), min(taken_at) from quarantine where state = 'waiting' and taken_at <= $1",
        [Value(now - Quarantine.loudAfter)]),
      .review: try counted(
        "select count(*), min(review_at) from hold where released_at is null and review_at <= $1",
        [Value(now)]),
      .backup: try overdueBackups(at: now),
      // The next sweep writes them; what is older than that, its file has refused.
      .ledger: try counted(
        "select count(*), min(at) from ledger_line where at <= $1", [Value(now - sweepInterval)]),
      .mcu: try counted(
        """
        select count(*), cast(null as \(dialect.integer)) from mcu m where m.available = 0
        and exists (select 1 from pbx p where p.mcu = m.name)
        """),
    ]
  }
}
