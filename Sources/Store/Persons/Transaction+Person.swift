package import Domain

/// What lies around a person's records.
extension Transaction {
  /// The records of a kind at or below a scope.
  package func records(_ kind: Kind, below scope: Scope) throws -> [LocatedRecord] {
    guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { return [] }
    return try records(kind, where: condition, [.integer(scope.record)], tail: "order by t.id")
  }

  /// How many participants of these meetings bear no address, by meeting.
  package func participantsWithoutAddress(meetings: [Int64]) throws -> [Int64: Int] {
    var found: [Int64: Int] = [:]
    try chunks(meetings.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select meeting, count(*) from participant
        where email is null and meeting in (\(places(1))) group by meeting
        """, chunk
      ) { found[try $0.integer(0)] = Int(try $0.integer(1)) }
    }
    return found
  }

  /// How many rows of session history tell of these meetings of a PBX and are not anonymous yet, and
  /// when the last of them was gathered.
  package func identifiedSessions(
    pbx fqdn: String, meetings: [String]
  ) throws -> (count: Int, lastGathered: Instant?) {
    var total = 0
    var last: Instant?
    let unique = Set(meetings).sorted(by: Bytes.precedes)
    try chunks(unique.map(Value.text)) { chunk, places in
      let row = try first(
        """
        select count(*), max(gathered_at) from session where pbx = $\(chunk.count + 1)
        and identity_start is not null and meeting in (\(places(1)))
        """, chunk + [.text(fqdn)])
      total += Int(try row?.integer(0) ?? 0)
      last = [last, row?[1].instant].compactMap { $0 }.max()
    }
    return (total, last)
  }
}
