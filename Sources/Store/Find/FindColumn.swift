package import Domain

/// A personal column without an index that is read through to find a whole value (`storage.md`,
/// Pages).
package enum FindColumn: Sendable, CaseIterable {
  case extensionEmail, participantEmail, organizerEmail, attendeeEmail, participantIP

  /// The folded copies of e-mail addresses.
  package static let emails: [FindColumn] = [
    .extensionEmail, .organizerEmail, .attendeeEmail, .participantEmail,
  ]

  package var kind: Kind {
    switch self {
    case .extensionEmail: .extension
    case .participantEmail, .participantIP: .participant
    case .organizerEmail, .attendeeEmail: .report
    }
  }

  private var table: String { self == .attendeeEmail ? "attendee" : kind.rawValue }

  /// The column of the record's number, by which the table is read in steps.
  private var number: String { self == .attendeeEmail ? "report" : "id" }

  private var column: String {
    switch self {
    case .extensionEmail, .participantEmail, .attendeeEmail: "email_key"
    case .organizerEmail: "organizer_email_key"
    case .participantIP: "ip"
    }
  }

  var newest: String { "select max(\(number)) from \(table)" }

  /// `$1` exclusive, `$2` inclusive; from `$3` on the values.
  func matches(_ values: Int) -> String {
    let position = self == .attendeeEmail ? "position" : "0"
    let condition = values == 1 ? "= $3" : "in (\(Chunk.places(values, from: 3)))"
    return """
      select \(number), \(position) from \(table)
      where \(number) > $1 and \(number) <= $2 and \(column) \(condition)
      """
  }

  func field(_ position: Int64) -> String {
    switch self {
    case .extensionEmail, .participantEmail: "email"
    case .organizerEmail: "organizerEmail"
    case .attendeeEmail: "attendees[\(position)].email"
    case .participantIP: "ip"
    }
  }
}

extension Transaction {
  /// The highest number of a record in the column's table; 0 where it is empty.
  package func newest(_ column: FindColumn) throws -> Int64 {
    try first(column.newest)?[0].integer ?? 0
  }

  /// The records above `from`, up to `to`, whose column holds one of `values` byte for byte.
  package func matches(
    _ column: FindColumn, _ values: [String], from: Int64, to: Int64
  ) throws -> [FindMatch] {
    precondition(!values.isEmpty)
    return try rows(
      column.matches(values.count), [.integer(from), .integer(to)] + values.map(Value.text)
    ).map { row in
      FindMatch(
        kind: column.kind, number: try row.integer(0), field: column.field(try row.integer(1)))
    }
  }
}
