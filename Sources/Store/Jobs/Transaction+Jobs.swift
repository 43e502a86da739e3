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

/// An order that is not carried out yet.
package struct OpenOrder: Hashable, Sendable {
  package let job: Int64
  /// Until when it can be taken back; nil once it is begun.
  package let undoUntil: Instant?
}

extension Transaction {
  /// Returns the job's number.
  package func stage(_ job: NewJob, at: Instant) throws -> Int64 {
    let number = try take("job")
    let plan = job.plan
    let holds = plan.holds.map(String.init)
    try insert(
      "job",
      [
        "id", "kind", "record", "state", "ordered_at", "undo_until", "ordered_by", "reason",
        "ticket", "policy", "fingerprint", "holds", "counts", "tag", "planned",
        "planned_objects",
      ],
      [
        [
          .integer(number), .text(plan.kind.rawValue), .integer(plan.scope.record),
          .text(DeletionJob.State.staged.rawValue), Value(at), Value(job.undoUntil),
          .text(job.orderedBy), .text(job.reason), Value(job.ticket), .text(plan.policy),
          .text(plan.fingerprint), .text(holds.joined(separator: " ")), .text(""),
          .blob(tagger.tag(plan.kind, plan.id)), .text(Packed.encode(plan.census.counts)),
          Value(plan.census.objects),
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

  /// Jobs that somebody must carry out: staged ones whose window is over, and begun ones that nobody
  /// is at; in the order of their numbers.
  package func dueJobs(at: Instant) throws -> [DeletionJob] {
    try jobs(
      where: """
        (state = 'staged' and undo_until <= $1) or state = 'interrupted'
        or (state = 'running' and (coalesce(lease_until, 0) <= $1 or lease_until > $2))
        """, [Value(at), Value(Lease.latest(from: at))], limit: 1_000
    ).sorted { $0.number < $1.number }
  }

  /// What is at work and what waits for its window, and when the first of these can begin.
  package func countJobs(
    at now: Instant
  ) throws -> (running: Int, staged: Int, nextAt: Instant?) {
    let row = try first(
      """
      select count(case when state = 'running' then 1 end),
      count(case when state = 'staged' then 1 end),
      min(case when state = 'staged' then undo_until end) from job
      where state = 'staged' or (state = 'running' and lease_until > $1 and lease_until <= $2)
      """, [Value(now), Value(Lease.latest(from: now))])
    guard let row else { throw StoreError.unexpectedValue }
    return (Int(try row.integer(0)), Int(try row.integer(1)), row[2].instant)
  }

  private func jobs(
    where condition: String, _ binds: [Value], limit: Int
  ) throws -> [DeletionJob] {
    let found = try rows(
      """
      select id, kind, record, state, ordered_at, undo_until, ordered_by, reason, ticket, policy,
      fingerprint, holds, started_at, finished_at, receipt, lease_until, planned, planned_objects,
      counts, objects, begun_at, begun_with, failed from job
      where \(condition) order by id desc limit $\(binds.count + 1)
      """, binds + [Value(limit)])
    let scopes = try found.map { try Scope($0, from: 1) }
    let names = try outsideNames(of: scopes)
    return try zip(found, scopes).map { row, scope in
      guard let state = DeletionJob.State(rawValue: try row.text(3)),
        let orderedAt = row[4].instant, let undoUntil = row[5].instant
      else { throw StoreError.unexpectedValue }
      return DeletionJob(
        number: try row.integer(0), scope: scope, id: names[scope]?.id, state: state,
        orderedAt: orderedAt, undoUntil: undoUntil, orderedBy: try row.text(6),
        reason: try row.text(7), ticket: row[8].text, policy: try row.text(9),
        fingerprint: try row.text(10),
        holds: try row.text(11).split(separator: " ").compactMap { Int64($0) },
        startedAt: row[12].instant, finishedAt: row[13].instant,
        progress: try JobProgress(row, from: 16), receipt: row[14].integer,
        leasedUntil: row[15].instant)
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

  package func finish(job number: Int64, receipt: Int64?, at: Instant) throws {
    try run(
      """
      update job set state = 'done', finished_at = $1, receipt = $2, lease_owner = null,
      lease_until = null where id = $3
      """, [Value(at), Value(receipt), .integer(number)])
  }

  /// The keyed tag of the record that a job is about.
  package func tag(ofJob number: Int64) throws -> String {
    let row = try first("select tag from job where id = $1", [.integer(number)])
    return Bytes.hex(row?[0].blob ?? [])
  }

  /// The condition on `job` of those that are not at their end.
  static let isOpenJob: String = {
    let states = DeletionJob.State.allCases.filter(\.isOpen).map { "'\($0.rawValue)'" }
    return "state in (\(states.joined(separator: ", ")))"
  }()

  /// The records that people have ordered to go: nothing below them can be changed.
  package func openOrders() throws -> [Scope: OpenOrder] {
    var found: [Scope: OpenOrder] = [:]
    try connection.forEach(
      """
      select kind, record, id, case when state = 'staged' then undo_until end from job
      where \(Self.isOpenJob)
      """, []
    ) { row in
      found[try Scope(row, from: 0)] = OpenOrder(
        job: try row.integer(2), undoUntil: row[3].instant)
    }
    return found
  }

  /// Those records with the numbers of their jobs.
  package func stagedScopes() throws -> [Scope: Int64] { try openOrders().mapValues(\.job) }

  /// The job that is to take a record or one above it; nil where none is.
  package func stagedJob(above record: Ancestry) throws -> Int64? {
    let staged = try stagedScopes()
    return staged.isEmpty ? nil : record.chain.lazy.compactMap { staged[$0] }.first
  }
}

extension Scope {
  /// Its columns `kind` and `record`.
  init(_ row: Row, from first: Int) throws {
    guard let kind = Kind(rawValue: try row.text(first)) else { throw StoreError.unexpectedValue }
    self.init(kind: kind, record: try row.integer(first + 1))
  }
}

extension JobProgress {
  init(_ row: Row, from first: Int) throws {
    self.init()
    planned = Packed.counts(try row.text(first))
    plannedObjects = Int(try row.integer(first + 1))
    done = Packed.counts(try row.text(first + 2))
    objects = Int(try row.integer(first + 3))
    begunAt = row[first + 4].instant
    begunWith = Int(try row.integer(first + 5))
    failed = Packed.failed(try row.text(first + 6))
  }
}
