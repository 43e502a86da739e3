import Domain

extension DemoSource {
  func forEachMeeting(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      let times = facts.times
      let keeps = horizon(facts).week.keeps(times.start(of: .meetingTitle))
      let keepsTitle = keeps || facts.staged?.keepsTitle == true
      try body(
        ImportedRecord(
          kind: .meeting, line: 0,
          values: [
            .text(Text.meetingID(index)), .text(tenants[facts.tenant].fqdn),
            .text(tenants[facts.tenant].number(facts.host)),
            Value(keepsTitle ? title(facts) : nil), Value(keeps ? note(facts) : nil),
            Value(times.scheduledAt), Value(times.durationMinutes), Value(times.startedAt),
            Value(times.endedAt), Value(times.quick), .integer(times.connected),
            Value(keepsSessionData(facts) ? dialIn(facts) : nil),
          ]))
    }
  }

  /// As it was given, whether or not it is still stored.
  func title(_ facts: MeetingFacts) -> String? {
    if let staged = facts.staged { return staged.title }
    if facts.key % 11 == 0 { return nil }
    return Phrases.titles[Int(facts.key >> 8 & 0xFFFF) % Phrases.titles.count]
  }

  private func note(_ facts: MeetingFacts) -> String? {
    if let staged = facts.staged { return staged.note }
    guard facts.key >> 24 & 0xFF < 100 else { return nil }
    return Phrases.notes[Int(facts.key >> 32 & 0xFFFF) % Phrases.notes.count]
  }

  private func dialIn(_ facts: MeetingFacts) -> String? {
    let has = facts.staged.map(\.dialIn) ?? (facts.key >> 48 & 0xFF < 80)
    guard has, let number = tenants[facts.tenant].dialInNumbers.first else {
      return has && facts.staged != nil ? "+44 20 7946 0958" : nil
    }
    return number
  }
}
