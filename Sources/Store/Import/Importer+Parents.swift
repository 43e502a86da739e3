import Domain

/// What lies above a record that is being imported.
struct Parents {
  var pbx: Int64?
  /// The latest registration of that PBX that is known.
  var life: Int64 = 0
  var `extension`: Int64?
  var meeting: StoredRow?
}

extension Importer {
  /// The parents of each record; nil where one of them was refused or has been erased. It throws
  /// where one is neither in the files nor in the database.
  func parents(of records: [ImportedRecord]) throws -> [Parents?] {
    guard let kind = records.first?.kind else { return [] }
    switch kind {
    case .mcu, .log: return records.map { _ in Parents() }
    case .pbx:
      try load(pbxs: records.map(\.outsideID))
      return records.map { Parents(life: pbxs[$0.outsideID]?.life ?? 0) }
    case .session:
      try load(pbxs: records.compactMap { $0["pbx"]?.text })
      return records.map { record in
        let pbx = record["pbx"]?.text.flatMap { pbxs[$0] }
        return Parents(pbx: pbx?.number, life: pbx?.life ?? 0)
      }
    case .extension, .meeting, .poll, .report:
      try load(pbxs: records.compactMap { $0["pbx"]?.text })
      return try records.map { try ownParents(of: $0) }
    case .participant, .recording, .file:
      return try meetingParents(of: records)
    }
  }

  private func ownParents(of record: ImportedRecord) throws -> Parents? {
    let fqdn = record["pbx"]?.text ?? ""
    guard let pbx = pbxs[fqdn] else {
      return try missing(.pbx, fqdn, record)
    }
    var parents = Parents(pbx: pbx.number, life: pbx.life)
    guard record.kind != .extension, let number = record["extension"]?.text else {
      return parents
    }
    guard let known = try find(extension: number, of: pbx.number) else {
      return try missing(.extension, "\(fqdn)/\(number)", record)
    }
    parents.extension = known
    return parents
  }

  private func meetingParents(of records: [ImportedRecord]) throws -> [Parents?] {
    var meetings: [String: StoredRow] = [:]
    let ids = Set(records.compactMap { $0["meeting"]?.text })
    try transaction.chunks(ids.sorted(by: Bytes.precedes).map(Value.text)) { chunk, places in
      for row in try transaction.storedRows(.meeting, where: "t.xid in (\(places(1)))", chunk) {
        meetings[row.values[0].text ?? ""] = row
      }
    }
    let fqdns = Set(meetings.values.compactMap { $0.values[1].text })
    try load(pbxs: Array(fqdns))
    return try records.map { record in
      let id = record["meeting"]?.text ?? ""
      guard let meeting = meetings[id] else { return try missing(.meeting, id, record) }
      let pbx = meeting.values[1].text.flatMap { pbxs[$0] }
      return Parents(
        pbx: meeting.ancestry.pbx, life: pbx?.life ?? 0,
        extension: meeting.ancestry.extension, meeting: meeting)
    }
  }

  /// Nil for a parent that was refused or erased; else an error.
  private func missing(_ kind: Kind, _ id: String, _ record: ImportedRecord) throws -> Parents? {
    if refused[kind]?.contains(id) == true { return nil }
    if try transaction.erasures(kind, ids: [id])[id] != nil { return nil }
    throw fail(
      record.line,
      "the \(kind.rawValue) of this \(record.kind.rawValue) is neither in the files nor in the "
        + "database; import it first or in the same command")
  }

  func load(pbxs fqdns: [String]) throws {
    let unknown = Set(fqdns).filter { pbxs[$0] == nil }
    guard !unknown.isEmpty else { return }
    try transaction.chunks(unknown.sorted(by: Bytes.precedes).map(Value.text)) { chunk, places in
      try transaction.connection.forEach(
        "select fqdn, id, life from pbx where fqdn in (\(places(1)))", chunk
      ) { row in
        pbxs[try row.text(0)] = KnownPBX(
          number: try row.integer(1), life: try row.integer(2))
      }
    }
  }

  private func find(extension number: String, of pbx: Int64) throws -> Int64? {
    let key = ExtensionKey(pbx: pbx, number: number)
    if let known = extensions[key] { return known }
    if extensions.count > 200_000 { extensions.removeAll() }
    let row = try transaction.first(
      "select id from extension where pbx = $1 and number = $2", [.integer(pbx), .text(number)])
    guard let found = try row?.integer(0) else { return nil }
    extensions[key] = found
    return found
  }
}
