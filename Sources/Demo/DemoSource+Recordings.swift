import Domain

extension DemoSource {
  /// The most recordings of a meeting, and of its files and sessions of one sort.
  static let perMeeting = 4
  /// The first standing room.
  static let firstRoom = (0..<1_000).first(where: isQuick) ?? 0

  private func drawnRecordings(_ facts: MeetingFacts) -> Int {
    if let staged = facts.staged { return staged.recordings }
    guard facts.isOver || facts.state == .live else { return 0 }
    let draw = Int(facts.key >> 40 & 0xFF)
    return draw < 40 ? 1 : draw < 48 ? 2 : 0
  }

  private func createdAt(_ facts: MeetingFacts, _ place: Int) -> Instant {
    if let lateness = facts.staged?.lateness {
      return now - 7 * Instant.day - Int64(lateness - 5 * place) * Instant.minute - 4_321
    }
    let started = facts.times.startedAt ?? now
    let wait = 60_000 + Int64(facts.key >> 20 & 0x7_FFFF) + Int64(place) * 95_000
    guard facts.isOver, let end = facts.sessionEnd else { return min(started + wait, now - 1) }
    return min(end + wait, now - 1)
  }

  private func keeps(_ facts: MeetingFacts, _ createdAt: Instant) -> Bool {
    facts.staged?.lateness != nil || horizon(facts).week.keeps(createdAt)
  }

  func storedRecordings(_ facts: MeetingFacts) -> Int {
    (0..<drawnRecordings(facts)).count { keeps(facts, createdAt(facts, $0)) }
  }

  static func recordingID(_ number: Int) -> String { "R-" + String(80_000 + number) }

  func forEachRecording(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      for place in 0..<drawnRecordings(facts) {
        let createdAt = createdAt(facts, place)
        guard keeps(facts, createdAt) else { continue }
        try body(
          recording(
            index * Self.perMeeting + place, of: index, createdAt: createdAt,
            isLive: facts.state == .live, tenant: facts.tenant))
      }
    }
    guard backlog > 0 else { return }
    let rooms = (meetings - 1 - Self.firstRoom) / 20 + 1
    for number in 0..<backlog {
      var random = Random(seed: seed, stream: Stream.backlog, index: number)
      let createdAt = now - 7 * Instant.day - random.below(7 * Instant.hour)
      let room = Self.firstRoom + number % rooms * 20
      try body(
        recording(
          meetings * Self.perMeeting + number, of: room, createdAt: createdAt, isLive: false,
          tenant: NamedTenant.all.count))
    }
  }

  private func recording(
    _ number: Int, of meeting: Int, createdAt: Instant, isLive: Bool, tenant: Int
  ) -> ImportedRecord {
    var random = Random(seed: seed, stream: Stream.recording, index: number)
    let draw = random.below(100)
    let age = now - createdAt
    let failed = draw < 4 || number == StagedMeeting.failedMeeting * Self.perMeeting + 1
    // The one that is down has been so for half an hour; what met there meets at the nearest.
    let usual = tenants[tenant].mcu
    let mcu = usual == "jnb-1" && age < 30 * Instant.minute ? "cpt-2" : usual
    let state =
      isLive || age < 4 * Instant.minute
      ? "raw" : age < 45 * Instant.minute ? "converting" : failed ? "failed" : "ready"
    let key = Text.objectKey("recordings", number, state == "raw" ? ".webm" : ".mp4")
    return ImportedRecord(
      kind: .recording, line: 0,
      values: [
        .text(Self.recordingID(number)), .text(Text.meetingID(meeting)), Value(createdAt),
        .text(state), .integer(8_000_000 + random.below(Int64(900_000_000))),
        // Of half of the failed ones nothing was stored.
        draw < 2 && state == "failed" ? .null : .text(key),
        Value(mcu),
        state == "raw" ? .null : .text("conv-" + String(1 + random.below(4))),
      ])
  }
}
