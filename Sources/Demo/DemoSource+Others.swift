package import Domain

extension DemoSource {
  var pollCount: Int { max(36, meetings / 20) }
  var logCount: Int { max(64, meetings / 50) }

  func forEachPoll(_ body: (ImportedRecord) throws -> Void) throws {
    let first = NamedTenant.withoutMeetings.count
    for index in 0..<pollCount {
      var random = Random(seed: seed, stream: Stream.poll, index: index)
      let tenant = index < 6 ? brightway : first + random.below(tenants.count - first)
      let host = index < 6 ? heldHost : random.below(tenants[tenant].extensions)
      let createdAt = now - Instant.hour - random.below(300 * Instant.day)
      var question = random.pick(Phrases.questions)
      var options = random.pick(Phrases.options)
      if index == 7 {
        question = Phrases.hostile[0]
        options = ["\"quoted\"", "back\\slash", Phrases.hostile[9]]
      }
      try body(
        ImportedRecord(
          kind: .poll, line: 0,
          values: [
            .text("Q-" + String(700 + index)), .text(tenants[tenant].fqdn),
            .text(tenants[tenant].number(host)),
            random.chance(80) ? .text(random.pick(Phrases.titles)) : .null, .text(question),
            .text(Text.list(options)), Value(createdAt),
            random.chance(25) ? .text(Text.objectKey("polls", index, ".pdf")) : .null,
          ]))
    }
  }

  func forEachLog(_ body: (ImportedRecord) throws -> Void) throws {
    let sources = ["mcu", "portal", "file-share", "converter"]
    for index in 0..<logCount {
      var random = Random(seed: seed, stream: Stream.log, index: index)
      let reason = index < Phrases.logReasons.count ? Phrases.logReasons[index] : nil
      let source = random.pick(sources)
      let host =
        switch source {
        case "mcu": Mcu.pick(&random)
        case "portal": "portal-" + String(1 + random.below(2))
        case "converter": "conv-" + String(1 + random.below(4))
        default: "share-1"
        }
      // A kept one is at least 8 days old, and its end within a month of its writing.
      let age =
        reason == nil
        ? random.below(7 * Instant.day + 6 * Instant.hour)
        : 8 * Instant.day + random.below(10 * Instant.day)
      let keptUntil = reason.map { _ in now + Instant.day + random.below(8 * Instant.day) }
      try body(
        ImportedRecord(
          kind: .log, line: 0,
          values: [
            .text("L-" + String(4_000 + index)), .text(source), .text(host), Value(now - age),
            random.chance(80) ? .text(Text.objectKey("logs", index, ".gz")) : .null,
            .integer(2_000 + random.below(Int64(40_000_000))), Value(keptUntil), Value(reason),
          ]))
    }
  }

  /// On an extension, a recording and a PBX; the first needs no meeting to be there.
  package var holds: [ImportedHold] {
    var holds = [
      ImportedHold(
        kind: .extension, record: "brightway.example.net/" + BrightwayCast.numbers[heldHost],
        nature: .legal, reason: "Claim 4711: records of the hearing", ticket: "#4711",
        owner: "olga", reviewAt: now + 60 * Instant.day, line: 0),
      ImportedHold(
        kind: .pbx, record: tenants[heldTenant].fqdn, nature: .legal,
        reason: "Dispute on the moorings contract", ticket: "#4622", owner: "olga",
        reviewAt: now - Instant.day, line: 0),
    ]
    if meetings > StagedMeeting.restrictedMeeting {
      holds.append(
        ImportedHold(
          kind: .recording,
          record: Self.recordingID(StagedMeeting.restrictedMeeting * Self.perMeeting),
          nature: .restriction, reason: "The person contests the accuracy",
          ticket: "DSR-118", owner: "olga", reviewAt: now + 21 * Instant.day, line: 0))
    }
    return holds
  }
}
