import Domain

extension DemoSource {
  /// The most participants of a meeting, rounded up to what ids are spaced by.
  private static let spacing = 32

  struct Guest {
    let name: String?
    let email: String?
    let ip: String
    let joins: [Join]
  }

  func forEachParticipant(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      let count = storedPeople(facts)
      guard count > 0 else { continue }
      let week = horizon(facts).week
      var times = facts.times
      times.firstJoinAt = facts.state == .unended ? times.startedAt : nil
      let keepsName = week.keeps(times.start(of: .participantName))
      let keepsEmail = week.keeps(times.start(of: .participantEmail))
      let keepsIP = facts.sessionEnd != nil && week.keeps(times.start(of: .participantIP))
      let meeting = Text.meetingID(index)
      for place in 0..<count {
        let guest = guest(facts, place, withIdentity: keepsName || keepsEmail || keepsIP)
        try body(
          ImportedRecord(
            kind: .participant, line: 0,
            values: [
              .text("P" + String(index * Self.spacing + place)), .text(meeting),
              Value(keepsName ? guest.name : nil), Value(keepsEmail ? guest.email : nil),
              Value(keepsIP ? guest.ip : nil),
              .text(place == 0 ? "organizer" : "participant"),
              guest.joins.isEmpty ? .null : .text(Text.joins(guest.joins)),
            ]))
      }
    }
  }

  /// The first is the organiser; the joins do not depend on `withIdentity`.
  func guest(_ facts: MeetingFacts, _ place: Int, withIdentity: Bool) -> Guest {
    var random = Random(
      seed: seed, stream: Stream.participant, index: facts.index * Self.spacing + place)
    let joins = joins(facts, place, &random)
    guard withIdentity else { return Guest(name: nil, email: nil, ip: "", joins: joins) }
    let ip = Text.address(&random)
    if place == 0 {
      let owner = owner(facts.tenant, facts.host)
      return Guest(name: ownerName(owner), email: owner.email, ip: ip, joins: joins)
    }
    let person = Person(&random)
    let draw = random.below(100)
    let domain = draw < 45 ? tenants[facts.tenant].fqdn : Phrases.domains[draw % 9]
    let email = draw < 90 ? person.email(at: domain, style: draw & 3) : nil
    var name: String? = draw == 50 ? nil : draw < 60 ? person.fullName : person.first.text
    if facts.staged != nil, StagedMeeting.hasHostileNames(facts.index) {
      let hostile = Phrases.hostile + [Phrases.longName]
      if place <= 4 { name = hostile[(place + facts.index * 4) % hostile.count] }
    }
    return Guest(name: name, email: email, ip: ip, joins: joins)
  }

  /// Of a live meeting the first `connected` are still there.
  private func joins(_ facts: MeetingFacts, _ place: Int, _ random: inout Random) -> [Join] {
    guard let started = facts.times.startedAt, let end = facts.sessionEnd else { return [] }
    let length = end - started
    let stays = facts.times.connected > Int64(place)
    let late = place == 0 || length < 10_000 ? 0 : random.below(length / 4)
    let early = place == 0 || length < 10_000 ? 0 : random.below(length / 3)
    let from = started + late
    let until = end - early
    var reconnects = 0
    let draw = random.below(1_000)
    if draw >= 990 {
      reconnects = 3 + random.below(7)
    } else if draw >= 880 {
      reconnects = draw >= 960 ? 2 : 1
    }
    if facts.index == 0 && place == 3 { reconnects = 9 }
    guard reconnects > 0, until - from >= Int64(reconnects + 1) * 2 * Instant.minute else {
      return [Join(at: from, left: stays ? nil : until)]
    }
    let part = (until - from) / Int64(reconnects + 1)
    return (0...reconnects).map { turn in
      let at = from + part * Int64(turn)
      let last = turn == reconnects
      return Join(
        at: turn == 0 ? at : at + 20_000 + random.below(40_000),
        left: last ? (stays ? nil : until) : at + part)
    }
  }
}
