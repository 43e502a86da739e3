package import Domain
import Store

package struct HoldRequest: Hashable, Sendable {
  package var kind: Kind
  package var id: String
  package var nature: Hold.Nature
  package var reason: String
  package var ticket: String?
  package var owner: String?
  package var reviewAt: Instant?

  package init(
    kind: Kind, id: String, nature: Hold.Nature = .legal, reason: String,
    ticket: String? = nil, owner: String? = nil, reviewAt: Instant? = nil
  ) {
    self.kind = kind
    self.id = id
    self.nature = nature
    self.reason = reason
    self.ticket = ticket
    self.owner = owner
    self.reviewAt = reviewAt
  }
}

extension Operations {
  /// Places a hold on a record and returns its number.
  package func placeHold(
    _ request: HoldRequest, by principal: Principal
  ) async throws -> Int64 {
    try require(.holds, of: principal)
    let (policy, now) = (policy.id, now())
    let number = try await database.write { transaction in
      try Self.place(request, policy: policy, at: now, by: principal, transaction)
    }
    await noteErasuresIfPossible()
    return number
  }

  /// `approving`: the number of the request that it answers.
  static func place(
    _ request: HoldRequest, policy: String, at now: Instant, by principal: Principal,
    approving: Int64? = nil, _ transaction: Transaction
  ) throws -> Int64 {
    guard Hold.kinds.contains(request.kind),
      let located = try transaction.record(request.kind, id: request.id)
    else { throw OperationError.noSuchRecord(request.kind, id: request.id) }
    let scope = Scope(kind: request.kind, record: located.record.number)
    try screen(request.reason, about: scope, transaction)
    let number = try transaction.place(
      NewHold(
        .record(scope), nature: request.nature, reason: request.reason, ticket: request.ticket,
        owner: request.owner ?? principal.person, reviewAt: request.reviewAt),
      at: now)
    try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .holdPlaced,
        subjects: [transaction.subject(request.kind, scope.record, id: request.id)],
        policy: policy, reason: Hold.label(number), ticket: request.ticket))
    try answer(
      [.hold], about: [scope], with: Hold.label(number), approving: approving, at: now,
      by: principal, transaction)
    return number
  }

  /// Releases a hold: what became due meanwhile is due at once. Throws `personalReason` where the
  /// words tell who somebody is: they stay with the hold for a year.
  package func releaseHold(
    _ number: Int64, reason: String, by principal: Principal
  ) async throws {
    try require(.holds, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      guard let stored = try transaction.hold(number: number) else {
        throw OperationError.noSuchHold(Hold.label(number))
      }
      let held = try transaction.holdIndex().holds.filter { $0.number == number }
      try Self.screen(
        reason,
        names: held.flatMap {
          try transaction.names(about: Scope(kind: $0.kind, record: $0.record))
        })
      guard try transaction.release(hold: number, reason: reason, at: now) else {
        throw OperationError.noSuchHold(Hold.label(number))
      }
      var subjects: [AuditEntry.Subject] = []
      if case .record(let scope) = stored.subject {
        subjects = try transaction.outsideIDs(scope.kind, numbers: [scope.record])
          .map { transaction.subject(scope.kind, $0.key, id: $0.value) }
      }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .holdReleased, subjects: subjects,
          policy: policy, reason: stored.auditReason, ticket: stored.ticket))
    }
    await noteErasuresIfPossible()
  }
}

extension StoredHold {
  /// What the audit trail says: its number and, of a person's hold, the person's tag.
  var auditReason: String {
    switch subject {
    case .record: Hold.label(number)
    case .person(let tag): "\(Hold.label(number)) \(PersonTag(tag).label)"
    }
  }
}
