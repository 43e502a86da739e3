package import Domain

/// What an old copy could not know of when its meetings were, on which rules hang.
extension Transaction {
  /// Tells those of these meetings that moved since when they were. What was due of one at any time
  /// until it moved on falls due again, as the rules have erased it. Returns those of which something
  /// is.
  func learn(
    _ unknown: LedgerReplay.Unknown, _ meetings: [DoomedRow], _ derivation: Derivation
  ) throws -> [Int64] {
    guard !unknown.moved.isEmpty else { return [] }
    var lines: [Int64: [LedgerLine]] = [:]
    for row in meetings {
      let key = LedgerReplay.Key(
        kind: Kind.meeting.rawValue, tag: tagger.tag(.meeting, row.id))
      lines[row.number] = unknown.moved[key]
    }
    var due: [Int64: [RuleID: Instant]] = [:]
    for (meeting, left) in try derivation.meetings(lines.keys.sorted()) {
      let moves = (lines[meeting.number] ?? []).compactMap { line in
        line.detail.flatMap(MeetingTimes.init(text:)).map { (at: line.at, times: $0) }
      }
      guard let last = moves.last else { continue }
      let states = [derivation.times(of: meeting, left)] + moves.map(\.times)
      let ends = moves.map(\.at) + [derivation.at]
      for rule in Self.erasing {
        let period = derivation.policy[rule].period
        due[meeting.number, default: [:]][rule] =
          zip(states, ends).lazy.compactMap { times, end in
            times.start(of: rule).flatMap { period.due(from: $0) <= end ? $0 : nil }
          }.first
      }
      try write(last.times, ofMeeting: meeting.number)
    }
    try derivation.refresh(due.keys.sorted(), due: due)
    return due.filter { !$0.value.isEmpty }.keys.sorted()
  }

  /// The rules that erase fields by when a meeting was.
  private static let erasing: [RuleID] = [
    .meetingTitle, .meetingNote, .participantName, .participantEmail, .participantIP, .dialIn,
  ]

  /// Computes the start points of meetings anew, once the rules have done what was due.
  package func recount(meetings numbers: [Int64], policy: Policy, at: Instant) throws {
    try Derivation(transaction: self, policy: policy, at: at).refresh(numbers)
  }

  /// What was never told, and is no, stays untold: a null less itself is null.
  private func write(_ times: MeetingTimes, ofMeeting number: Int64) throws {
    try run(
      """
      update meeting set scheduled_at = $2, duration_minutes = $3, started_at = $4, ended_at = $5,
      quick = coalesce($6, quick - quick), connected = coalesce($7, connected - connected),
      gone_join_at = coalesce($8, gone_join_at),
      gone_leave_at = coalesce($9, gone_leave_at), listed_at = $10 where id = $1
      """,
      [
        .integer(number), Value(times.scheduledAt), Value(times.durationMinutes),
        Value(times.startedAt), Value(times.endedAt),
        times.quick ? .integer(1) : .null,
        times.connected == 0 ? .null : .integer(times.connected), Value(times.firstJoinAt),
        Value(times.lastLeaveAt),
        Value(times.occurrence ?? Self.unlisted),
      ])
  }

  /// Personal fields of meetings and their participants of which nothing tells when they lapse: when
  /// the meeting was, or its end, is not known here.
  package func countUnjudged() throws -> Int {
    try count(
      """
      select (select count(title) from meeting where title_start is null)
      + (select count(note) from meeting where note_start is null)
      + (select count(dial_in) from meeting where dial_in_start is null)
      + (select count(p.name) from participant p join meeting m on m.id = p.meeting
      where m.name_start is null)
      + (select count(p.email) from participant p join meeting m on m.id = p.meeting
      where m.email_start is null)
      + (select count(p.ip) from participant p join meeting m on m.id = p.meeting
      where m.ip_start is null)
      """)
  }

  /// For the file outside: after a restore it must be done again. `audit`: the entry's number.
  package func noteRectified(audit: Int64, ticket: String?, at: Instant) throws {
    try note(
      [
        .init(
          .rectified, "audit", number: audit, ticket.flatMap(Self.word),
          tagger.tag("audit", String(audit)))
      ], at: at)
  }

  /// A ticket as one word of a line; nil where it is none.
  private static func word(_ ticket: String) -> String? {
    let isWord =
      (1...64).contains(ticket.utf8.count) && ticket != "-"
      && ticket.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "@") }
    return isWord ? ticket : nil
  }
}
