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
  /// What of a meeting's start points hangs on other rows.
  struct Left {
    var all: Int64 = 0
    var names: Int64 = 0
    var emails: Int64 = 0
    var ips: Int64 = 0
    var firstJoinAt: Instant?
    var lastLeaveAt: Instant?
    var hasFiles = false
  }

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

  private func refresh(_ numbers: [Int64]) throws {
    for (meeting, left) in try meetings(numbers) {
      try write(meeting, starts(of: meeting, left))
      if left.hasFiles { try writeFileStarts(meeting, left) }
    }
  }

  /// These meetings, with what their start points hang on.
  func meetings(_ numbers: [Int64]) throws -> [(StoredRow, Left)] {
    let values = numbers.map(Value.integer)
    var left: [Int64: Left] = [:]
    var withFiles: Set<Int64> = []
    var joins: [Int64: (Instant?, Instant?)] = [:]
    var meetings: [StoredRow] = []
    try transaction.chunks(values) { chunk, places in
      try transaction.connection.forEach(
        """
        select meeting, count(*), count(name), count(email), count(ip), min(joined_at),
        max(left_at) from participant where meeting in (\(places(1))) group by meeting
        """, chunk
      ) { row in
        left[try row.integer(0)] = Left(
          all: try row.integer(1), names: try row.integer(2), emails: try row.integer(3),
          ips: try row.integer(4), firstJoinAt: row[5].instant, lastLeaveAt: row[6].instant)
      }
      try transaction.connection.forEach(
        """
        select distinct meeting from file
        where (share = 'session' or file_start is not null) and meeting in (\(places(1)))
        """, chunk
      ) { withFiles.insert(try $0.integer(0)) }
      try transaction.connection.forEach(
        """
        select id, gone_join_at, gone_leave_at from meeting where id in (\(places(1)))
        and (gone_join_at is not null or gone_leave_at is not null)
        """, chunk
      ) { joins[try $0.integer(0)] = ($0[1].instant, $0[2].instant) }
      meetings += try transaction.storedRows(.meeting, where: "t.id in (\(places(1)))", chunk)
    }
    return meetings.map { meeting in
      var rest = left[meeting.number] ?? Left()
      rest.hasFiles = withFiles.contains(meeting.number)
      if let (first, last) = joins[meeting.number] {
        // Participants that are gone have told when they came and left.
        rest.firstJoinAt = [rest.firstJoinAt, first].compactMap { $0 }.min()
        rest.lastLeaveAt = [rest.lastLeaveAt, last].compactMap { $0 }.max()
      }
      return (meeting, rest)
    }
  }

  /// The columns of a meeting's start points.
  func starts(of meeting: StoredRow, _ left: Left) -> [Assignment] {
    let times = times(of: meeting, left)
    func start(_ rule: RuleID, _ any: Bool) -> Value {
      any ? Value(times.start(of: rule)) : .null
    }
    func isSet(_ name: String) -> Bool {
      !meeting.values[Schema.field(.meeting, name).ordinal].isNull
    }
    return [
      ("first_join_at", Value(left.firstJoinAt)), ("last_leave_at", Value(left.lastLeaveAt)),
      ("title_start", start(.meetingTitle, isSet("title"))),
      ("note_start", start(.meetingNote, isSet("note"))),
      ("name_start", start(.participantName, left.names > 0)),
      ("email_start", start(.participantEmail, left.emails > 0)),
      ("ip_start", start(.participantIP, left.ips > 0)),
      ("participant_start", start(.participant, left.all > 0)),
      ("row_start", start(.meeting, true)), ("dial_in_start", start(.dialIn, isSet("dialIn"))),
    ]
  }

  private func times(of meeting: StoredRow, _ left: Left) -> MeetingTimes {
    MeetingTimes(
      meeting: meeting.values, firstJoinAt: left.firstJoinAt, lastLeaveAt: left.lastLeaveAt)
  }

  /// The start point of the meeting's session files; its documents have none.
  func fileStart(of meeting: StoredRow, _ left: Left) -> Value {
    Value(times(of: meeting, left).start(of: .sharedFile))
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
