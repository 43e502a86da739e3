package import Domain
import Store

/// Why a record is still here, or when, by what and by whom it went.
package struct Explanation: Hashable, Sendable {
  package let kind: Kind
  package let id: String
  package let isHere: Bool
  package let items: [Item]

  /// What of the record goes or went together.
  package struct Item: Hashable, Sendable {
    package enum State: Hashable, Sendable {
      case due(DueEntry.State)
      /// Nothing says when it goes.
      case open
      case gone

      package var name: String {
        switch self {
        case .due(let state): state.rawValue
        case .open: "open"
        case .gone: "gone"
        }
      }
    }

    /// A field's name, `participants.name` and the like, or a kind of record.
    package let item: String
    /// When it goes, or went.
    package var goes: Instant?
    package let state: State
    package var rule: RuleID?
    package var countedFrom: Instant?
    /// The sentence of the policy.
    package var clause: String?
    /// Numbers of the holds that keep it.
    package var holds: [Int64] = []
    /// Whether it is due and a brake has its rule wait.
    package var isBraked = false
    /// The ordered deletion that waits for its time.
    package var staged: Int64?
    /// What would make it go earlier.
    package var sooner: [Sooner] = []
    /// The sentence for the caller.
    package var say: String?
    /// The sweep by which it went, or the number of the receipt.
    package var run: String?
    package var receipt: Int64?
    /// Who ordered it, why, and under which ticket.
    package var orderedBy: String?
    package var reason: String?
    package var ticket: String?
  }
}

/// An event that ends a record before its time (`rules.md`, Ending events).
package enum Sooner: String, Sendable, CaseIterable {
  case meetingDeleted = "meeting-deleted"
  case pollDeleted = "poll-deleted"
  case extensionRemoved = "extension-removed"
  case pbxUnbound = "pbx-unbound"
  case pbxFailing = "pbx-failing"
  case ordered

  static func events(_ ancestry: Ancestry) -> [Sooner] {
    guard ancestry.pbx != nil else { return [] }
    var events: [Sooner] = []
    if ancestry.kind == .poll { events.append(.pollDeleted) }
    if ancestry.meeting != nil { events.append(.meetingDeleted) }
    if ancestry.extension != nil { events.append(.extensionRemoved) }
    events += [.pbxUnbound, .pbxFailing]
    if ancestry.kind.isDeletable { events.append(.ordered) }
    return events
  }
}

extension Operations {
  package func explain(
    _ kind: Kind, id: String, by principal: Principal
  ) async throws -> Explanation {
    try require(.explain, of: principal)
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      let teller = try Teller(transaction, policy: policy, now: now, principal: principal)
      guard let located = try transaction.record(kind, id: id) else {
        guard let item = try teller.gone(kind, id: id) else {
          throw OperationError.noSuchRecord(kind, id: id)
        }
        return Explanation(kind: kind, id: id, isHere: false, items: [item])
      }
      return Explanation(kind: kind, id: id, isHere: true, items: try teller.items(located))
    }
  }
}
