package import Domain

extension Transaction {
  /// The record of that kind with that outside id (FQDN, `FQDN/NUMBER`, MCU name or id).
  package func record(_ kind: Kind, id: String) throws -> LocatedRecord? {
    var condition = "\(RecordSQL.outsideID(kind)) = $1"
    var binds: [Value] = [.text(id)]
    if kind == .extension {
      guard let slash = id.firstIndex(of: "/") else { return nil }
      condition = "p.fqdn = $1 and t.number = $2"
      binds = [.text(String(id[..<slash])), .text(String(id[id.index(after: slash)...]))]
    }
    return try records(kind, where: condition, binds).first
  }

  package func record(_ kind: Kind, number: Int64) throws -> LocatedRecord? {
    try records(kind, where: "t.id = $1", [.integer(number)]).first
  }

  /// The records of these numbers, in their order; those that are gone are left out.
  package func records(_ kind: Kind, numbers: [Int64]) throws -> [LocatedRecord] {
    var found: [Int64: LocatedRecord] = [:]
    try chunks(numbers.map(Value.integer)) { chunk, places in
      for record in try records(kind, where: "t.id in (\(places(1)))", chunk) {
        found[record.record.number] = record
      }
    }
    return numbers.compactMap { found[$0] }
  }

  func records(
    _ kind: Kind, where condition: String, _ binds: [Value], tail: String = ""
  ) throws -> [LocatedRecord] {
    let rows = try storedRows(kind, where: condition, binds, tail: tail)
    let attendees = kind == .report ? try attendees(of: rows.map(\.number)) : [:]
    return rows.map { row in
      LocatedRecord(
        record: Record(
          kind: kind, number: row.number, values: row.values,
          attendees: attendees[row.number] ?? [], erased: row.erasedNames),
        ancestry: row.ancestry)
    }
  }

  func storedRows(
    _ kind: Kind, where condition: String, _ binds: [Value], tail: String = ""
  ) throws -> [StoredRow] {
    var rows: [StoredRow] = []
    try connection.forEach(
      "select \(RecordSQL.columns(kind)) from \(RecordSQL.from(kind)) where \(condition) \(tail)",
      binds
    ) { rows.append(try StoredRow(kind, $0)) }
    return rows
  }

  private func attendees(of reports: [Int64]) throws -> [Int64: [StoredAttendee]] {
    var found: [Int64: [StoredAttendee]] = [:]
    try chunks(reports.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select report, name, email, connected_seconds, reconnects from attendee
        where report in (\(places(1))) order by report, position
        """, chunk
      ) { row in
        found[try row.integer(0), default: []].append(
          StoredAttendee(
            name: row[1].text.map { Sensitive($0, mask: .name) },
            email: row[2].text.map { Sensitive($0, mask: .email) },
            connectedSeconds: row[3].integer, reconnects: row[4].integer))
      }
    }
    return found
  }

  /// The outside ids of records by number.
  package func outsideIDs(_ kind: Kind, numbers: [Int64]) throws -> [Int64: String] {
    var found: [Int64: String] = [:]
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select t.id, \(Self.outsideID(kind)) from \(RecordSQL.from(kind))
        where t.id in (\(places(1)))
        """, chunk
      ) { found[try $0.integer(0)] = try $0.text(1) }
    }
    return found
  }

  /// What records of whatever kinds are called from outside, each with its PBX, in one statement a
  /// kind; those that are gone are missing.
  package func outsideNames(of scopes: [Scope]) throws -> [Scope: OutsideName] {
    var found: [Scope: OutsideName] = [:]
    for (kind, ofKind) in Dictionary(grouping: Set(scopes), by: \.kind) {
      try chunks(ofKind.map(\.record).sorted().map(Value.integer)) { chunk, places in
        try connection.forEach(
          """
          select t.id, \(Self.outsideID(kind)), \(RecordSQL.pbx(kind)) from \(RecordSQL.from(kind))
          where t.id in (\(places(1)))
          """, chunk
        ) { row in
          found[Scope(kind: kind, record: try row.integer(0))] = OutsideName(
            id: try row.text(1), pbx: row[2].text)
        }
      }
    }
    return found
  }

  /// As it is written from outside: an extension's with its PBX.
  private static func outsideID(_ kind: Kind) -> String {
    kind == .extension ? "p.fqdn || '/' || t.number" : RecordSQL.outsideID(kind)
  }
}

package struct OutsideName: Hashable, Sendable {
  package let id: String
  /// An FQDN; nil where there is none above.
  package let pbx: String?
}
