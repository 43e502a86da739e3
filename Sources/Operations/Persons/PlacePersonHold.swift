package import Domain
import Store

package struct PersonHoldRequest: Hashable, Sendable {
  package var nature: Hold.Nature
  package var reason: String
  package var ticket: String?
  package var owner: String?
  package var reviewAt: Instant?

  package init(
    nature: Hold.Nature = .legal, reason: String, ticket: String? = nil, owner: String? = nil,
    reviewAt: Instant? = nil
  ) {
    self.nature = nature
    self.reason = reason
    self.ticket = ticket
    self.owner = owner
    self.reviewAt = reviewAt
  }
}

/// A hold on a person, as it was placed.
package struct PersonHold: Hashable, Sendable {
  package let number: Int64
  /// How many records bear the address now; later ones join by themselves.
  package let members: Int
}

extension Operations {
  /// Places a hold on whatever bears an address, whole and whatever its letter case: extensions with
  /// all below them, participants, and reports as a whole. What joins the address later is kept as
  /// well. The hold remembers a keyed tag, not the address.
  ///
  /// Throws `StoreError.cancelled` when its task is cancelled while it looks; nothing was placed.
  package func placePersonHold(
    on address: FoldedAddress, _ request: PersonHoldRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> PersonHold {
    try require(.holds, of: principal)
    let (policy, now) = (policy.id, now())
    let hold = try await withRecords(of: address, progress: progress) { transaction, matches in
      try Self.screen(request.reason, about: matches, transaction)
      let tag = transaction.tag(of: address)
      let number = try transaction.place(
        NewHold(
          .person(tag: tag), nature: request.nature, reason: request.reason,
          ticket: request.ticket, owner: request.owner ?? principal.person,
          reviewAt: request.reviewAt), at: now)
      for (kind, ofKind) in Dictionary(grouping: matches, by: \.kind) {
        try transaction.refreshMembers(kind, Set(ofKind.map(\.number)).sorted())
      }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .holdPlaced, policy: policy,
          reason: "\(Hold.label(number)) \(PersonTag(tag).label)", ticket: request.ticket))
      return PersonHold(number: number, members: try transaction.memberCount(ofHold: number))
    }
    await noteErasuresIfPossible()
    return hold
  }

  /// Throws `OperationError.personalReason` where the words would tell of the person.
  private static func screen(
    _ words: String, about matches: [FindMatch], _ transaction: Transaction
  ) throws {
    let scopes = Set(matches.map { Scope(kind: $0.kind, record: $0.number) })
    try screen(words, names: scopes.flatMap { try transaction.names(about: $0) })
  }
}
