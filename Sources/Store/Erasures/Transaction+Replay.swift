package import Domain

/// Laying an erasure ledger's file over an old copy (`rules.md`, What must never happen).
extension Transaction {
  /// The kinds of the ledger, children first.
  package static let replayOrder: [Kind] = [
    .file, .recording, .participant, .report, .meeting, .poll, .extension, .session, .log, .pbx,
  ]

  /// What of the file this copy does not know yet: to be done, kind by kind, with `replay`, and to be
  /// closed with `settle`.
  package func take(_ ledger: LedgerReplay) throws -> LedgerReplay.Unknown {
    let known = try upcoming(Self.ledger)
    var unknown = LedgerReplay.Unknown()
    var inTable: Set<LedgerReplay.Key> = []
    try connection.forEach("select kind, tag from erasure", []) { row in
      inTable.insert(LedgerReplay.Key(kind: try row.text(0), tag: row[1].blob ?? []))
    }
    for (key, line) in ledger.erased where line.sequence >= known || !inTable.contains(key) {
      unknown.erased[key] = line
    }
    unknown.moved = ledger.moved.mapValues { $0.filter { $0.sequence >= known } }
      .filter { !$0.value.isEmpty }
    unknown.rectified = ledger.rectified.filter { $0.sequence >= known }
    for (key, line) in ledger.lifted where line.sequence >= known && inTable.contains(key) {
      try run(
        "delete from erasure where kind = $1 and tag = $2", [.text(key.kind), .blob(key.tag)])
    }
    let holds = Set(try rows("select id from hold").map { try $0.integer(0) })
    for (number, line) in ledger.holds where !holds.contains(number) {
      unknown.holds[LedgerReplay.Key(kind: line.kind, tag: line.tag), default: []].append(line)
    }
    unknown.placedOnPersons = try placePersonHolds(unknown)
    // Lines that the copy has still to write and the file has already.
    try run("delete from ledger_line where seq <= $1", [.integer(ledger.last)])
    try skip(Self.ledger, upTo: ledger.last)
    try skip("hold", upTo: ledger.lastHold)
    return unknown
  }

  /// Looks at the next rows of a kind: deletes what went since, whatever holds of old say, places the
  /// holds that came since, and tells meetings when they were. Returns where to go on; nil at the end.
  package func replay(
    _ unknown: LedgerReplay.Unknown, _ kind: Kind, after: Int64, limit: Int, policy: Policy,
    at: Instant, _ replayed: inout Replayed
  ) throws -> Int64? {
    let rows = try doomed(
      kind, where: "t.id > $1", [.integer(after)], tail: "order by t.id limit \(limit)")
    var going: [DoomedRow] = []
    for row in rows {
      let key = LedgerReplay.Key(kind: kind.rawValue, tag: tagger.tag(kind, row.id))
      if unknown.erased[key] != nil {
        going.append(row)
      } else {
        for line in unknown.holds[key] ?? [] {
          try place(again: line, on: .record(Scope(kind: kind, record: row.number)))
          replayed.placed += 1
        }
      }
    }
    try delete(again: kind, going, at: at, &replayed.removed)
    let gone = Set(going.map(\.number))
    let left = rows.filter { !gone.contains($0.number) }
    if kind == .meeting {
      let derivation = Derivation(transaction: self, policy: policy, at: at)
      replayed.recounted += try learn(unknown, left, derivation)
    }
    if Self.memberKinds.contains(kind) {
      if kind == .report { try eraseNames(again: unknown, left) }
      try refreshMembers(kind, left.map(\.number))
    }
    return rows.count < limit ? nil : rows.last?.number
  }

  private func delete(
    again kind: Kind, _ rows: [DoomedRow], at: Instant, _ removed: inout Removed
  ) throws {
    guard !rows.isEmpty else { return }
    switch kind {
    case .meeting:
      // Its reports have lines of their own.
      removed += try deleteMeetings(rows.map(\.number), rule: nil, at: at)
    case .extension, .pbx:
      for row in rows {
        var cursor = ScopeCursor()
        _ = try delete(
          below: Scope(kind: kind, record: row.number), cursor: &cursor, limit: .max,
          holds: HoldIndex(), rule: nil, at: at, removed: &removed)
      }
    default:
      removed += try delete(kind, rows, rule: nil, at: at)
    }
  }

  /// Brings the table of erasures up to the file's last line, releases the holds that were released
  /// since, and stops the jobs and releases of old: what they took is in the ledger, and whether their
  /// order still stands nobody knows. Returns how many holds it released.
  package func settle(
    _ ledger: LedgerReplay, _ unknown: LedgerReplay.Unknown, at: Instant
  ) throws -> Int {
    try remember(
      unknown.erased.map { key, line in
        Erasure(
          kind: key.kind, tag: key.tag, at: line.at, life: line.number,
          rule: line.detail.flatMap(RuleID.init(rawValue:)))
      })
    var released = 0
    for number in ledger.released.sorted() {
      released += try release(hold: number, reason: "released before the restore", at: at) ? 1 : 0
    }
    try forgetLines(of: ledger)
    try run(
      """
      update job set state = 'stopped', finished_at = $1, lease_owner = null, lease_until = null
      where \(Self.isOpenJob)
      """, [Value(at)])
    try run("delete from lease")
    try run(
      """
      update quarantined set settled = 1 where settled = 0
      and quarantine in (select id from quarantine where state = 'released')
      """)
    return released
  }

  /// What went again has its line in the file already.
  private func forgetLines(of ledger: LedgerReplay) throws {
    let known = try ledgerLines(limit: .max).filter { line in
      switch line.act {
      case .erased: ledger.erased[LedgerReplay.Key(kind: line.kind, tag: line.tag)] != nil
      case .released: ledger.released.contains(line.number)
      case .held, .lifted, .moved, .rectified: false
      }
    }
    try chunks(known.map { .integer($0.sequence) }) { chunk, places in
      try run("delete from ledger_line where seq in (\(places(1)))", chunk)
    }
  }

  func place(again line: LedgerLine, on subject: Hold.Subject) throws {
    try insert(
      hold: line.number,
      NewHold(
        subject, nature: line.detail.flatMap(Hold.Nature.init(rawValue:)) ?? .legal,
        reason: "in force when the copy was restored", ticket: nil, owner: nil, reviewAt: line.at),
      at: line.at)
  }

  /// Gives no number up to `last` again.
  private func skip(_ series: String, upTo last: Int64) throws {
    let next = try upcoming(series)
    if last >= next { _ = try take(series, count: Int(last - next) + 1) }
  }
}

/// What replaying a ledger's file has done.
package struct Replayed: Sendable {
  package var removed = Removed()
  /// Holds that were placed again.
  package var placed = 0
  /// Meetings that count, until the rules have done what is due, from when they were then.
  package var recounted: [Int64] = []

  package init() {}

  package static func += (left: inout Replayed, right: Replayed) {
    left.removed += right.removed
    left.placed += right.placed
    left.recounted += right.recounted
  }
}

extension LedgerReplay {
  /// What a copy does not know of a ledger's file.
  package struct Unknown: Sendable {
    var erased: [Key: LedgerLine] = [:]
    var holds: [Key: [LedgerLine]] = [:]
    var moved: [Key: [LedgerLine]] = [:]
    /// Of persons who were put right since.
    package var rectified: [LedgerLine] = []
    /// Holds on persons, which are placed at once.
    package var placedOnPersons = 0
  }
}
