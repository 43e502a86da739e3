package import Domain
import Store

package struct QuarantineDecision: Hashable, Sendable {
  /// `Q-12`.
  package var label: String
  package var reason: Reason
  package var ticket: String?
  /// Of a release: the PBX's FQDN, typed.
  package var phrase: String
  /// Of a release: the fingerprint of what was shown.
  package var shown: String?

  package init(
    label: String, reason: Reason, ticket: String? = nil, phrase: String = "",
    shown: String? = nil
  ) {
    self.label = label
    self.reason = reason
    self.ticket = ticket
    self.phrase = phrase
    self.shown = shown
  }
}

extension Operations {
  /// Believes a snapshot: the extensions that it does not list go, with all below them that no hold
  /// keeps. What is interrupted goes on with the next sweep.
  package func releaseQuarantine(
    _ decision: QuarantineDecision, by principal: Principal
  ) async throws -> Receipt? {
    try require(.release, of: principal)
    let (policy, now) = (policy.id, now())
    let number = try await database.write { transaction in
      let detail = try Self.detail(of: decision.label, policy: policy, transaction)
      guard decision.phrase == detail.phrase else { throw OperationError.wrongPhrase }
      guard decision.shown == nil || decision.shown == detail.fingerprint else {
        throw OperationError.quarantineChanged(detail.quarantine.label)
      }
      try Self.decide(decision, detail.quarantine, .released, by: principal, at: now, transaction)
      return detail.quarantine.number
    }
    return try await finishRelease(number, by: principal)
  }

  /// Does not believe a snapshot: nothing goes.
  package func rejectQuarantine(
    _ decision: QuarantineDecision, by principal: Principal
  ) async throws {
    try require(.release, of: principal)
    let now = now()
    try await database.write { transaction in
      guard let number = Quarantine.number(label: decision.label),
        let quarantine = try transaction.quarantine(number: number)
      else { throw OperationError.noSuchQuarantine(decision.label) }
      try Self.decide(decision, quarantine, .rejected, by: principal, at: now, transaction)
    }
  }

  private static func decide(
    _ decision: QuarantineDecision, _ quarantine: Quarantine, _ state: Quarantine.State,
    by principal: Principal, at now: Instant, _ transaction: Transaction
  ) throws {
    guard
      try transaction.decide(
        quarantine: quarantine.number, state, reason: decision.reason.rawValue,
        by: principal.user, at: now)
    else { throw OperationError.quarantineDecided(quarantine.label, quarantine.state) }
    try transaction.audit(
      AuditEntry(
        at: now, principal: principal,
        operation: state == .released ? .quarantineReleased : .quarantineRejected,
        subjects: quarantine.fqdn.map {
          [transaction.subject(.pbx, quarantine.pbx, id: $0)]
        } ?? [],
        reason: "\(quarantine.label) \(decision.reason.rawValue)", ticket: decision.ticket))
  }

  /// Releases that a process left behind.
  func finishReleases(by principal: Principal) async throws {
    for number in try await database.read({ try $0.unfinishedReleases() }) {
      _ = try await finishRelease(number, by: principal)
    }
  }

  /// Nil where holds keep all of it, or another process has done it.
  private func finishRelease(_ number: Int64, by principal: Principal) async throws -> Receipt? {
    var removed = Removed()
    for `extension` in try await database.read({ try $0.vanishing(in: number) }) {
      removed += try await remove(vanished: `extension`, by: principal)
    }
    guard removed.counts.total > 0 else { return nil }
    let (policy, now, gone) = (policy.id, now(), removed)
    let receipt = try await database.write { transaction in
      let quarantine = try transaction.quarantine(number: number)
      let audit = try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .quarantineReleased, policy: policy,
          counts: gone.counts, reason: Quarantine.label(number)))
      return try transaction.write(
        Receipt(
          number: 0, at: now, operation: "quarantine", policy: policy, kind: .pbx,
          record: quarantine?.pbx,
          tag: quarantine?.fqdn.map { Bytes.hex(transaction.tagger.tag(.pbx, $0)) },
          counts: gone.counts, objects: gone.objects, rules: [:],
          reason: Quarantine.label(number), ticket: nil, actor: principal.user, audit: audit))
    }
    await noteErasuresIfPossible()
    _ = try await removeObjects()
    _ = try await database.engine.scrub()
    return receipt
  }

  private func remove(
    vanished number: Int64, by principal: Principal
  ) async throws -> Removed {
    var total = Removed()
    var cursor = ScopeCursor()
    var isFinished = false
    while !isFinished {
      let (start, at, policy) = (cursor, now(), policy.id)
      let (next, removed, finished) = try await database.write { transaction in
        var (cursor, removed) = (start, Removed())
        let isFinished = try transaction.delete(
          below: Scope(kind: .extension, record: number), cursor: &cursor, limit: 1_000,
          holds: transaction.holdIndex(), rule: nil, at: at, removed: &removed)
        if removed.counts.total > 0 {
          try transaction.audit(
            AuditEntry(
              at: at, principal: principal, operation: .delete, policy: policy,
              counts: removed.counts, reason: "released snapshot"))
        }
        if isFinished { try transaction.settle(quarantined: [number]) }
        return (cursor, removed, isFinished)
      }
      (cursor, isFinished) = (next, finished)
      total += removed
    }
    return total
  }
}
