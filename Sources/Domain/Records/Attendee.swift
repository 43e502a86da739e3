/// One attendee of a report, as an import brings it; the names and addresses are personal.
package struct Attendee: Hashable, Sendable {
  package var name: String?
  package var email: String?
  package var connectedSeconds: Int64?
  package var reconnects: Int64?

  package init(
    name: String?, email: String?, connectedSeconds: Int64?, reconnects: Int64?
  ) {
    self.name = name
    self.email = email
    self.connectedSeconds = connectedSeconds
    self.reconnects = reconnects
  }
}
