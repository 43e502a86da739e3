package import Domain

/// What a deletion did.
package struct Removed: Sendable {
  package var counts = Counts()
  /// Stored objects that now wait to be removed.
  package var objects = 0
  /// The records whose stored objects those are.
  var bearers: [Kind: [Int64]] = [:]
  /// How many went together below the same parents.
  package var gone: [Gone: Int] = [:]

  package init() {}

  package static func += (left: inout Removed, right: Removed) {
    left.counts += right.counts
    left.objects += right.objects
    left.bearers.merge(right.bearers, uniquingKeysWith: +)
    left.gone.merge(right.gone, uniquingKeysWith: +)
  }

  /// What went with all below `scope`.
  func lifted(above scope: Kind) -> Removed {
    var removed = self
    removed.gone = Dictionary(
      gone.map { ($0.key.lifted(above: scope), $0.value) }, uniquingKeysWith: +)
    return removed
  }
}

extension Transaction {
  /// Deletes rows of one kind, whose children must be gone: remembers them in the erasure ledger,
  /// queues their objects, deletes them.
  func delete(
    _ kind: Kind, _ rows: [DoomedRow], rule: RuleID?, at: Instant
  ) throws -> Removed {
    var removed = Removed()
    guard !rows.isEmpty else { return removed }
    try remember(kind, rows, rule: rule, at: at)
    if kind == .participant { try rememberJoins(rows) }
    for row in rows {
      if let gone = Gone(row.ancestry, rule: rule, at: at) { removed.gone[gone, default: 0] += 1 }
    }
    if Self.memberKinds.contains(kind) { try forgetRectified(kind, rows.map(\.number)) }
    try closeRequests(ofGone: kind, rows.map(\.number), at: at)
    let numbers = rows.map { Value.integer($0.number) }
    try chunks(numbers) { chunk, places in
      if Self.bearsObjects(kind) {
        let queued = try run(
          """
          update stored_object set queued_at = $1, next_try_at = $1
          where kind = $2 and record in (\(places(3))) and queued_at is null
          """, [Value(at), .text(kind.rawValue)] + chunk)
        removed.objects += queued
        if queued > 0 {
          removed.bearers[kind, default: []] += chunk.compactMap(\.integer)
        }
      }
      if kind == .report {
        try run("delete from attendee where report in (\(places(1)))", chunk)
      }
      removed.counts[kind] += try run(
        "delete from \(kind.rawValue) where id in (\(places(1)))", chunk)
    }
    return removed
  }

  /// A meeting's start points may hang on joins of participants that are gone.
  private func rememberJoins(_ rows: [DoomedRow]) throws {
    var joins: [(Int64, Value, Value)] = []
    try chunks(rows.map { .integer($0.number) }) { chunk, places in
      try connection.forEach(
        """
        select meeting, min(joined_at), max(left_at) from participant where id in (\(places(1)))
        and (joined_at is not null or left_at is not null) group by meeting
        """, chunk
      ) { joins.append((try $0.integer(0), $0[1], $0[2])) }
    }
    for (meeting, first, last) in joins {
      try run(
        """
        update meeting set
        gone_join_at = case when gone_join_at < $2 then gone_join_at else coalesce($2, gone_join_at) end,
        gone_leave_at = case when gone_leave_at > $3 then gone_leave_at
        else coalesce($3, gone_leave_at) end where id = $1
        """, [.integer(meeting), first, last])
    }
  }

  static func bearsObjects(_ kind: Kind) -> Bool {
    switch kind {
    case .recording, .file, .poll, .log: true
    default: false
    }
  }

  /// Session history without PBX, meeting and organiser, its times cut to the hour.
  @discardableResult
  func anonymize(sessions numbers: [Int64], at: Instant) throws -> Int {
    let bits = erasedBits(.session, ["pbx", "meeting", "organizer", "startedAt", "endedAt"])
    var changed = 0
    try chunks(numbers.map(Value.integer)) { chunk, places in
      changed += try run(
        """
        update session set pbx = null, meeting = null, organizer = null,
        started_at = started_at - started_at % $1, ended_at = ended_at - ended_at % $1,
        anonymized_at = $2, identity_erased = gathered_at, identity_start = null,
        erased_life = coalesce(
          (select x.life from pbx x where x.fqdn = session.pbx), erased_life),
        erased = erased \(bits) where id in (\(places(3)))
        """, [.integer(Instant.hour), Value(at)] + chunk)
    }
    return changed
  }

  /// What identifies somebody in a report, the attendees last.
  private static let identityFields = [
    "title", "organizerName", "organizerEmail", "meeting", "extension", "attendees",
  ]

  static let identityBits = identityFields.reduce(into: Int64(0)) {
    $0 |= ErasedBits.of(Schema.field(.report, $1))
  }

  /// A report without title, organiser, attendees' names and addresses, and links.
  @discardableResult
  func sanitize(reports numbers: [Int64], at: Instant) throws -> Int {
    let attendees = ErasedBits.of(.report, "attendees")
    let bits =
      erasedBits(.report, Self.identityFields.dropLast())
        + """
         | case when exists (select 1 from attendee x where x.report = report.id
        and (x.name is not null or x.email is not null)) then \(attendees) else 0 end
        """
    var changed = 0
    try chunks(numbers.map(Value.integer)) { chunk, places in
      changed += try run(
        """
        update report set title = null, organizer_name = null, organizer_email = null,
        organizer_email_key = null, meeting = null, extension = null, sanitized_at = $1,
        identity_erased = created_at, identity_start = null,
        recheck_start = case when verified_at is null then created_at end,
        erased = erased \(bits) where id in (\(places(2)))
        """, [Value(at)] + chunk)
      try run(
        """
        update attendee set name = null, email = null, email_key = null
        where report in (\(places(1))) and (name is not null or email is not null)
        """, chunk)
    }
    try forgetRectified(.report, numbers)
    return changed
  }

