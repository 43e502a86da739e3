package import Domain

extension Transaction {
  /// How many rows of a kind have each of these parents in a column (`pbx`, `extension`,
  /// `meeting` or `report`).
  package func counts(
    of kind: Kind, by column: String, _ parents: [Int64]
  ) throws -> [Int64: Int] {
    precondition(["pbx", "extension", "meeting"].contains(column))
    var found: [Int64: Int] = [:]
    try chunks(parents.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select \(column), count(*) from \(kind.rawValue) where \(column) in (\(places(1)))
        group by \(column)
        """, chunk
      ) { found[try $0.integer(0)] = Int(try $0.integer(1)) }
    }
    return found
  }

  /// How many meetings of each of these PBXs are running.
  package func liveMeetings(ofPBXs numbers: [Int64]) throws -> [Int64: Int] {
    var found: [Int64: Int] = [:]
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try connection.forEach(
        """
        select pbx, count(*) from meeting
        where pbx in (\(places(1))) and connected > 0 and ended_at is null group by pbx
        """, chunk
      ) { found[try $0.integer(0)] = Int(try $0.integer(1)) }
    }
    return found
  }

  package func total(of kind: Kind) throws -> Int {
    try count("select count(*) from \(kind.rawValue)")
  }

  /// The masked names of extensions.
  package func names(ofExtensions numbers: [Int64]) throws -> [Int64: String] {
    var found: [Int64: String] = [:]
    for record in try records(.extension, numbers: Array(Set(numbers))) {
      let parts = ["firstName", "lastName"].compactMap { record.record.masked($0) }
      if !parts.isEmpty { found[record.record.number] = parts.joined(separator: " ") }
    }
    return found
  }

  /// The soonest entry of the ledger for each of these records; a meeting's recordings and session
  /// files count for it, a participant has its meeting's for what is left of it.
  package func soonest(
    _ records: [LocatedRecord], policy: Policy, now: Instant
  ) throws -> [Int64: DueEntry] {
    guard let kind = records.first?.record.kind else { return [:] }
    let numbers = records.map { Value.integer($0.record.number) }
    var rows: [(owner: Int64, row: DueRow)] = []
    for rule in policy.all where rule.id.kind == kind && rule.id != .tenantDNSMeetings {
      let source = DueSource(rule)
      try chunks(numbers) { chunk, places in
        try connection.forEach(
          source.select + " and \(source.start) is not null and t.id in (\(places(1)))", chunk
        ) { row in
          let due = try DueRow(source, row, rule.period.due)
          rows.append((due.number, due))
        }
      }
    }
    if kind == .meeting {
      for rule in [policy[.recording], policy[.sharedFile]] {
        let source = DueSource(rule)
        try chunks(numbers) { chunk, places in
          try connection.forEach(
            source.select + " and \(source.start) is not null and m.id in (\(places(1)))", chunk
          ) { row in
            let due = try DueRow(source, row, rule.period.due)
            if let meeting = due.ancestry.meeting { rows.append((meeting, due)) }
          }
        }
      }
    }
    if kind == .participant { rows += try meetingRows(ofParticipants: records, policy) }
    return try soonest(rows, now: now)
  }

  private func meetingRows(
    ofParticipants records: [LocatedRecord], _ policy: Policy
  ) throws -> [(owner: Int64, row: DueRow)] {
    let rules: [(RuleID, field: String?)] = [
      (.participantName, "name"), (.participantEmail, "email"), (.participantIP, "ip"),
      (.participant, nil),
    ]
    let meetings = Set(records.compactMap(\.ancestry.meeting)).map(Value.integer)
    var rows: [(owner: Int64, row: DueRow)] = []
    for (rule, field) in rules {
      let source = DueSource(policy[rule])
      var ofMeeting: [Int64: DueRow] = [:]
      try chunks(meetings) { chunk, places in
        try connection.forEach(
          source.select + " and \(source.start) is not null and t.id in (\(places(1)))", chunk
        ) { row in
          let due = try DueRow(source, row, policy[rule].period.due)
          ofMeeting[due.number] = due
        }
      }
      for located in records where field.map({ !located.record.isNull($0) }) ?? true {
        guard let row = located.ancestry.meeting.flatMap({ ofMeeting[$0] }) else { continue }
        rows.append((located.record.number, row))
      }
    }
    return rows
  }

  private func soonest(
    _ rows: [(owner: Int64, row: DueRow)], now: Instant
  ) throws -> [Int64: DueEntry] {
    let entries = try evaluate(rows.map(\.row), holds: holdIndex(), now: now)
    var soonest: [Int64: DueEntry] = [:]
    for ((owner, _), entry) in zip(rows, entries) {
      if let known = soonest[owner], known.key < entry.key { continue }
      soonest[owner] = entry
    }
    return soonest
  }

  /// The soonest entry below each of these extensions, of its meetings and their recordings.
  package func soonest(
    belowExtensions numbers: [Int64], policy: Policy, now: Instant
  ) throws -> [Int64: DueEntry] {
    var rows: [(owner: Int64, row: DueRow)] = []
    let rules: [RuleID] = [
      .recording, .meetingTitle, .meetingNote, .participantName, .participantEmail,
      .participantIP, .participant, .meeting, .dialIn,
    ]
    for rule in rules {
      let source = DueSource(policy[rule])
      let owner = source.kind == .meeting ? "t.extension" : "m.extension"
      try chunks(numbers.map(Value.integer)) { chunk, places in
        let ranked = source.ranked(
          by: owner, where: "\(source.start) is not null and \(owner) in (\(places(1)))")
        try connection.forEach("select * from (\(ranked)) x where place = 1", chunk) { row in
          let due = try DueRow(source, row, policy[rule].period.due)
          if let number = due.ancestry.extension { rows.append((number, due)) }
        }
      }
    }
    return try soonest(rows, now: now)
  }
}
