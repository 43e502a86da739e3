package import Domain

/// Lapse's own data past its time. The audit trail is pruned by `pruneAudit`; copies and exports lie elsewhere.
extension Transaction {
  package func lastHousekeeping() throws -> Instant? {
    try first("select at from housekeeping order by id desc limit 1")?[0].instant
  }

  /// Removes what its period ends at or before `now`, and returns how much that was.
  package func prune(
    _ matter: Housekeeping.Matter, by period: Period, at now: Instant
  ) throws -> Int {
    try period.startRanges(dueUpTo: now).reduce(0) { total, range in
      let binds = [Value(range.lowerBound), Value(range.upperBound)]
      return total + (try prune(matter, binds))
    }
  }

  /// `binds`: the instants from which and up to which a period that is over began.
  private func prune(_ matter: Housekeeping.Matter, _ binds: [Value]) throws -> Int {
    switch matter {
    case .receipts: return try run("delete from receipt where at between $1 and $2", binds)
    case .runs:
      let over = "(select id from sweep_run where finished_at between $1 and $2)"
      try run("delete from run_done where run in \(over)", binds)
      try run("delete from run_failed where run in \(over)", binds)
      try run("delete from past where at between $1 and $2", binds)
      try run("delete from housekeeping where at between $1 and $2", binds)
      return try run("delete from sweep_run where finished_at between $1 and $2", binds)
    case .orders:
      return try run(
        "delete from job where state = 'done' and finished_at between $1 and $2", binds)
    case .undoneOrders:
      let requests = try run("delete from request where decided_at between $1 and $2", binds)
      return try requests
        + run(
          """
          delete from job where state in ('undone', 'stopped')
          and finished_at between $1 and $2
          """, binds)
    case .releasedHolds:
      return try run("delete from hold where released_at between $1 and $2", binds)
    case .audit, .backups, .exports: return 0
    }
  }

  /// Remembers that it was done, and what went.
  package func note(housekeeping counts: [Housekeeping.Matter: Int], at now: Instant) throws {
    try insert(
      "housekeeping", ["id", "at", "counts"],
      [
        [.integer(try take("housekeeping")), Value(now), .text(Self.words(counts))]
      ])
  }

  /// `receipts=3 runs=96`.
  package static func words(_ counts: [Housekeeping.Matter: Int]) -> String {
    Housekeeping.Matter.allCases.compactMap { matter in
      counts[matter].map { "\(matter.rawValue)=\($0)" }
    }.joined(separator: " ")
  }
}
