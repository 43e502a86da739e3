import Domain

extension DemoSource {
  /// Of session files only those whose session has not finished, or just now.
  func storedFiles(_ facts: MeetingFacts) -> (shared: Int, documents: Int, total: Int) {
    var shared = facts.staged?.shared ?? 0
    var documents = facts.staged?.documents ?? 0
    if facts.staged == nil, facts.state != .nothingKnown, facts.state != .never {
      let draw = Int(facts.key >> 52 & 0x3FF)
      if facts.state == .planned {
        shared = draw < 40 ? 1 + draw % 2 : 0
      } else {
        shared = draw < 400 ? 1 + draw % 3 : 0
      }
      let other = Int(facts.key >> 30 & 0x3FF)
      documents = other < 80 ? 1 + other % 2 : 0
    }
    if !keepsSessionData(facts) { shared = 0 }
    return (shared, documents, shared + documents)
  }

  func forEachFile(_ body: (ImportedRecord) throws -> Void) throws {
    for index in 0..<meetings {
      let facts = facts(index)
      let stored = storedFiles(facts)
      guard stored.total > 0 else { continue }
      let meeting = Text.meetingID(index)
      for place in 0..<stored.total {
        let document = place >= stored.shared
        let slot = document ? Self.perMeeting + place - stored.shared : place
        let number = index * Self.perMeeting * 2 + slot
        var random = Random(seed: seed, stream: Stream.file, index: number)
        let start = facts.times.startedAt ?? facts.times.scheduledAt ?? now
        let lead = 60_000 + random.below(document ? 2 * Instant.day : 40 * Instant.minute)
        let during = facts.times.startedAt != nil && !document
        let during0 = (facts.sessionEnd ?? now) - start
        let uploadedAt =
          during ? start + random.below(max(1, during0)) : min(start, now) - lead
        try body(
          ImportedRecord(
            kind: .file, line: 0,
            values: [
              .text("F-" + String(number)), .text(meeting),
              .text(document ? "document" : "session"),
              document ? .text(random.pick(Phrases.documents)) : .null,
              .text(
                Text.objectKey(
                  document ? "documents" : "files", number, document ? ".pdf" : ".bin")),
              .integer(4_000 + random.below(Int64(9_000_000))), Value(uploadedAt),
            ]))
      }
    }
  }
}
