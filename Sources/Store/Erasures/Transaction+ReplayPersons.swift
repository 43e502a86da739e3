import Domain

/// What an erasure ledger's file says of persons, laid over an old copy.
extension Transaction {
  /// Places the holds on persons that came since; their members join row by row. Returns how many.
  func placePersonHolds(_ unknown: LedgerReplay.Unknown) throws -> Int {
    var placed = 0
    for (key, lines) in unknown.holds where key.kind == StoredHold.person {
      for line in lines {
        try place(again: line, on: .person(tag: key.tag))
        placed += 1
      }
    }
    return placed
  }

  /// Takes out of reports the names and addresses of persons who were erased in them since.
  func eraseNames(again unknown: LedgerReplay.Unknown, _ reports: [DoomedRow]) throws {
    guard unknown.hasErasedNames, !reports.isEmpty else { return }
    let ids = Dictionary(
      reports.map { ($0.number, $0.id) }, uniquingKeysWith: { first, _ in first })
    try chunks(reports.map { .integer($0.number) }) { chunk, places in
      let organisers = try rows(
        """
        select id, -1, organizer_name, organizer_email_key from report where id in (\(places(1)))
        and (organizer_name is not null or organizer_email_key is not null)
        """, chunk)
      let attendees = try rows(
        """
        select report, position, name, email_key from attendee where report in (\(places(1)))
        and (name is not null or email_key is not null)
        """, chunk)
      for (place, rows) in [(ErasedName.organizer, organisers), (.attendee, attendees)] {
        for row in rows {
          let number = try row.integer(0)
          guard let id = ids[number], knows(unknown, place, id, name: row[2], key: row[3]) else {
            continue
          }
          try eraseName(inReport: number, position: place == .organizer ? nil : row[1])
        }
      }
    }
    try refreshIdentity(ofReports: reports.map(\.number))
  }

  private func knows(
    _ unknown: LedgerReplay.Unknown, _ place: ErasedName, _ report: String, name: Value, key: Value
  ) -> Bool {
    let text =
      key.text.map { ErasedName.address($0, report: report) }
      ?? name.text.map { ErasedName.name($0, report: report) }
    guard let text else { return false }
    let tag = tagger.tag(place.rawValue, text)
    return unknown.erased[LedgerReplay.Key(kind: place.rawValue, tag: tag)] != nil
  }

  /// `position`: of an attendee; nil: the organiser.
  private func eraseName(inReport number: Int64, position: Value?) throws {
    if let position {
      try run(
        """
        update attendee set name = null, email = null, email_key = null
        where report = $1 and position = $2
        """, [.integer(number), position])
      try forgetRectified(attendee: position.integer ?? 0, ofReport: number)
    } else {
      try run(
        """
        update report set erased = erased \(erasedBits(.report, ["organizerName", "organizerEmail"])),
        organizer_name = null, organizer_email = null, organizer_email_key = null where id = $1
        """, [.integer(number)])
      try forgetRectified(organizersOfReports: [number])
    }
  }

  /// Where no identity is left, nothing is left for `report-identity`, and `report-recheck` begins.
  func refreshIdentity(ofReports numbers: [Int64]) throws {
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try run(
        """
        update report set identity_start = null,
        recheck_start = case when verified_at is null then created_at end
        where id in (\(places(1))) and identity_start is not null and title is null
        and organizer_name is null and organizer_email is null and not exists
        (select 1 from attendee x where x.report = report.id
        and (x.name is not null or x.email is not null))
        """, chunk)
    }
  }
}

extension LedgerReplay.Unknown {
  /// Whether a person was erased in any report.
  var hasErasedNames: Bool {
    erased.keys.contains { ErasedName(rawValue: $0.kind) != nil }
  }
}
