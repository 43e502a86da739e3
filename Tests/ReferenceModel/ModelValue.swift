/// The value of one field; a null field has none.
package enum ModelValue: Equatable, Sendable {
  case text(String)
  case number(Int64)
  case flag(Bool)
  /// Milliseconds since 1970, UTC.
  case instant(Int64)
  case texts([String])
  case joins([ModelJoin])
  case attendees([ModelAttendee])
}

/// One stay of a participant; milliseconds since 1970.
package struct ModelJoin: Equatable, Sendable {
  package var at: Int64
  package var left: Int64?

  package init(at: Int64, left: Int64?) {
    self.at = at
    self.left = left
  }
}

/// One row of a report.
package struct ModelAttendee: Equatable, Sendable {
  package var name: String?
  package var email: String?
  package var connectedSeconds: Int64?
  package var reconnects: Int64?

  package init(
    name: String? = nil, email: String? = nil, connectedSeconds: Int64?, reconnects: Int64?
  ) {
    self.name = name
    self.email = email
    self.connectedSeconds = connectedSeconds
    self.reconnects = reconnects
  }

  var hasIdentity: Bool { name != nil || email != nil }
}
