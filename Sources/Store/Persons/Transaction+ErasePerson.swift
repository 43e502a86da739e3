package import Domain

extension Transaction {
  /// Deletes participants; none of them comes back by an import.
  package func erase(participants numbers: [Int64], at: Instant) throws -> Removed {
    let rows = try doomed(.participant, numbers: Set(numbers).sorted())
    let removed = try delete(.participant, rows, rule: nil, at: at)
    try forgetStarts(ofMeetings: Set(rows.compactMap(\.ancestry.meeting)).map(Value.integer))
    return removed
  }

  /// Clears a person's name and e-mail in reports, as organiser and as attendee; everybody else's stay.
  /// They do not come back by an import. Returns how many reports named them.
  package func erase(
    person address: FoldedAddress, inReports numbers: [Int64], at: Instant
  ) throws -> Int {
    let key = Value.text(String(decoding: address.bytes, as: UTF8.self))
    let bits = erasedBits(.report, ["organizerName", "organizerEmail"])
    var named: Set<Int64> = []
    try chunks(numbers.map(Value.integer)) { chunk, places in
      let place = chunk.count + 1
      let organisers = try rows(
        """
        select t.id, t.xid, p.life, t.organizer_name, t.organizer_email_key
        from report t join pbx p on p.id = t.pbx
        where t.organizer_email_key = $\(place) and t.id in (\(places(1)))
        """, chunk + [key])
      let attendees = try rows(
        """
        select t.id, t.xid, p.life, y.name, y.email_key, y.position
        from report t join pbx p on p.id = t.pbx join attendee y on y.report = t.id
        where y.email_key = $\(place) and t.id in (\(places(1)))
        """, chunk + [key])
      try remember(organisers, .organizer, at: at)
      try remember(attendees, .attendee, at: at)
      for row in organisers + attendees { named.insert(try row.integer(0)) }
      try forgetRectified(organizersOfReports: organisers.map { try $0.integer(0) })
      for row in attendees {
        try forgetRectified(attendee: try row.integer(5), ofReport: try row.integer(0))
      }
      try run(
        """
        update report set erased = erased \(bits),
        organizer_name = null, organizer_email = null, organizer_email_key = null
        where organizer_email_key = $\(place) and id in (\(places(1)))
        """,
        chunk + [key])
      try run(
        """
        update attendee set name = null, email = null, email_key = null
        where email_key = $\(place) and report in (\(places(1)))
        """, chunk + [key])
    }
    let gone = named.sorted()
    try refreshIdentity(ofReports: gone)
    try refreshMembers(.report, gone)
    return gone.count
  }
}
