package import Domain

/// What a sweep has done so far: advanced in each batch's own transaction, so that a killed run can
/// still be told of.
package struct RunTally: Hashable, Sendable {
  package var done: [RuleID: Int] = [:]
  package var late: [RuleID: Lateness] = [:]
  package var held = 0
  /// What was done, by rule and the UTC day on which it had fallen due.
  package var days: [DueDay: Lateness] = [:]
  package var counts = Counts()
  package var objects = 0
  /// Of this step alone: what `list past` is told of.
  var gone: [Gone: Int] = [:]

  package init() {}

  package mutating func add(_ keys: [DueEntry.Key], cutoff: Instant) {
    for key in keys {
      done[key.rule, default: 0] += 1
      late[key.rule, default: Lateness()].add(cutoff - key.dueAt)
      days[DueDay(key), default: Lateness()].add(cutoff - key.dueAt)
    }
  }

  package mutating func add(_ removed: Removed) {
    counts += removed.counts
    objects += removed.objects
    gone.merge(removed.gone, uniquingKeysWith: +)
  }

  package static func += (left: inout RunTally, right: RunTally) {
    for (rule, count) in right.done { left.done[rule, default: 0] += count }
    for (rule, late) in right.late { left.late[rule, default: Lateness()].add(late) }
    left.held += right.held
    left.counts += right.counts
    left.objects += right.objects
  }
}

extension Transaction {
  /// Opens a sweep's record and returns its number (`S-12`). `scope`: the only rules that it looks
  /// at, or nil.
  package func beginRun(policy: String, at: Instant, scope: String? = nil) throws -> Int64 {
    let number = try take("run")
    try insert(
      "sweep_run",
      ["id", "started_at", "policy", "done", "late", "held", "counts", "objects", "scope"],
      [
        [
          .integer(number), Value(at), .text(policy), .text(""), .text(""), .integer(0),
          .text(""), .integer(0), Value(scope),
        ]
      ])
    return number
  }

  package func tally(ofRun number: Int64) throws -> RunTally {
    var tally = RunTally()
    let row = try first(
      "select done, late, held, counts, objects from sweep_run where id = $1", [.integer(number)])
    guard let row else { return tally }
    tally.done = Packed.rules(try row.text(0))
    tally.late = Packed.lateness(try row.text(1))
    tally.held = Int(try row.integer(2))
    tally.counts = Packed.counts(try row.text(3))
    tally.objects = Int(try row.integer(4))
    return tally
  }

  package func advance(run number: Int64, by step: RunTally) throws {
    var tally = try tally(ofRun: number)
    tally += step
    try run(
      """
      update sweep_run set done = $2, late = $3, held = $4, counts = $5, objects = $6
      where id = $1
      """,
      [
        .integer(number), .text(Packed.encode(tally.done)), .text(Packed.encode(tally.late)),
        Value(tally.held), .text(Packed.encode(tally.counts)), Value(tally.objects),
      ])
    try note(step.gone, by: .run(number))
    try add(step.days, toRun: number)
  }

  /// Asks a sweep to end after its batch; false where it is not at work.
  package func cancel(run number: Int64, at: Instant) throws -> Bool {
    try run(
      "update sweep_run set cancelled_at = $2 where id = $1 and finished_at is null",
      [.integer(number), Value(at)]) > 0
  }

  package func isCancelled(run number: Int64) throws -> Bool {
    try first(
      "select cancelled_at from sweep_run where id = $1 and cancelled_at is not null",
      [.integer(number)]) != nil
  }

  package func finish(run number: Int64, at: Instant, failed: Int, receipt: Int64?) throws {
    try run(
      "update sweep_run set finished_at = $2, failed = $3, receipt = $4 where id = $1",
      [.integer(number), Value(at), Value(failed), Value(receipt)])
  }

  /// Writes down which brakes a run has met: `many-pbxs=tenant-dns,tenant-sync backlog=recording`.
  package func note(_ brakes: [Brake], ofRun number: Int64) throws {
    let texts = brakes.map {
      "\($0.name.rawValue)=" + $0.rules.map(\.rawValue).joined(separator: ",")
    }
    try run(
      "update sweep_run set brakes = $2 where id = $1",
      [.integer(number), .text(texts.joined(separator: " "))])
  }

  /// Runs that did not come to their end: whoever has the lease finishes them.
  package func unfinishedRuns() throws -> [Int64] {
    try rows("select id from sweep_run where finished_at is null order by id").map {
      try $0.integer(0)
    }
  }

  /// The last sweep of everything that came to its end: when it began, how long it took in
  /// milliseconds, and how much it could not do. One of an instant to come is of a wrong clock, and
  /// does not count.
  package func lastSweep(upTo now: Instant) throws -> (at: Instant, took: Int64, failed: Int)? {
    let row = try first(
      """
      select started_at, finished_at, failed from sweep_run
      where finished_at is not null and scope is null and started_at <= $1
      order by id desc limit 1
      """, [Value(now)])
    guard let at = row?[0].instant, let end = row?[1].instant else { return nil }
    return (at, max(0, end - at), Int(row?[2].integer ?? 0))
  }

  /// When the trail begins: as the database was made, or later where it was pruned.
  package func firstAuditEntry() throws -> Instant? {
    try first("select at from audit order by seq limit 1")?[0].instant
  }
}
