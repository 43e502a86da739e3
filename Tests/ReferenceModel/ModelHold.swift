/// What keeps a record and all below it: a record's kind and id, or kind `person` and an e-mail.
package struct ModelHold: Equatable, Sendable {
  package let kind: String
  package let id: String

  package init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }

  /// `kind/id`: how ledger entries name the hold.
  package var name: String { kind + "/" + id }
}
