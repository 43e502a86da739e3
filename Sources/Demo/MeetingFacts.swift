import Domain

/// What a meeting's own record and those of its children are made from.
struct MeetingFacts {
  enum State {
    case planned, live, ended, never
    /// Started, nobody is connected, and the end was never told.
    case unended
    case nothingKnown
  }

  let index: Int
  /// The place of its PBX.
  let tenant: Int
  /// The place of its extension in the PBX.
  let host: Int
  let state: State
  /// Without joins: of `unended` the last leave is the first participant's, at `sessionEnd`.
  let times: MeetingTimes
  /// The end, or now while it lasts; nil where nobody ever came.
  let sessionEnd: Instant?
  let people: Int
  /// A hold on it or above: everything of the last month is there.
  let held: Bool
  let staged: StagedMeeting?
  /// For what is drawn beyond these facts.
  let key: UInt64

  var isOver: Bool { state == .ended || state == .unended }
}

extension DemoSource {
  private static let durations: [Int64] = [15, 30, 30, 45, 60, 60, 60, 90, 120]

  func facts(_ index: Int) -> MeetingFacts {
    index < StagedMeeting.all.count
      ? stagedFacts(index, StagedMeeting.all[index]) : drawnFacts(index)
  }

  private func isHeld(_ tenant: Int, _ host: Int) -> Bool {
    tenant == heldTenant || (tenant == brightway && host == heldHost)
  }

  private func stagedFacts(_ index: Int, _ staged: StagedMeeting) -> MeetingFacts {
    var random = Random(seed: seed, stream: Stream.meeting, index: index)
    let tenant = NamedTenant.place(staged.pbx)
    let at = quarter + Int64(staged.at) * Instant.minute
    let host = min(staged.host, tenants[tenant].extensions - 1)
    var times = MeetingTimes(quick: staged.quick)
    if !staged.quick && staged.state != .nothingKnown {
      times.scheduledAt = at
      times.durationMinutes = Int64(staged.duration)
    }
    var sessionEnd: Instant?
    let state: MeetingFacts.State
    switch staged.state {
    case .planned: state = .planned
    case .never: state = .never
    case .nothingKnown: state = .nothingKnown
    case .live:
      state = .live
      times.startedAt = at - 72_500
      times.connected = Int64(staged.people)
      sessionEnd = now
    case .ended:
      state = .ended
      times.startedAt = at - 72_500
      let end = at + Int64(staged.duration) * Instant.minute - 121_000
      times.endedAt = end
      sessionEnd = end
    }
    return MeetingFacts(
      index: index, tenant: tenant, host: host, state: state, times: times, sessionEnd: sessionEnd,
      people: staged.people, held: isHeld(tenant, host), staged: staged, key: random.next())
  }

  /// Of a hundred meetings 42 lie in the last 8 days, 19 in the last 70, 9 in the year, 25 in the
  /// next 21 days; 5 are standing rooms.
  private func drawnFacts(_ index: Int) -> MeetingFacts {
    var random = Random(seed: seed, stream: Stream.meeting, index: index)
    let quick = Self.isQuick(index)
    let tenant: Int
    if quick {
      tenant = NamedTenant.all.count + random.below(tenants.count - NamedTenant.all.count)
    } else if isSmall, random.below(8) == 0 {
      tenant = brightway
    } else {
      let first = NamedTenant.withoutMeetings.count
      tenant = first + random.below(tenants.count - first)
    }
    let host = random.below(tenants[tenant].extensions)
    let people = drawnPeople(&random)
    let held = isHeld(tenant, host)
    let minutes = Self.durations[random.below(Self.durations.count)]
    let draw = random.below(95)
    let age: Int64
    if quick {
      let wide = random.below(395 * Instant.day)
      age = wide / Instant.day * wide / 395
    } else if draw < 42 {
      age = random.below(8 * Instant.day)
    } else if draw < 61 {
      age = 8 * Instant.day + random.below(62 * Instant.day)
    } else if draw < 70 {
      age = 70 * Instant.day + random.below(295 * Instant.day + 6 * Instant.hour)
    } else {
      let wide = random.below(21 * Instant.day)
      age = -(wide / Instant.hour * wide / (21 * 24)) - 15 * Instant.minute
    }
    let step = 15 * Instant.minute
    let at = quarter - age / step * step
    let start = at - 180_000 + random.below(660_000)
    let fate = random.below(100)
    let early = random.below(40 * Instant.minute)
    let key = random.next()

    func made(
      _ state: MeetingFacts.State, _ times: MeetingTimes, end: Instant? = nil, people: Int
    ) -> MeetingFacts {
      MeetingFacts(
        index: index, tenant: tenant, host: host, state: state, times: times, sessionEnd: end,
        people: people, held: held, staged: nil, key: key)
    }

    var times = MeetingTimes(quick: quick)
    if fate >= 97 && !quick {
      // Nobody told when it was to be; one in ten of these has no time at all.
      if fate == 99 && early % 3 == 0 { return made(.nothingKnown, times, people: people) }
    } else if !quick {
      times.scheduledAt = at
      times.durationMinutes = fate == 96 ? nil : minutes
    }
    guard start <= now else {
      if times.scheduledAt == nil { return made(.nothingKnown, times, people: people) }
      return made(.planned, times, people: people)
    }
    if fate < 6 && !quick { return made(.never, times, people: people) }
    times.startedAt = start
    let end = start + max(5 * Instant.minute, minutes * Instant.minute + 600_000 - early)
    if end > now || (quick && fate < 3) {
      if quick, end <= now { times.startedAt = now - (end - start) }
      let people = max(1, people)
      times.connected = Int64(people - people / 4)
      return made(.live, times, end: now, people: people)
    }
    if fate == 7, age < 50 * Instant.day {
      return made(.unended, times, end: end, people: max(1, people))
    }
    times.endedAt = end
    return made(.ended, times, end: end, people: people)
  }

  static func isQuick(_ index: Int) -> Bool {
    index % 20 == 7 && index >= StagedMeeting.all.count
  }

  /// On average 5 in a small demo, 3 in a large one, up to 22.
  private func drawnPeople(_ random: inout Random) -> Int {
    let draw = random.below(100)
    if draw < 6 { return 0 }
    if isSmall {
      if draw < 60 { return 2 + random.below(4) }
      return draw < 94 ? 4 + random.below(7) : 11 + random.below(12)
    }
    if draw < 80 { return 1 + random.below(3) }
    return draw < 98 ? 4 + random.below(4) : 8 + random.below(15)
  }

  func horizon(_ facts: MeetingFacts) -> Horizon { facts.held ? heldHorizon : horizon }

  /// How many participants are still stored, by the rule `participant`.
  func storedPeople(_ facts: MeetingFacts) -> Int {
    guard facts.people > 0 else { return 0 }
    var times = facts.times
    if facts.state == .unended { times.lastLeaveAt = facts.sessionEnd }
    return horizon(facts).twoMonths.keeps(times.finished) ? facts.people : 0
  }

  /// Whether what goes at once when a session has finished is still there.
  func keepsSessionData(_ facts: MeetingFacts) -> Bool {
    var times = facts.times
    if facts.state == .unended { times.lastLeaveAt = facts.sessionEnd }
    guard let finished = times.finished else { return true }
    return finished > justFinished
  }
}
