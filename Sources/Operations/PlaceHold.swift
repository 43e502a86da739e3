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

/// A hold in force.
package struct HoldView: Hashable, Sendable {
  package let number: Int64
  package let kind: Kind
  /// The outside id; nil where the record is gone.
  package let record: String?
  package let nature: Hold.Nature
  /// Only for the officer and the owner.
  package let reason: String?
  package let owner: String?
  package let ticket: String?
  package let placedAt: Instant
  package let reviewAt: Instant?
  package let needsReview: Bool

  package init(
    number: Int64, kind: Kind, record: String?, nature: Hold.Nature, reason: String?,
    owner: String?, ticket: String?, placedAt: Instant, reviewAt: Instant?, needsReview: Bool
  ) {
    self.number = number
    self.kind = kind
    self.record = record
    self.nature = nature
    self.reason = reason
    self.owner = owner
    self.ticket = ticket
    self.placedAt = placedAt
    self.reviewAt = reviewAt
    self.needsReview = needsReview
  }

  package var label: String { Hold.label(number) }
}

extension Operations {
  /// Places a hold on a record and returns its number.
  package func placeHold(
    _ request: HoldRequest, by principal: Principal
  ) async throws -> Int64 {
    try require(.holds, of: principal)
    let (policy, now) = (policy.id, now())
    let number = try await database.write { transaction in
      guard Hold.kinds.contains(request.kind),
        let located = try transaction.record(request.kind, id: request.id)
      else { throw OperationError.noSuchRecord(request.kind, id: request.id) }
      try Self.screen(
        request.reason, about: Scope(kind: request.kind, record: located.record.number),
        transaction)
      let number = try transaction.place(
        NewHold(
          scope: Scope(kind: request.kind, record: located.record.number),
          nature: request.nature, reason: request.reason, ticket: request.ticket,
          owner: request.owner ?? principal.user, reviewAt: request.reviewAt),
        at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .holdPlaced,
          subjects: [
            transaction.subject(request.kind, located.record.number, id: request.id)
          ],
          policy: policy, reason: Hold.label(number), ticket: request.ticket))
      return number
    }
    await noteErasuresIfPossible()
    return number
  }

  /// Releases a hold: what became due meanwhile is due at once.
  package func releaseHold(
    _ number: Int64, reason: String, by principal: Principal
  ) async throws {
    try require(.holds, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      guard let stored = try transaction.hold(number: number),
        try transaction.release(hold: number, reason: reason, at: now)
      else { throw OperationError.noSuchHold(Hold.label(number)) }
      let id = try transaction.outsideIDs(stored.hold.kind, numbers: [stored.hold.record])
      let subjects = id.map { transaction.subject(stored.hold.kind, $0.key, id: $0.value) }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .holdReleased, subjects: subjects,
          policy: policy, reason: Hold.label(number), ticket: stored.ticket))
    }
    await noteErasuresIfPossible()
  }

  /// The holds in force, newest first.
  package func holds(by principal: Principal) async throws -> [HoldView] {
    try require(.browse, of: principal)
    let now = now()
    return try await database.read { transaction in
      let holds = try transaction.holds()
      var ids: [Kind: [Int64: String]] = [:]
      for (kind, ofKind) in Dictionary(grouping: holds, by: \.hold.kind) {
        ids[kind] = try transaction.outsideIDs(kind, numbers: ofKind.map(\.hold.record))
      }
      return holds.map { stored in
        let record = ids[stored.hold.kind]?[stored.hold.record]
        let mayRead = principal.may(.person) || stored.owner == principal.user
        return HoldView(
          number: stored.hold.number, kind: stored.hold.kind, record: record,
          nature: stored.hold.nature, reason: mayRead ? stored.reason : nil,
          owner: stored.owner, ticket: stored.ticket, placedAt: stored.placedAt,
          reviewAt: stored.reviewAt,
          needsReview: stored.reviewAt.map { $0 <= now } ?? false)
      }
    }
  }
}
