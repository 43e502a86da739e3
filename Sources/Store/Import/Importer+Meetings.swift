import Domain

extension Transaction {
  /// Where lists put a meeting of which no time is known: after all others.
  static let unlisted = Instant(milliseconds: 9_999_999_999_999)

  /// A meeting's times by its rows as they are now.
  func meetingTimes(_ number: Int64) throws -> MeetingTimes? {
    guard
      let meeting = try storedRows(.meeting, where: "t.id = $1", [.integer(number)]).first,
      let joins = try first(
        """
        select m.gone_join_at, m.gone_leave_at,
        (select min(x.joined_at) from participant x where x.meeting = m.id),
        (select max(x.left_at) from participant x where x.meeting = m.id)
        from meeting m where m.id = $1
        """, [.integer(number)])
    else { return nil }
    return MeetingTimes(
      meeting: meeting.values,
      firstJoinAt: [joins[0].instant, joins[2].instant].compactMap { $0 }.min(),
      lastLeaveAt: [joins[1].instant, joins[3].instant].compactMap { $0 }.max())
  }
}

extension MeetingTimes {
  /// `values` by field ordinal.
  init(meeting values: [Value], firstJoinAt: Instant?, lastLeaveAt: Instant?) {
    func value(_ name: String) -> Value { values[Schema.field(.meeting, name).ordinal] }
    self.init(
      scheduledAt: value("scheduledAt").instant,
      durationMinutes: value("durationMinutes").integer, startedAt: value("startedAt").instant,
      endedAt: value("endedAt").instant, quick: value("quick").integer == 1,
      connected: value("connected").integer ?? 0, firstJoinAt: firstJoinAt,
      lastLeaveAt: lastLeaveAt)
  }
}

extension MeetingTimes {
  /// Whether the start point of a rule is later than the one under which it erased; while somebody is
  /// connected, the end of the session is yet to come.
  func hasMovedOn(_ rule: RuleID, from before: Instant) -> Bool {
    if let start = start(of: rule) { return start > before }
    return rule == .dialIn && connected > 0
  }
}

extension Importer {
  /// Stores the fields that waited whose rule's start point is later than the one under which it
  /// erased; the others stay erased.
  func admitWaiting() throws {
    var times: [Int64: MeetingTimes] = [:]
    var recounted: Set<Scope> = []
    for entry in waiting {
      guard let gate = entry.gate else { continue }
      if times[entry.meeting] == nil {
        times[entry.meeting] = try transaction.meetingTimes(entry.meeting)
      }
      let table = entry.field.kind.rawValue
      let before = try transaction.first(
        "select \(gate.column) from \(table) where id = $1", [.integer(entry.number)])?[0].instant
      guard let before, let now = times[entry.meeting], now.hasMovedOn(gate.rule, from: before)
      else {
        tally(file: entry.file) { $0.warn(entry.line, Self.fieldRefused) }
        refusedByGate.insert(entry.refusal)
        continue
      }
      try transaction.run(
        """
        update \(table) set \(entry.field.column) = $1, erased = erased - $2 where id = $3
        """, [entry.value, .integer(ErasedBits.of(entry.field)), .integer(entry.number)])
      if entry.field.mask == .email {
        try transaction.run(
          "update \(table) set email_key = $1 where id = $2",
          [Self.folded(entry.value), .integer(entry.number)])
        if hasPersonHolds { touchedAddresses[entry.field.kind, default: []].append(entry.number) }
      }
      touchedMeetings.insert(entry.meeting)
      if entry.isSkipped,
        recounted.insert(Scope(kind: entry.field.kind, record: entry.number)).inserted
      {
        tally(file: entry.file) {
          $0.skipped -= 1
          $0.updated += 1
        }
      }
    }
    waiting = []
  }

  static let fieldRefused =
    "an erased field was not stored again: its start point has not moved on"

  /// Computes the start points of all meetings that this import has touched, and of their files.
  func refreshMeetings() throws {
    let numbers = touchedMeetings.sorted()
    var start = 0
    while start < numbers.count {
      let end = min(start + Chunk.size, numbers.count)
      try refresh(Array(numbers[start..<end]))
      start = end
    }
  }

  /// What moves of a meeting that was there before goes to the erasure ledger's file: a copy of before
  /// could not know what has become due.
  private func refresh(_ numbers: [Int64]) throws {
    let known = try joins(ofMeetings: numbers.filter { $0 < firstNewMeeting })
    var lines: [Transaction.NewLine] = []
    try derivation.refresh(numbers) { meeting, times in
      guard let (first, last) = known[meeting.number] else { return }
      var before = formerTimes[meeting.number] ?? times
      (before.firstJoinAt, before.lastLeaveAt) = (first, last)
      guard !times.startsAlike(before) else { return }
      let tag = transaction.tagger.tag(.meeting, meeting.values[0].text ?? "")
      lines.append(.init(.moved, Kind.meeting.rawValue, number: 0, times.text, tag))
    }
    try transaction.note(lines, at: at)
  }

  func rememberTimes(_ number: Int64, _ before: [Value], _ after: [Value]) {
    let (old, new) = (
      MeetingTimes(meeting: before, firstJoinAt: nil, lastLeaveAt: nil),
      MeetingTimes(meeting: after, firstJoinAt: nil, lastLeaveAt: nil)
    )
    if old != new, formerTimes[number] == nil { formerTimes[number] = old }
  }

  /// As they were before this import.
  private func joins(
    ofMeetings numbers: [Int64]
  ) throws -> [Int64: (first: Instant?, last: Instant?)] {
    var found: [Int64: (first: Instant?, last: Instant?)] = [:]
    try transaction.chunks(numbers.map(Value.integer)) { chunk, places in
      try transaction.connection.forEach(
        "select id, first_join_at, last_leave_at from meeting where id in (\(places(1)))", chunk
      ) { found[try $0.integer(0)] = ($0[1].instant, $0[2].instant) }
    }
    return found
  }
}

extension Derivation {
  /// Computes the start points of meetings and of their files anew. `body` is told of each meeting
  /// with what they are computed from.
  func refresh(
    _ numbers: [Int64], due: [Int64: [RuleID: Instant]] = [:],
    _ body: (StoredRow, MeetingTimes) throws -> Void = { _, _ in }
  ) throws {
    for (meeting, left) in try meetings(numbers) {
      try write(meeting, starts(of: meeting, left, due: due[meeting.number] ?? [:]))
      if left.hasFiles { try writeFileStarts(meeting, left) }
      try body(meeting, times(of: meeting, left))
    }
  }

  private func write(_ meeting: StoredRow, _ starts: [Assignment]) throws {
    let sets = starts.enumerated().map { "\($1.column) = $\($0 + 2)" }
    try transaction.run(
      "update meeting set \(sets.joined(separator: ", ")) where id = $1",
      [.integer(meeting.number)] + starts.map(\.value))
  }

  private func writeFileStarts(_ meeting: StoredRow, _ left: Left) throws {
    try transaction.run(
      "update file set file_start = $1 where meeting = $2 and share = 'session'",
      [fileStart(of: meeting, left), .integer(meeting.number)])
    try transaction.run(
      "update file set file_start = null where meeting = $1 and share <> 'session'",
      [.integer(meeting.number)])
  }
}
