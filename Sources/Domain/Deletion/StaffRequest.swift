/// What somebody without the right asks of those who have it: a plan that waits for a second person.
package struct StaffRequest: Hashable, Sendable {
  package enum Deed: String, Sendable, CaseIterable {
    case delete, hold
    /// Of the person that the record is about.
    case rectify, erase

    /// Who may decide: whoever may do it.
    package var capability: Capability {
      switch self {
      case .delete: .forceDelete
      case .hold: .holds
      case .rectify, .erase: .person
      }
    }
  }

  package enum State: String, Sendable, CaseIterable {
    case open, approved, declined
    /// The ordinary verb did it, without a look at the request.
    case done
    /// The record went by itself.
    case gone
    /// Nobody decided in time.
    case lapsed
  }

  /// Shown as `A-12`.
  package let number: Int64
  package let deed: Deed
  package let scope: Scope
  /// The outside id; nil once the record is gone.
  package let id: String?
  /// The FQDN of the record's PBX; nil where there is none, or the record is gone.
  package let pbx: String?
  /// As of the last write; `state(at:)` knows what has lapsed since.
  package let state: State
  package let madeAt: Instant
  /// The login name, where there is one behind sudo.
  package let madeBy: String
  /// Whether who asked could have done it alone.
  package let isMadeWithRight: Bool
  /// A code, or words that tell of nobody.
  package let reason: String
  package let ticket: String?
  /// Of the deletion's plan as it was shown; nil of other deeds.
  package let fingerprint: String?
  package let decidedAt: Instant?
  package let decidedBy: String?
  /// Why it was declined, as a code; or what else the decision says.
  package let note: String?
  /// What came of it: `D-12`, `H-3`.
  package let outcome: String?

  package init(
    number: Int64, deed: Deed, scope: Scope, id: String?, pbx: String?, state: State,
    madeAt: Instant, madeBy: String, isMadeWithRight: Bool, reason: String, ticket: String?,
    fingerprint: String?, decidedAt: Instant? = nil, decidedBy: String? = nil,
    note: String? = nil, outcome: String? = nil
  ) {
    self.number = number
    self.deed = deed
    self.scope = scope
    self.id = id
    self.pbx = pbx
    self.state = state
    self.madeAt = madeAt
    self.madeBy = madeBy
    self.isMadeWithRight = isMadeWithRight
    self.reason = reason
    self.ticket = ticket
    self.fingerprint = fingerprint
    self.decidedAt = decidedAt
    self.decidedBy = decidedBy
    self.note = note
    self.outcome = outcome
  }

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "A-\(number)" }

  package static func number(label: String) -> Int64? {
    label.hasPrefix("A-") ? Int64(label.dropFirst(2)) : nil
  }

  /// Undecided for this long it lapses.
  package static let lapsesAfter = 30 * Instant.day

  package var lapsesAt: Instant { madeAt + Self.lapsesAfter }

  package func state(at now: Instant) -> State {
    state == .open && now >= lapsesAt ? .lapsed : state
  }

  /// Whether `principal` is the second person, or needs none: the owner of the file, whose roles are
  /// advice, and who could have done it alone when asking.
  package func mayBeApproved(by principal: Principal) -> Bool {
    principal.role == nil || isMadeWithRight || principal.person != madeBy
  }
}
