package import Domain

/// A snapshot that an import does not believe.
struct NewQuarantine {
  let pbx: Int64
  let snapshot: Snapshot
  let doubt: SnapshotDoubt
  let listed: Int
  let known: Int
  /// The extensions that it does not list.
  let vanishing: [Int64]
}

extension Transaction {
  /// `since`: when the first came of those that waited one after the other, this one the last of them.
  func quarantine(_ new: NewQuarantine, at: Instant, since: Instant) throws -> Int64 {
    let number = try take("quarantine")
    let last = try first("select complete_count from pbx where id = $1", [.integer(new.pbx)])
    try insert(
      "quarantine",
      [
        "id", "pbx", "state", "doubt", "at", "taken_at", "told", "listed", "known", "last_count",
      ],
      [
        [
          .integer(number), .integer(new.pbx), .text(Quarantine.State.waiting.rawValue),
          .text(new.doubt.rawValue), Value(new.snapshot.at), Value(since),
          Value(new.snapshot.count), Value(new.listed), Value(new.known), last?[0] ?? .null,
        ]
      ])
    try insert(
      "quarantined", ["quarantine", "extension"],
      new.vanishing.map { [.integer(number), .integer($0)] })
    return number
  }

  /// A newer snapshot of the PBX has come. Returns since when the one waited whose place it takes.
  func replaceQuarantines(of pbx: Int64, at: Instant) throws -> Instant? {
    let since = try first(
      "select min(taken_at) from quarantine where pbx = $1 and state = 'waiting'",
      [.integer(pbx)])?[0].instant
    try run(
      """
      update quarantine set state = 'replaced', decided_at = $2
      where pbx = $1 and state = 'waiting'
      """, [.integer(pbx), Value(at)])
    return since
  }

  /// Extensions that an import has brought, or that a release has taken, vanish no more.
  package func settle(quarantined extensions: [Int64]) throws {
    let open = "select id from quarantine where state in ('waiting', 'released') limit 1"
    guard try first(open) != nil else { return }
    try chunks(extensions.map(Value.integer)) { chunk, places in
      try run(
        "update quarantined set settled = 1 where settled = 0 and extension in (\(places(1)))",
        chunk)
    }
  }

  /// The newest first.
  package func quarantines(
    _ states: [Quarantine.State] = Quarantine.State.allCases, limit: Int
  ) throws -> [Quarantine] {
    try quarantines(
      """
      q.state in (\(Chunk.places(states.count, from: 2))) order by q.id desc limit $1
      """, [Value(limit)] + states.map { .text($0.rawValue) })
  }

  package func quarantine(number: Int64) throws -> Quarantine? {
    try quarantines("q.id = $1", [.integer(number)]).first
  }

  private func quarantines(_ condition: String, _ binds: [Value]) throws -> [Quarantine] {
    try rows(
      """
      select q.id, q.pbx, (select p.fqdn from pbx p where p.id = q.pbx), q.state, q.doubt, q.at,
      q.taken_at, q.told, q.listed, q.known,
      (select count(*) from quarantined x where x.quarantine = q.id),
      (select count(*) from quarantined x where x.quarantine = q.id and (x.settled = 1
      or not exists (select 1 from extension e where e.id = x.extension))),
      q.last_count, q.decided_at, q.decided_by
      from quarantine q where \(condition)
      """, binds
    ).map { row in
      guard let state = Quarantine.State(rawValue: try row.text(3)),
        let doubt = SnapshotDoubt(rawValue: try row.text(4)), let at = row[5].instant,
        let takenAt = row[6].instant
      else { throw StoreError.unexpectedValue }
      return Quarantine(
        number: try row.integer(0), pbx: try row.integer(1), fqdn: row[2].text, state: state,
        doubt: doubt, at: at, takenAt: takenAt, told: Int(try row.integer(7)),
        listed: Int(try row.integer(8)), known: Int(try row.integer(9)),
        vanishing: Int(try row.integer(10)), settled: Int(try row.integer(11)),
        lastCount: row[12].integer.map { Int($0) }, decidedAt: row[13].instant,
        decidedBy: row[14].text)
    }
  }

  /// The extensions that a release would take, by number.
  package func vanishing(in quarantine: Int64) throws -> [Int64] {
    try rows(
      """
      select x.extension from quarantined x join extension e on e.id = x.extension
      where x.quarantine = $1 and x.settled = 0 order by e.number, e.id
      """, [.integer(quarantine)]
    ).map { try $0.integer(0) }
  }

  /// False where somebody has decided, or a newer snapshot came.
  package func decide(
    quarantine number: Int64, _ state: Quarantine.State, reason: String, by user: String,
    at: Instant
  ) throws -> Bool {
    try run(
      """
      update quarantine set state = $2, decided_at = $3, decided_by = $4, reason = $5
      where id = $1 and state = 'waiting'
      """,
      [.integer(number), .text(state.rawValue), Value(at), .text(user), .text(reason)]) > 0
  }

  /// Released ones of which something is left to take or to be told of in a receipt, the oldest first.
  package func unfinishedReleases() throws -> [Int64] {
    try rows(
      """
      select q.id from quarantine q where q.state = 'released' and (exists
      (select 1 from quarantined x join extension e on e.id = x.extension
      where x.quarantine = q.id and x.settled = 0)
      or exists (select 1 from meta m where m.name = '\(Self.releaseTally)' || q.id)) order by q.id
      """
    ).map { try $0.integer(0) }
  }

  /// The PBXs of which a snapshot waits for a decision.
  package func quarantinedPBXs() throws -> Set<Int64> {
    Set(
      try rows("select pbx from quarantine where state = 'waiting'").map { try $0.integer(0) })
  }
}
