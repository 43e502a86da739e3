/// One entry of the due ledger, as `pending` prints it.
package struct ModelEntry: Equatable, Sendable {
  package var rule: String
  package var kind: String
  package var id: String
  package var pbx: String?
  package var start: Int64
  package var dueAt: Int64
  package var action: String
  package var state: String
  package var items: Int
  package var heldItems: Int
  /// `kind/id` of each hold that keeps something of it, sorted by bytes.
  package var holds: [String]

  /// One comparable line.
  package var described: String {
    [
      rule, kind, id, pbx ?? "null", String(start), String(dueAt), action, state, String(items),
      String(heldItems), "[" + holds.joined(separator: ",") + "]",
    ].joined(separator: " ")
  }
}