  /// `| bit` for each of these fields that is not null.
  func erasedBits(_ kind: Kind, _ names: [String]) -> String {
    names.map { name in
      let field = Schema.field(kind, name)
      return "| case when \(field.column) is not null then \(ErasedBits.of(field)) else 0 end"
    }.joined(separator: " ")
  }

  /// Marks sanitised reports as looked at again.
  @discardableResult
  func verify(reports numbers: [Int64], at: Instant) throws -> Int {
    var changed = 0
    try chunks(numbers.map(Value.integer)) { chunk, places in
      changed += try run(
        "update report set verified_at = $1, recheck_start = null where id in (\(places(2)))",
        [Value(at)] + chunk)
    }
    return changed
  }

  /// Clears a field of meetings (title, note or dial-in data) and remembers its start point.
  @discardableResult
  func erase(_ field: MeetingField, of numbers: [Int64]) throws -> Int {
    var changed = 0
    let column = field.column
    try chunks(numbers.map(Value.integer)) { chunk, places in
      changed += try run(
        """
        update meeting set \(column) = null, \(column)_erased = \(column)_start,
        \(column)_start = null, erased = erased | $1 where id in (\(places(2)))
        """, [.integer(field.bit)] + chunk)
    }
    return changed
  }

  /// Clears a personal field of all participants of meetings but the held ones, and remembers the
  /// start point. `untouched`: participants that holds keep.
  func erase(
    _ field: ParticipantField, of meetings: [Int64], untouched: [Int64]
  ) throws {
    let cleared = field.cleared.map { "\($0) = null" }.joined(separator: ", ")
    try chunks(meetings.map(Value.integer)) { chunk, places in
      var binds: [Value] = [.integer(field.bit)] + chunk
      var sql = """
        update participant set \(cleared), erased = erased | $1, \(field.erased) =
        (select m.\(field.start) from meeting m where m.id = participant.meeting)
        where meeting in (\(places(2))) and \(field.column) is not null
        """
      if !untouched.isEmpty {
        sql += " and id not in (\(Chunk.places(untouched.count, from: binds.count + 1)))"
        binds += untouched.map(Value.integer)
      }
      try run(sql, binds)
      guard untouched.isEmpty else { return try forgetStarts(ofMeetings: chunk) }
      try run("update meeting set \(field.start) = null where id in (\(places(1)))", chunk)
    }
    try forgetRectified(participants: field.column, ofMeetings: meetings)
  }

  /// Deletes all participants of meetings but the held ones.
  func deleteParticipants(
    of meetings: [Int64], untouched: [Int64], rule: RuleID?, at: Instant
  ) throws -> Removed {
    var removed = Removed()
    let kept = Set(untouched)
    try chunks(meetings.map(Value.integer)) { chunk, places in
      let rows = try doomed(.participant, where: "t.meeting in (\(places(1)))", chunk)
      removed += try delete(
        .participant, rows.filter { !kept.contains($0.number) }, rule: rule, at: at)
      guard kept.isEmpty else { return try forgetStarts(ofMeetings: chunk) }
      try run(
        """
        update meeting set participant_start = null, name_start = null, email_start = null,
        ip_start = null where id in (\(places(1)))
        """, chunk)
    }
    return removed
  }

  /// Deletes meetings with all below them; their reports stay, without the link.
  func deleteMeetings(_ numbers: [Int64], rule: RuleID?, at: Instant) throws -> Removed {
    var removed = Removed()
    try chunks(numbers.map(Value.integer)) { chunk, places in
      for kind in [Kind.file, .recording, .participant] {
        let rows = try doomed(kind, where: "t.meeting in (\(places(1)))", chunk)
        removed += try delete(kind, rows, rule: rule, at: at)
      }
      let meetings = try doomed(.meeting, where: "t.id in (\(places(1)))", chunk)
      try cutReportLinks(to: meetings.map(\.id))
      removed += try delete(.meeting, meetings, rule: rule, at: at)
    }
    return removed
  }

  /// Clears the reports' links to these meetings.
  func cutReportLinks(to meetings: [String]) throws {
    try chunks(meetings.map(Value.text)) { chunk, places in
      try run(
        """
        update report set meeting = null, erased = erased | $1 where meeting in (\(places(2)))
        """, [.integer(ErasedBits.of(.report, "meeting"))] + chunk)
    }
  }
}

/// A field of meetings with a rule of its own.
struct MeetingField {
  let column: String
  let bit: Int64

  init?(rule: RuleID) {
    switch rule {
    case .meetingTitle: (column, bit) = ("title", ErasedBits.of(.meeting, "title"))
    case .meetingNote: (column, bit) = ("note", ErasedBits.of(.meeting, "note"))
    case .dialIn: (column, bit) = ("dial_in", ErasedBits.of(.meeting, "dialIn"))
    default: return nil
    }
  }
}
