import Domain

extension DemoSource {
  /// Reports of meetings that are gone, 11 to 13 months old.
  var oldReportCount: Int { max(12, meetings / 50) }

  struct ReportTimes {
    let createdAt: Instant
    /// Nil: its names are there.
    let sanitizedAt: Instant?
    let verifiedAt: Instant?
    let syncedAt: Instant?
  }

  private func times(createdAt: Instant, _ horizon: Horizon, delay: Int64) -> ReportTimes {
    let sanitized = !horizon.twoMonths.keeps(createdAt)
    let verified = sanitized && !horizon.year.keeps(createdAt)
    let synced = createdAt + delay
    return ReportTimes(
      createdAt: createdAt,
      sanitizedAt: sanitized ? Period.months(2).due(from: createdAt) + delay / 40 : nil,
      verifiedAt: verified ? Period.months(12).due(from: createdAt) + delay / 40 : nil,
      syncedAt: synced <= now ? synced : nil)
  }

  /// Of the ended meetings that have one, about a third.
  func storedReport(_ facts: MeetingFacts) -> ReportTimes? {
    guard facts.state == .ended, !facts.times.quick, facts.people > 0, let end = facts.sessionEnd,
      facts.staged.map(\.report) ?? (facts.key >> 16 & 0xFF < 87)
    else { return nil }
    let createdAt = min(end + 120_000 + Int64(facts.key & 0x7_FFFF), now - 1)
    let delay = Instant.minute + Int64(facts.key >> 12 & 0xFFFF) * 400
    return times(createdAt: createdAt, horizon(facts), delay: delay)
  }

  func forEachReport(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      guard let times = storedReport(facts) else { continue }
      let named = times.sanitizedAt == nil
      let owner = named ? owner(facts.tenant, facts.host) : BrightwayCast.Role()
      let attendees = (0..<facts.people).map { place in
        let guest = guest(facts, place, withIdentity: named)
        return Attendee(
          name: guest.name, email: guest.email, connectedSeconds: connected(guest.joins),
          reconnects: Int64(max(0, guest.joins.count - 1)))
      }
      try body(
        report(
          index, times, pbx: tenants[facts.tenant].fqdn,
          meeting: named ? Text.meetingID(index) : nil,
          number: named ? tenants[facts.tenant].number(facts.host) : nil,
          title: named ? title(facts) : nil, organizer: (ownerName(owner), owner.email),
          attendees))
    }
    for index in 0..<oldReportCount { try body(oldReport(index)) }
  }

  private func oldReport(_ index: Int) -> ImportedRecord {
    var random = Random(seed: seed, stream: Stream.oldReport, index: index)
    let first = NamedTenant.withoutMeetings.count
    let tenant = first + random.below(tenants.count - first)
    let createdAt = now - 330 * Instant.day - random.below(66 * Instant.day)
    let attendees = (0..<2 + random.below(6)).map { _ in
      Attendee(
        name: nil, email: nil, connectedSeconds: 60 + random.below(Int64(3_600)),
        reconnects: random.below(Int64(3)))
    }
    return report(
      meetings + index,
      times(createdAt: createdAt, horizon, delay: random.below(7 * Instant.hour)),
      pbx: tenants[tenant].fqdn, meeting: nil, number: nil, title: nil, organizer: (nil, nil),
      attendees)
  }

  private func report(
    _ number: Int, _ times: ReportTimes, pbx: String, meeting: String?, number extension: String?,
    title: String?, organizer: (name: String?, email: String?), _ attendees: [Attendee]
  ) -> ImportedRecord {
    ImportedRecord(
      kind: .report, line: 0,
      values: [
        .text("T-" + String(20_000 + number)), Value(meeting), .text(pbx), Value(`extension`),
        Value(title), Value(organizer.name), Value(organizer.email), Value(times.createdAt),
        Value(times.sanitizedAt), Value(times.verifiedAt), Value(times.syncedAt),
        .integer(Int64(attendees.count)),
      ], attendees: attendees)
  }

  private func connected(_ joins: [Join]) -> Int64 {
    joins.reduce(0) { sum, join in
      guard let at = join.at else { return sum }
      return sum + max(0, (join.left ?? now) - at) / Instant.second
    }
  }
}
