import Domain

/// Snapshots: the extensions of a PBX in the file are then all it has (`rules.md`, Ending events).
extension Importer {
  /// A snapshot may be this much ahead of the clock.
  private static let ahead = Instant.hour

  func apply(_ snapshots: [Snapshot], of source: any ImportSource) throws {
    guard !snapshots.isEmpty else { return }
    var listed = Dictionary(
      snapshots.map { ($0.pbx, Set<String>()) }, uniquingKeysWith: { first, _ in first })
    try source.forEach(.extension) { record in
      guard let pbx = record["pbx"]?.text, let number = record["number"]?.text else { return }
      listed[pbx]?.insert(number)
    }
    try load(pbxs: snapshots.map(\.pbx))
    for snapshot in snapshots { try apply(snapshot, listed: listed[snapshot.pbx] ?? []) }
  }

  private func apply(_ snapshot: Snapshot, listed: Set<String>) throws {
    guard snapshot.at <= at + Self.ahead else {
      throw fail(snapshot.line, "the snapshot's time lies in the future; correct the PBX's clock")
    }
    guard let pbx = pbxs[snapshot.pbx]?.number else {
      if try transaction.erasures(.pbx, ids: [snapshot.pbx])[snapshot.pbx] == nil {
        throw fail(
          snapshot.line,
          "the PBX of this snapshot is neither in the files nor in the database; import it first")
      }
      tally { $0.skipped += 1 }
      return warn(snapshot.line, Self.refusedByGate)
    }
    if let job = staged[Scope(kind: .pbx, record: pbx)] {
      tally { $0.skipped += 1 }
      return warn(
        snapshot.line,
        "not looked at: a deletion was ordered (\(DeletionJob.label(job))); undo it first")
    }
    guard try isNewest(snapshot, pbx) else {
      tally { $0.skipped += 1 }
      return warn(snapshot.line, "not looked at: a newer snapshot of this PBX is known")
    }
    try noteSync(snapshot, pbx)
    let since = try transaction.replaceQuarantines(of: pbx, at: at)
    try compare(snapshot, pbx, listed, doubtedSince: since)
  }

  private func isNewest(_ snapshot: Snapshot, _ pbx: Int64) throws -> Bool {
    let row = try transaction.first("select snapshot_at from pbx where id = $1", [.integer(pbx)])
    return row?[0].instant.map { snapshot.at >= $0 } ?? true
  }

  /// A snapshot is a contact and a sync, believed or not.
  private func noteSync(_ snapshot: Snapshot, _ pbx: Int64) throws {
    let row = try transaction.first(
      "select registered_at, last_contact_at, last_sync_at from pbx where id = $1",
      [.integer(pbx)])
    func later(_ value: Value?) -> Instant {
      max(value?.instant ?? snapshot.at, snapshot.at)
    }
    let times = TenantTimes(
      registeredAt: row?[0].instant ?? at, lastContactAt: later(row?[1]),
      lastSyncAt: later(row?[2]))
    try transaction.run(
      """
      update pbx set snapshot_at = $2, last_contact_at = $3, last_sync_at = $4,
      contact_start = $5, sync_start = $6 where id = $1
      """,
      [
        .integer(pbx), Value(snapshot.at), Value(times.lastContactAt), Value(times.lastSyncAt),
        Value(times.start(of: .tenantContact)), Value(times.start(of: .tenantSync)),
      ])
  }

  /// `doubtedSince`: since when the ones before it wait for a decision, if they do.
  private func compare(
    _ snapshot: Snapshot, _ pbx: Int64, _ listed: Set<String>, doubtedSince: Instant?
  ) throws {
    var known = 0
    var vanishing: [Int64] = []
    let rows = try transaction.rows(
      "select id, number from extension where pbx = $1 order by id", [.integer(pbx)])
    for row in rows {
      let number = try row.integer(0)
      if number < firstNewExtension { known += 1 }
      if !listed.contains(try row.text(1)) { vanishing.append(number) }
    }
    if let doubt = SnapshotDoubt(
      known: known, vanishing: vanishing.count, listed: listed.count, told: snapshot.count)
    {
      let number = try transaction.quarantine(
        NewQuarantine(
          pbx: pbx, snapshot: snapshot, doubt: doubt, listed: listed.count, known: known,
          vanishing: vanishing), at: at, since: doubtedSince ?? at)
      tally { $0.quarantined += 1 }
      return warn(
        snapshot.line,
        "quarantined as \(Quarantine.label(number)), since \(doubt.words): nothing was removed; "
          + "a person decides")
    }
    let holds = try vanishing.isEmpty ? HoldIndex() : transaction.holdIndex()
    for number in vanishing {
      guard let located = try transaction.record(.extension, number: number) else { continue }
      try end(located, kind: .extension, line: snapshot.line, holds: holds)
    }
    try transaction.run(
      "update pbx set complete_count = $2 where id = $1", [.integer(pbx), Value(snapshot.count)])
  }
}
