package import Domain

extension Transaction {
  /// All holds in force, with what lies above their records; of persons' holds, above each member.
  package func holdIndex() throws -> HoldIndex {
    var index = HoldIndex()
    guard try count("select count(*) from hold where released_at is null") > 0 else {
      return index
    }
    for kind in Hold.kinds {
      try add(
        """
        select h.id, h.nature, t.id, \(RecordSQL.ancestry(kind))
        from \(RecordSQL.from(kind)) join hold h on h.record = t.id
        where h.kind = $1 and h.released_at is null
        """, kind, to: &index)
    }
    for kind in Self.memberKinds {
      try add(
        """
        select h.id, h.nature, t.id, \(RecordSQL.ancestry(kind))
        from \(RecordSQL.from(kind)) join hold_member y on y.record = t.id
        join hold h on h.id = y.hold where y.kind = $1 and h.released_at is null
        """, kind, to: &index)
    }
    return index
  }

  private func add(_ sql: String, _ kind: Kind, to index: inout HoldIndex) throws {
    try connection.forEach(sql, [.text(kind.rawValue)]) { row in
      guard let nature = Hold.Nature(rawValue: try row.text(1)) else {
        throw StoreError.unexpectedValue
      }
      let record = try row.integer(2)
      index.add(
        Hold(number: try row.integer(0), kind: kind, record: record, nature: nature),
        ancestry: Ancestry(
          kind: kind, record: record, pbx: row[3].integer, extension: row[4].integer,
          meeting: row[5].integer))
    }
  }
}
