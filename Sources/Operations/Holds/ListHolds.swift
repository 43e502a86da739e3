package import Domain
import Store

/// A hold in force.
package struct HoldView: Hashable, Sendable {
  package let number: Int64
  /// Nil: of a person.
  package let kind: Kind?
  /// The outside id; nil where the record is gone. Of a person the masked address, while a record
  /// bears it.
  package let record: String?
  /// Of a person: `P-3f9a12bc`.
  package let person: String?
  package let nature: Hold.Nature
  /// Only for the officer and the owner.
  package let reason: String?
  package let owner: String?
  package let ticket: String?
  package let placedAt: Instant
  package let reviewAt: Instant?
  package let needsReview: Bool
  /// Nil where nobody asked for it.
  package var keeps: HoldKeep?

  package init(
    number: Int64, kind: Kind?, record: String?, person: String? = nil, nature: Hold.Nature,
    reason: String?, owner: String?, ticket: String?, placedAt: Instant, reviewAt: Instant?,
    needsReview: Bool
  ) {
    self.number = number
    self.kind = kind
    self.record = record
    self.person = person
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
  /// The holds in force, newest first; with what each keeps where `isCounted`.
  package func holds(
    isCounted: Bool = false, by principal: Principal
  ) async throws -> [HoldView] {
    try require(.browse, of: principal)
    let (now, policy) = (now(), policy)
    return try await database.read { transaction in
      let holds = try transaction.holds()
      let keeps = isCounted ? try transaction.keeps(of: holds, policy: policy, now: now) : [:]
      let names = try transaction.outsideNames(
        of: holds.compactMap { if case .record(let scope) = $0.subject { scope } else { nil } })
      return try holds.map { stored in
        let mayRead = principal.may(.person) || stored.owner == principal.person
        var (kind, record, person): (Kind?, String?, String?)
        switch stored.subject {
        case .record(let scope):
          kind = scope.kind
          record = names[scope]?.id
        case .person(let tag):
          person = PersonTag(tag).label
          // What is restricted is shown to the officer alone, not even by its mask to others.
          if stored.nature == .legal || principal.may(.person) {
            record = try transaction.maskedAddress(ofHold: stored.number, tag: tag)
          }
        }
        var view = HoldView(
          number: stored.number, kind: kind, record: record, person: person,
          nature: stored.nature, reason: mayRead ? stored.reason : nil, owner: stored.owner,
          ticket: stored.ticket, placedAt: stored.placedAt, reviewAt: stored.reviewAt,
          needsReview: stored.reviewAt.map { $0 <= now } ?? false)
        view.keeps = keeps[stored.number]
        return view
      }
    }
  }
}
