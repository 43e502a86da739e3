package import Domain

/// A record that a question belongs to.
package struct FindMatch: Hashable, Sendable {
  package let kind: Kind
  package let number: Int64
  /// The field that matched, as the native format names it: `email`, `attendees[4].email`.
  package let field: String

  package init(kind: Kind, number: Int64, field: String) {
    self.kind = kind
    self.number = number
    self.field = field
  }
}

/// What the erasure ledger knows of an outside id that is no longer here.
package struct FindErasure: Hashable, Sendable {
  package let kind: Kind
  package let at: Instant
  /// Nil: by order, or by an ending that an import told of.
  package let rule: RuleID?
  /// Of the deletion or sweep, where it is known which.
  package let receipt: Int64?
}
