import Domain

/// What is computed of rows from their fields and from what lies below them: effective start points,
/// flags, folded addresses (`storage.md`, The due ledger).
struct Derivation {
  typealias Assignment = (column: String, value: Value)

  let transaction: Transaction
  let policy: Policy
  let at: Instant

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

  /// What is computed of a row from its fields alone.
  func derived(
    _ kind: Kind, _ values: [Value], _ attendees: [Attendee]
  ) -> [Assignment] {
    func value(_ name: String) -> Value { values[Schema.field(kind, name).ordinal] }
    switch kind {
    case .pbx:
      let times = TenantTimes(
        registeredAt: value("registeredAt").instant ?? at,
        lastContactAt: value("lastContactAt").instant, lastSyncAt: value("lastSyncAt").instant,
        lastResolvedAt: value("lastResolvedAt").instant,
        dnsUnknownDays: value("dnsUnknownDays").integer ?? 0,
        unboundAt: value("unboundAt").instant)
      let dns = times.start(of: .tenantDNS).map { $0 + times.shift(of: .tenantDNS) }
      return [
        ("dns_start", Value(dns)), ("sync_start", Value(times.start(of: .tenantSync))),
        ("contact_start", Value(times.start(of: .tenantContact))),
        ("unbound_start", Value(times.start(of: .tenantUnbound))),
      ]
    case .extension:
      let missing = Readiness.missing(
        email: value("email").text, firstName: value("firstName").text,
        lastName: value("lastName").text, enabled: value("enabled").integer)
      return [
        ("email_key", Importer.folded(value("email"))), ("ready", Value(missing.isEmpty)),
      ]
    case .meeting:
      let times = MeetingTimes(
        scheduledAt: value("scheduledAt").instant, startedAt: value("startedAt").instant,
        endedAt: value("endedAt").instant, quick: value("quick").integer == 1)
      return [("listed_at", Value(times.occurrence ?? Transaction.unlisted))]
    case .participant:
      let joins = JoinList.decode(value("joins").text ?? "")
      return [
        ("email_key", Importer.folded(value("email"))),
        ("joined_at", Value(joins.compactMap(\.at).min())),
        ("left_at", Value(joins.compactMap(\.left).max())),
      ]
    case .report:
      let personal = ["title", "organizerName", "organizerEmail"].contains { !value($0).isNull }
      let left = personal || attendees.contains { $0.name != nil || $0.email != nil }
      let recheck = !left && value("verifiedAt").isNull
      return [
        ("organizer_email_key", Importer.folded(value("organizerEmail"))),
        ("identity_start", left ? value("createdAt") : .null),
        ("recheck_start", recheck ? value("createdAt") : .null),
      ]
    case .session:
      let left = ["pbx", "meeting", "organizer"].contains { !value($0).isNull }
      return [("identity_start", left ? value("gatheredAt") : .null)]
    case .log:
      let written = value("writtenAt").instant ?? at
      let times = LogTimes(
        writtenAt: written, keptUntil: value("keptUntil").instant,
        hasReason: !value("keptReason").isNull)
      let shift = times.shift(period: policy[.serverLog].period)
      return [("log_start", Value(written + shift))]
    case .mcu, .poll, .recording, .file:
      return []
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

  /// The columns of a meeting's start points. `due`: those under which rules should have erased
  /// already.
  func starts(
    of meeting: StoredRow, _ left: Left, due: [RuleID: Instant] = [:]
  ) -> [Assignment] {
    let times = times(of: meeting, left)
    func start(_ rule: RuleID, _ any: Bool) -> Value {
      any ? Value(due[rule] ?? times.start(of: rule)) : .null
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

  func times(of meeting: StoredRow, _ left: Left) -> MeetingTimes {
    MeetingTimes(
      meeting: meeting.values, firstJoinAt: left.firstJoinAt, lastLeaveAt: left.lastLeaveAt)
  }

  /// The start point of the meeting's session files; its documents have none.
  func fileStart(of meeting: StoredRow, _ left: Left) -> Value {
    Value(times(of: meeting, left).start(of: .sharedFile))
  }

  func attendeesOf(_ report: Int64) throws -> [Attendee] {
    try transaction.rows(
      """
      select name, email, connected_seconds, reconnects from attendee where report = $1
      order by position
      """, [.integer(report)]
    ).map {
      Attendee(
        name: $0[0].text, email: $0[1].text, connectedSeconds: $0[2].integer,
        reconnects: $0[3].integer)
    }
  }
}
