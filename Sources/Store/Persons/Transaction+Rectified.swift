package import Domain

/// A personal field of a record that can be rectified.
package struct RectifiableField: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case column(Field)
    /// In a report's list, from 0.
    case attendee(Int, isEmail: Bool)
  }

  package let kind: Kind
  package let number: Int64
  package let place: Place

  package init(kind: Kind, number: Int64, place: Place) {
    self.kind = kind
    self.number = number
    self.place = place
  }

  /// As the native format names it.
  package var name: String {
    switch place {
    case .column(let field): field.name
    case .attendee(let position, let isEmail): Self.attendee(position, isEmail: isEmail)
    }
  }

  static func attendee(_ position: Int, isEmail: Bool) -> String {
    "attendees[\(position)].\(isEmail ? "email" : "name")"
  }
}

/// Values that were rectified here stand until the PBX sends another than it sent before
/// (`interfaces.md`, person rectify).
extension Transaction {
  /// The tag of a value that a PBX has sent for a field.
  func tag(ofSent value: Value, _ kind: Kind, _ field: String) -> [UInt8] {
    tagger.tag("rectified", "\(kind.rawValue) \(field)\n\(value.text ?? "")")
  }

  /// Takes the place of what is stored, with what is derived from it, and remembers what the PBX had
  /// sent. False where the same value is there already.
  package func rectify(
    _ field: RectifiableField, to value: String, at: Instant
  ) throws -> Bool {
    let number = Value.integer(field.number)
    let stored: Value
    switch field.place {
    case .column(let column):
      stored =
        try first(
          "select \(column.column) from \(field.kind.rawValue) where id = $1", [number])?[0]
        ?? .null
    case .attendee(let position, let isEmail):
      let row = try first(
        "select name, email from attendee where report = $1 and position = $2",
        [number, Value(position)])
      stored = row?[isEmail ? 1 : 0] ?? .null
    }
    guard stored != .text(value) else { return false }
    try run(
      """
      insert into rectified (kind, record, field, sent, at) values ($1, $2, $3, $4, $5)
      on conflict (kind, record, field) do nothing
      """,
      [
        .text(field.kind.rawValue), number, .text(field.name),
        .blob(tag(ofSent: stored, field.kind, field.name)), Value(at),
      ])
    try write(field, .text(value))
    return true
  }

  private func write(_ field: RectifiableField, _ value: Value) throws {
    let number = Value.integer(field.number)
    switch field.place {
    case .column(let column):
      try run(
        "update \(field.kind.rawValue) set \(column.column) = $1 where id = $2", [value, number])
      if column.mask == .email {
        try run(
          "update \(field.kind.rawValue) set \(column.column)_key = $1 where id = $2",
          [Importer.folded(value), number])
      }
      if field.kind == .extension { try refreshReadiness(ofExtension: field.number) }
    case .attendee(let position, let isEmail):
      guard isEmail else {
        try run(
          "update attendee set name = $1 where report = $2 and position = $3",
          [value, number, Value(position)])
        return
      }
      try run(
        """
        update attendee set email = $1, email_key = $2 where report = $3 and position = $4
        """, [value, Importer.folded(value), number, Value(position)])
    }
  }

  private func refreshReadiness(ofExtension number: Int64) throws {
    let row = try first(
      "select email, first_name, last_name, enabled from extension where id = $1",
      [.integer(number)])
    guard let row else { return }
    let missing = Readiness.missing(
      email: row[0].text, firstName: row[1].text, lastName: row[2].text,
      enabled: row[3].integer)
    try run(
      "update extension set ready = $1 where id = $2", [Value(missing.isEmpty), .integer(number)])
  }

  /// The tags of what was sent for the rectified fields of these records, by record and field.
  func rectified(_ kind: Kind, _ numbers: [Int64]) throws -> [Int64: [String: [UInt8]]] {
    var found: [Int64: [String: [UInt8]]] = [:]
    guard try hasRectified() else { return found }
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select record, field, sent from rectified where kind = $\(chunk.count + 1)
        and record in (\(places(1)))
        """, chunk + [.text(kind.rawValue)]
      ) { row in
        guard let sent = row[2].blob else { return }
        found[try row.integer(0), default: [:]][try row.text(1)] = sent
      }
    }
    return found
  }

  /// The fields of a record whose rectified value still stands, by name.
  package func rectifiedFields(_ kind: Kind, _ number: Int64) throws -> [String] {
    try rectified(kind, [number])[number]?.keys.sorted() ?? []
  }

  private func hasRectified() throws -> Bool {
    try first("select record from rectified limit 1") != nil
  }

  /// The PBX has sent another value: what was rectified no longer stands.
  func forgetRectified(_ kind: Kind, _ number: Int64, field: String) throws {
    try run(
      "delete from rectified where kind = $1 and record = $2 and field = $3",
      [.text(kind.rawValue), .integer(number), .text(field)])
  }

  /// What bears the values is gone, or erased: no tag of them stays.
  func forgetRectified(_ kind: Kind, _ numbers: [Int64]) throws {
    guard try hasRectified() else { return }
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try run(
        "delete from rectified where kind = $\(chunk.count + 1) and record in (\(places(1)))",
        chunk + [.text(kind.rawValue)])
    }
  }

  /// A person is erased as the organiser of these reports; what others in them have stands.
  func forgetRectified(organizersOfReports numbers: [Int64]) throws {
    guard try hasRectified() else { return }
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try run(
        """
        delete from rectified where kind = 'report'
        and field in ('organizerName', 'organizerEmail') and record in (\(places(1)))
        """, chunk)
    }
  }

  /// A person is erased at one place of a report's list; what others in it have stands.
  func forgetRectified(attendee position: Int64, ofReport number: Int64) throws {
    guard try hasRectified() else { return }
    for isEmail in [false, true] {
      let field = RectifiableField.attendee(Int(position), isEmail: isEmail)
      try forgetRectified(.report, number, field: field)
    }
  }

  /// A rule has erased the field of the participants of these meetings.
  func forgetRectified(participants field: String, ofMeetings numbers: [Int64]) throws {
    guard try hasRectified() else { return }
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try run(
        """
        delete from rectified where kind = 'participant' and field = $\(chunk.count + 1)
        and record in (select id from participant where meeting in (\(places(1)))
        and \(field) is null)
        """, chunk + [.text(field)])
    }
  }
}
