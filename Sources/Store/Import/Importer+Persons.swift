import Domain

/// What an import must not undo of persons' orders.
extension Importer {
  static let nameRefused =
    "a name or an address was not stored: it was erased here, and nothing erased comes back until"
    + " its PBX registers anew"

  /// Changed addresses join persons' holds or leave them.
  func refreshMembers() throws {
    for kind in Transaction.memberKinds {
      try transaction.refreshMembers(kind, touchedAddresses[kind] ?? [])
    }
  }

  /// The report without the names and addresses of persons who were erased in it.
  func withoutErasedNames(
    _ report: ImportedRecord, _ parents: Parents
  ) throws -> ImportedRecord {
    guard hasErasedNames else { return report }
    var left = report
    let organizer = try erased(
      .organizer, of: report, parents,
      [(report["organizerName"]?.text, report["organizerEmail"]?.text)])
    if organizer.first == true {
      left["organizerName"] = .null
      left["organizerEmail"] = .null
    }
    if let attendees = report.attendees {
      let gone = try erased(.attendee, of: report, parents, attendees.map { ($0.name, $0.email) })
      left.attendees = zip(attendees, gone).map { attendee, isErased in
        guard isErased else { return attendee }
        return Attendee(
          name: nil, email: nil, connectedSeconds: attendee.connectedSeconds,
          reconnects: attendee.reconnects)
      }
    }
    if left != report { warn(report.line, Self.nameRefused) }
    return left
  }

  /// Which of these persons were erased there: by their address or, where none comes with the name,
  /// by that.
  private func erased(
    _ place: ErasedName, of report: ImportedRecord, _ parents: Parents,
    _ persons: [(name: String?, email: String?)]
  ) throws -> [Bool] {
    let ids = persons.map { person -> String? in
      if let key = Self.folded(Value(person.email)).text {
        return ErasedName.address(key, report: report.outsideID)
      }
      return person.name.map { ErasedName.name($0, report: report.outsideID) }
    }
    let lives = try transaction.erasures(place.rawValue, ids: ids.compactMap { $0 })
    return ids.map { id in
      id.flatMap { lives[$0] }.map { parents.life <= $0 } ?? false
    }
  }

  /// Takes out of a line what was rectified here since, unless the PBX sends another value than it
  /// sent before: then that stands. `sent`: by field, the tag of what it had sent.
  func keepRectified(
    _ incoming: inout ImportedRecord, _ stored: StoredRow, sent: [String: [UInt8]]
  ) throws {
    guard !sent.isEmpty else { return }
    let attendees = stored.kind == .report ? try derivation.attendeesOf(stored.number) : []
    for (field, tag) in sent {
      func isAsBefore(_ value: Value) -> Bool {
        transaction.tag(ofSent: value, stored.kind, field) == tag
      }
      if Schema.lookup(stored.kind, field) != nil {
        guard let value = incoming[field] else { continue }
        if isAsBefore(value) {
          incoming[field] = nil
        } else {
          try transaction.forgetRectified(stored.kind, stored.number, field: field)
        }
        continue
      }
      guard var list = incoming.attendees else { continue }
      for (position, attendee) in list.enumerated() {
        for isEmail in [false, true]
        where RectifiableField.attendee(position, isEmail: isEmail) == field {
          guard isAsBefore(Value(isEmail ? attendee.email : attendee.name)),
            attendees.indices.contains(position)
          else {
            try transaction.forgetRectified(stored.kind, stored.number, field: field)
            continue
          }
          if isEmail {
            list[position].email = attendees[position].email
          } else {
            list[position].name = attendees[position].name
          }
        }
      }
      incoming.attendees = list
    }
  }
}
