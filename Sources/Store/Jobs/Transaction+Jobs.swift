package import Domain

/// A deletion that is to be staged.
package struct NewJob: Sendable {
  package let plan: DeletionPlan
  package let undoUntil: Instant
  package let orderedBy: String
  package let reason: String
  package let ticket: String?

  package init(
    plan: DeletionPlan, undoUntil: Instant, orderedBy: String, reason: String, ticket: String?
  ) {
    self.plan = plan
    self.undoUntil = undoUntil
    self.orderedBy = orderedBy
    self.reason = reason
    self.ticket = ticket
  }
}

extension Transaction {
  /// Returns the job's number.
  package func stage(_ job: NewJob, at: Instant) throws -> Int64 {
    let number = try take("job")
    let plan = job.plan
    let holds = Set(plan.census.kept.map(\.hold)).sorted().map(String.init)
    try insert(
      "job",
      [
        "id", "kind", "record", "state", "ordered_at", "undo_until", "ordered_by", "reason",
        "ticket", "policy", "fingerprint", "holds", "counts", "tag",
      ],
      [
        [
          .integer(number), .text(plan.kind.rawValue), .integer(plan.scope.record),
          .text(DeletionJob.State.staged.rawValue), Value(at), Value(job.undoUntil),
          .text(job.orderedBy), .text(job.reason), Value(job.ticket), .text(plan.policy),
          .text(plan.fingerprint), .text(holds.joined(separator: " ")), .text(""),
          .blob(tagger.tag(plan.kind, plan.id)),
        ]
      ])
    return number
  }

  /// Jobs in these states, the newest first.
  package func jobs(_ states: [DeletionJob.State], limit: Int) throws -> [DeletionJob] {
    let places = Chunk.places(states.count)
    return try jobs(
      where: "state in (\(places))", states.map { .text($0.rawValue) }, limit: limit)
  }

  package func job(number: Int64) throws -> DeletionJob? {
    try jobs(where: "id = $1", [.integer(number)], limit: 1).first
  }

  /// Staged jobs whose plan has this fingerprint.
  package func jobs(fingerprint: String) throws -> [DeletionJob] {
    try jobs(where: "fingerprint = $1", [.text(fingerprint)], limit: 10)
  }

  /// Staged jobs whose window is over, and running ones that somebody must go on with.
  package func dueJobs(at: Instant) throws -> [DeletionJob] {
    try jobs(
      where: "(state = 'staged' and undo_until <= $1) or state = 'running'", [Value(at)],
      limit: 1_000
    ).sorted { $0.number < $1.number }
  }

  private func jobs(
    where condition: String, _ binds: [Value], limit: Int
  ) throws -> [DeletionJob] {
    let found = try rows(
      """
      select id, kind, record, state, ordered_at, undo_until, ordered_by, reason, ticket, policy,
      fingerprint, holds, started_at, finished_at, counts, objects, receipt from job
      where \(condition) order by id desc limit $\(binds.count + 1)
      """, binds + [Value(limit)])
    return try found.map { row in
      guard let kind = Kind(rawValue: try row.text(1)),
        let state = DeletionJob.State(rawValue: try row.text(3)),
        let orderedAt = row[4].instant, let undoUntil = row[5].instant
      else { throw StoreError.unexpectedValue }
      let record = try row.integer(2)
      return DeletionJob(
        number: try row.integer(0), scope: Scope(kind: kind, record: record),
        id: try outsideIDs(kind, numbers: [record])[record], state: state,
        orderedAt: orderedAt, undoUntil: undoUntil, orderedBy: try row.text(6),
        reason: try row.text(7), ticket: row[8].text, policy: try row.text(9),
        fingerprint: try row.text(10),
        holds: try row.text(11).split(separator: " ").compactMap { Int64($0) },
        startedAt: row[12].instant, finishedAt: row[13].instant,
        counts: Packed.counts(try row.text(14)), objects: Int(try row.integer(15)),
        receipt: row[16].integer)
    }
  }

  /// Moves a job on; false where it is not in the state `from` any more.
  package func move(
    job number: Int64, from: DeletionJob.State, to: DeletionJob.State, at: Instant
  ) throws -> Bool {
    let column = to == .running ? "started_at" : "finished_at"
    return try run(
      "update job set state = $1, \(column) = $2 where id = $3 and state = $4",
      [.text(to.rawValue), Value(at), .integer(number), .text(from.rawValue)]) > 0
  }

  /// Where a running job has come to.
  package func cursor(ofJob number: Int64) throws -> ScopeCursor {
    let row = try first(
      "select cursor_kind, cursor_after from job where id = $1", [.integer(number)])
    var cursor = ScopeCursor()
    cursor.kind = Int(try row?.integer(0) ?? 0)
    cursor.after = try row?.integer(1) ?? 0
    return cursor
  }

  /// Writes what a batch has done, in the batch's own transaction.
  package func advance(job: DeletionJob, cursor: ScopeCursor, by removed: Removed) throws {
    guard let now = try self.job(number: job.number) else { throw StoreError.unexpectedValue }
    var counts = now.counts
    counts += removed.counts
    try run(
      """
      update job set cursor_kind = $1, cursor_after = $2, counts = $3, objects = $4
      where id = $5
      """,
      [
        Value(cursor.kind), .integer(cursor.after), .text(Packed.encode(counts)),
        Value(now.objects + removed.objects), .integer(job.number),
      ])
    try note(removed.gone, by: .job(job.number))
  }

  package func finish(job number: Int64, receipt: Int64, at: Instant) throws {
    try run(
      "update job set state = 'done', finished_at = $1, receipt = $2 where id = $3",
      [Value(at), .integer(receipt), .integer(number)])
  }

  /// The keyed tag of the record that a job is about.
  package func tag(ofJob number: Int64) throws -> String {
    let row = try first("select tag from job where id = $1", [.integer(number)])
    return Bytes.hex(row?[0].blob ?? [])
  }

  /// The records that people have ordered to go, with the number of the job: nothing below them can
  /// be changed.
  package func stagedScopes() throws -> [Scope: Int64] {
    var found: [Scope: Int64] = [:]
    try connection.forEach(
      "select kind, record, id from job where state in ('staged', 'running')", []
    ) { row in
      if let kind = Kind(rawValue: try row.text(0)) {
        found[Scope(kind: kind, record: try row.integer(1))] = try row.integer(2)
      }
    }
    return found
  }

  /// Takes or renews a lease; false where somebody else has it. One that would hold for longer than
  /// any is of a wrong clock, and void.
  package func lease(_ name: String, owner: String, at: Instant) throws -> Bool {
    try run(
      """
      insert into lease (name, owner, until) values ($1, $2, $3)
      on conflict (name) do update set owner = excluded.owner, until = excluded.until
      where lease.owner = excluded.owner or lease.until <= $4
      or lease.until > excluded.until + $5
      """,
      [
        .text(name), .text(owner), Value(at + Self.leaseTime), Value(at),
        .integer(BrakeLimits.clockTolerance),
      ]) > 0
  }

  package func release(lease name: String, owner: String) throws {
    try run("delete from lease where name = $1 and owner = $2", [.text(name), .text(owner)])
  }

  /// A lease that was not renewed for this long is void.
  package static let leaseTime: Int64 = 30 * Instant.second
}
