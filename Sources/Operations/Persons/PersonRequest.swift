package import Domain

/// Whom an operation about a person is for.
package struct PersonRequest: Hashable, Sendable {
  /// Participants of one meeting who bear a name but no address.
  package struct Named: Hashable, Sendable {
    package let meeting: String
    /// Whole; compared without letter case.
    fileprivate let folded: FindQuestion.Folded

    package init(meeting: String, name: String) {
      self.meeting = meeting
      folded = FindQuestion.Folded(name, as: .name)
    }

    func matches(_ name: String) -> Bool {
      !folded.isEmpty && FindQuestion.Folded(name, as: .name) == folded
    }
  }

  package var address: FoldedAddress
  /// Takes them in as this person.
  package var named: Named?
  /// Of the person's request (`PersonCase`).
  package var reference: String?
  package var receivedAt: Instant?
  package var ticket: String?
  /// The one that is meant, where that is known: another's address is refused.
  package var person: PersonTag?

  package init(
    address: FoldedAddress, named: Named? = nil, reference: String? = nil,
    receivedAt: Instant? = nil, ticket: String? = nil, person: PersonTag? = nil
  ) {
    self.address = address
    self.named = named
    self.reference = reference
    self.receivedAt = receivedAt
    self.ticket = ticket
    self.person = person
  }

  /// What the audit trail gives as ticket.
  var filed: String? { ticket ?? reference }
}
