import Domain

extension DemoSource {
  /// Sessions of meetings that are gone.
  var oldSessionCount: Int { max(60, meetings / 4) }

  struct Stay {
    let startedAt: Instant
    let endedAt: Instant
    let people: Int
  }

  /// The sessions of a meeting: a standing room has had earlier ones.
  private func stay(_ facts: MeetingFacts, _ turn: Int) -> Stay? {
    guard facts.isOver, let started = facts.times.startedAt, let end = facts.sessionEnd else {
      return nil
    }
    let back = Int64(turn) * 9 * Instant.day
    let stay = Stay(startedAt: started - back, endedAt: end - back, people: facts.people)
    return horizon.year.keeps(gathered(stay)) ? stay : nil
  }

  private func gathered(_ stay: Stay) -> Instant { min(stay.endedAt + 45_000, now - 1) }

  private func turns(_ facts: MeetingFacts) -> Int { facts.times.quick ? Self.perMeeting : 1 }

  func storedSessions(_ facts: MeetingFacts) -> Int {
    (0..<turns(facts)).count { turn in stay(facts, turn).map(isKept) ?? false }
  }

  /// By what is stored: the hour, once it is anonymous.
  private func isKept(_ stay: Stay) -> Bool {
    let at = gathered(stay)
    return horizon.year.keeps(horizon.twoMonths.keeps(at) ? at : at.cutToHour)
  }

  func forEachSession(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      for turn in 0..<turns(facts) {
        guard let stay = stay(facts, turn), isKept(stay) else { continue }
        try body(
          session(
            index * Self.perMeeting + turn, stay, tenant: facts.tenant, host: facts.host,
            meeting: index))
      }
    }
    for index in 0..<oldSessionCount {
      guard let (stay, tenant, host) = oldSession(index) else { continue }
      // A meeting that is gone: an index beyond all.
      try body(
        session(
          meetings * Self.perMeeting + index, stay, tenant: tenant, host: host,
          meeting: meetings + index))
    }
  }

  func oldSession(_ index: Int) -> (Stay, tenant: Int, host: Int)? {
    var random = Random(seed: seed, stream: Stream.oldSession, index: index)
    let first = NamedTenant.withoutMeetings.count
    let tenant = first + random.below(tenants.count - first)
    let host = random.below(tenants[tenant].extensions)
    let end = now - 10 * Instant.minute - random.below(365 * Instant.day + 5 * Instant.hour)
    let stay = Stay(
      startedAt: end - 5 * Instant.minute - random.below(90 * Instant.minute), endedAt: end,
      people: 1 + random.below(9))
    return isKept(stay) ? (stay, tenant, host) : nil
  }

  private func session(
    _ number: Int, _ stay: Stay, tenant: Int, host: Int, meeting: Int
  ) -> ImportedRecord {
    let at = gathered(stay)
    let named = horizon.twoMonths.keeps(at)
    return ImportedRecord(
      kind: .session, line: 0,
      values: [
        .text("S-" + String(number)), named ? .text(tenants[tenant].fqdn) : .null,
        named ? .text(Text.meetingID(meeting)) : .null,
        named ? Value(ownerName(owner(tenant, host))) : .null,
        Value(named ? at : at.cutToHour), Value(named ? stay.startedAt : stay.startedAt.cutToHour),
        Value(named ? stay.endedAt : stay.endedAt.cutToHour), Value(stay.people),
        Value(tenants[tenant].mcu),
        named ? .null : Value(Period.months(2).due(from: at) + 7 * Instant.minute),
      ])
  }
}
