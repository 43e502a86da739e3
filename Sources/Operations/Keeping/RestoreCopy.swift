package import Domain
package import Store

/// What was done to an old copy before anybody could read it.
package struct RestoreResult: Hashable, Sendable {
  /// A person was put right after the copy was made: it must be done again.
  package struct Rectified: Hashable, Sendable {
    /// The number of the audit entry in the database that was copied.
    package let audit: Int64
    package let at: Instant
    package let ticket: String?
  }

  /// When the copy was made, or a little before: its newest audit entry.
  package let copiedAt: Instant?
  /// As far as the erasure ledger's file tells, the oldest first.
  package let rectified: [Rectified]
  /// Personal fields of which nothing tells when they lapse: when their meeting was is not known.
  package let unjudged: Int
  /// Entries of the erasure ledger's file, and lines that are not whole or not this database's.
  package let entries: Int
  package let strange: Int
  /// What went since the copy was made, and was deleted from it again.
  package let removed: Counts
  package let holdsPlaced: Int
  package let holdsReleased: Int
  /// What the rules took at once.
  package let done: [RuleID: Int]
  package let held: Int
}

extension Operations {
  /// Makes of the copy that these operations are on a database that can be read: replays the erasure
  /// ledger, whatever holds of old say, and does what the rules make due, but for the rules of whole
  /// PBXs, of which an old copy knows nothing fresh. `identity`: a new one, with which it removes no
  /// stored object until it takes them over.
  package func restore(
    from ledgers: [any AppendOnlyFile], identity: String, by principal: Principal
  ) async throws -> RestoreResult {
    try require(.backup, of: principal)
    let copiedAt = try await database.read { try $0.auditHead()?.at }
    var replay = LedgerReplay()
    let tagger = database.tagger
    for ledger in ledgers { try ledger.forEach { replay.read($0, tagger) } }
    guard replay.lines > 0 || replay.strange == 0 else { throw OperationError.foreignLedger }
    let (unknown, replayed, released) = try await lay(replay)
    let rules = Set(RuleID.allCases.filter { !$0.isTenant })
    // No brake: what the rules took since is more than falls due otherwise.
    let swept = try await sweep(
      SweepRequest(rules: rules, releaseBrake: .other), by: principal)
    try await recount(replayed.recounted)
    try await mark(as: identity, replay, replayed.removed, by: principal)
    guard try await database.engine.scrub() else { throw StoreError.busy }
    return RestoreResult(
      copiedAt: copiedAt,
      rectified: unknown.rectified.map { .init(audit: $0.number, at: $0.at, ticket: $0.detail) },
      unjudged: try await database.read { try $0.countUnjudged() }, entries: replay.lines,
      strange: replay.strange, removed: replayed.removed.counts, holdsPlaced: replayed.placed,
      holdsReleased: released, done: swept.done, held: swept.held)
  }

  private func lay(
    _ replay: LedgerReplay
  ) async throws -> (unknown: LedgerReplay.Unknown, replayed: Replayed, released: Int) {
    let (now, policy) = (now(), policy)
    let unknown = try await database.write { try $0.take(replay) }
    var replayed = Replayed()
    replayed.placed = unknown.placedOnPersons
    for kind in Transaction.replayOrder {
      var after: Int64? = 0
      while let start = after {
        let (next, step) = try await database.write { transaction in
          var step = Replayed()
          let next = try transaction.replay(
            unknown, kind, after: start, limit: 2_000, policy: policy, at: now, &step)
          return (next, step)
        }
        after = next
        replayed += step
      }
    }
    let released = try await database.write { try $0.settle(replay, unknown, at: now) }
    return (unknown, replayed, released)
  }

  /// What a hold has kept counts from when its meeting is now.
  private func recount(_ meetings: [Int64]) async throws {
    let (policy, now) = (policy, now())
    for start in stride(from: 0, to: meetings.count, by: 2_000) {
      let some = Array(meetings[start..<min(start + 2_000, meetings.count)])
      try await database.write { try $0.recount(meetings: some, policy: policy, at: now) }
    }
  }

  private func mark(
    as identity: String, _ replay: LedgerReplay, _ removed: Removed, by principal: Principal
  ) async throws {
    let (policy, now, original) = (policy.id, now(), database.identity)
    try await database.write { transaction in
      try transaction.markCopy(
        of: transaction.copyMark()?.original ?? original, as: identity, at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .restore, policy: policy,
          counts: removed.counts, reason: "\(replay.lines) entries of the erasure ledger"))
    }
  }

  /// Takes the stored objects over: their marker becomes this database's, so that the one it was
  /// copied from can remove nothing there any more. Also marks a store that bears no marker yet.
  package func adoptObjects(by principal: Principal) async throws {
    try require(.operate, of: principal)
    guard let objects else { throw OperationError.noObjectStore }
    let mark = try await database.read { try $0.copyMark() }
    do {
      guard try await objects.claim(replacing: mark?.original) else {
        throw OperationError.foreignObjects
      }
    } catch let error as ObjectStoreError {
      throw OperationError.objectStore(error.sentence)
    }
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      try transaction.forgetCopyMark()
      try transaction.hurryObjects(at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .adopt, policy: policy))
    }
  }
}
