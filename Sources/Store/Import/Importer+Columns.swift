import Domain

extension Importer {
  /// The columns of a row: its fields, with parents by number, and what is derived from them.
  func assignments(
    _ kind: Kind, number: Int64, _ values: [Value], _ parents: Parents, attendees: [Attendee]
  ) throws -> [Derivation.Assignment] {
    var list: [Derivation.Assignment] = []
    for field in Schema.fields(of: kind) {
      switch (kind, field.name) {
      case (.extension, "pbx"), (.meeting, "pbx"), (.poll, "pbx"), (.report, "pbx"):
        list.append(("pbx", Value(parents.pbx)))
      case (.meeting, "extension"), (.poll, "extension"):
        list.append(("extension", Value(parents.extension)))
      case (.report, "extension"):
        let link = values[field.ordinal].isNull ? nil : parents.extension
        list.append(("extension", Value(link)))
      case (.participant, "meeting"), (.recording, "meeting"), (.file, "meeting"):
        list.append(("meeting", Value(parents.meeting?.number)))
      case (.report, "attendees"): break
      default: list.append((field.column, values[field.ordinal]))
      }
    }
    if kind == .pbx {
      let registered = values[Schema.field(.pbx, "registeredAt").ordinal].integer ?? 0
      list.append(("life", .integer(max(parents.life, registered))))
    }
    return list + derivation.derived(kind, values, attendees)
  }

  static func folded(_ email: Value) -> Value {
    email.text.map { .text(String(decoding: FoldedAddress($0).bytes, as: UTF8.self)) } ?? .null
  }

  func objectOrdinal(_ kind: Kind) -> Int { Schema.field(kind, "object").ordinal }

  /// Notes which record owns each object; a key that another record has is bad input.
  func register(_ kind: Kind, _ objects: [(key: String, number: Int64, line: Int)]) throws {
    guard !objects.isEmpty else { return }
    for object in objects { note(object: object.key) }
    var taken: [String: (String, Int64)] = [:]
    try transaction.chunks(objects.map { .text($0.key) }) { chunk, places in
      try transaction.connection.forEach(
        "select key, kind, record from stored_object where key in (\(places(1)))", chunk
      ) { taken[try $0.text(0)] = (try $0.text(1), try $0.integer(2)) }
    }
    var rows: [[Value]] = []
    for object in objects {
      if let (owner, record) = taken[object.key] {
        if owner == kind.rawValue, record == object.number { continue }
        throw fail(object.line, "another record has this object key, or waits for its removal")
      }
      taken[object.key] = (kind.rawValue, object.number)
      rows.append([.text(object.key), .text(kind.rawValue), .integer(object.number)])
    }
    try transaction.insert("stored_object", ["key", "kind", "record"], rows)
  }

  func write(attendees: [Attendee], of report: Int64) throws {
    try transaction.run("delete from attendee where report = $1", [.integer(report)])
    let rows: [[Value]] = attendees.enumerated().map { position, attendee in
      [
        .integer(report), Value(position), Value(attendee.name), Value(attendee.email),
        Self.folded(Value(attendee.email)), Value(attendee.connectedSeconds),
        Value(attendee.reconnects),
      ]
    }
    try transaction.insert(
      "attendee",
      ["report", "position", "name", "email", "email_key", "connected_seconds", "reconnects"],
      rows)
  }
}
