import Domain
import Operations
import Store
import TestSupport
import Testing

/// What rules have erased since a copy was made is erased from it again, although the copy does not
/// know when its meetings were; what they have not is there.
@Suite struct RestoreTimesTests {
  private let start = Instant("2026-03-02T09:00:00Z")
  private static let fields: [(Kind, [String])] = [
    (.meeting, ["title", "note", "dialIn"]), (.participant, ["name", "email", "ip"]),
  ]

  private func world(_ meetings: [String], _ times: Line.Members) async throws -> RestorePlace {
    let place = RestorePlace(test: try await TestDatabase())
    try await place.load(
      [Line.pbx(), Line.extension()]
        + meetings.flatMap { id in
          [
            Line.make(
              "meeting",
              [
                "id": .text(id), "pbx": .text(Line.fqdn), "extension": "104", "title": "Plans",
                "note": "Bring numbers", "dialIn": "+49 69 5550 1234",
              ], times),
            Line.participant(
              "P" + id,
              [
                "meeting": .text(id), "name": "Ann Lee", "email": "ann@example.com",
                "ip": "192.0.2.4",
              ]),
          ]
        }, at: start)
    return place
  }

  /// The records that are there, and their fields that can be read.
  private func readable(_ ids: [String], in database: Database) async throws -> Set<String> {
    try await database.read { transaction in
      var found: Set<String> = []
      for (kind, names) in Self.fields {
        for id in ids.map({ kind == .participant ? "P" + $0 : $0 }) {
          guard let record = try transaction.record(kind, id: id)?.record else { continue }
          found.insert(id)
          for name in names where !record.isNull(name) { found.insert("\(id) \(name)") }
        }
      }
      return found
    }
  }

  private func sweep(_ place: RestorePlace, at instant: Instant) async throws {
    let result = try await place.operations(at: instant).sweep(
      SweepRequest(releaseBrake: .test), by: .owner)
    #expect(result.brakes.isEmpty && result.failed.isEmpty)
  }

  @Test func theEndOfAMeetingCameAfterTheCopy() async throws {
    let place = try await world(["M1", "M2"], ["connected": 2])
    let copy = try await place.copy("copy", at: start)
    let known = start + Instant.hour
    try await place.load(
      [
        Line.meeting(
          "M1", ["startedAt": .at(start), "endedAt": .at(known), "connected": .number(0)])
      ], at: known)
    let later = start + 8 * Instant.day
    try await sweep(place, at: later)
    #expect(try await readable(["M1"], in: place.test.database) == ["M1", "PM1"])

    let (database, result) = try await place.restored(copy, at: later)
    #expect(try await readable(["M1"], in: database) == ["M1", "PM1"])
    #expect(try await readable(["M2"], in: database).count == 8, "nothing else is gone")
    #expect(result.unjudged == 6, "those of M2, of which nobody knows when it was")
    #expect(result.copiedAt == start)
    let row = try #require(try await database.read { try $0.record(.meeting, id: "M1")?.record })
    #expect(row["endedAt"].instant == known, "it is known again")
  }

  @Test func withoutTheLedgerItSaysWhatItCannotJudge() async throws {
    let place = try await world(["M1"], ["connected": 2])
    let copy = try await place.copy("copy", at: start)
    let database = try await TestDatabase.opened(copy)
    let later = start + 8 * Instant.day
    let result = try await Operations(
      database: database, policy: place.test.policy, objects: nil, now: { later }
    ).restore(from: [], identity: "copy", by: .owner)
    #expect(result.unjudged == 6 && result.rectified.isEmpty)
  }

  /// What was erased stays so, although its meeting has another date since.
  @Test func itWasErasedBeforeItWasScheduledAnew() async throws {
    let place = try await world(["M1"], ["scheduledAt": .at(start)])
    let copy = try await place.copy("copy", at: start)
    let erased = start + 8 * Instant.day
    try await sweep(place, at: erased)
    try await place.load(
      [Line.meeting("M1", ["scheduledAt": .at(start + 30 * Instant.day)])], at: erased)
    let (database, _) = try await place.restored(copy, at: erased)
    #expect(try await readable(["M1"], in: database) == ["M1", "PM1"])
  }

  @Test func itWasScheduledAnewBeforeItWasDue() async throws {
    let place = try await world(["M1"], ["scheduledAt": .at(start)])
    let copy = try await place.copy("copy", at: start)
    let moved = start + 2 * Instant.day
    try await sweep(place, at: moved)
    try await place.load(
      [Line.meeting("M1", ["scheduledAt": .at(start + 30 * Instant.day)])], at: moved)
    let later = start + 8 * Instant.day
    let (database, _) = try await place.restored(copy, at: later)
    // Its dial-in data went with the end that was planned.
    #expect(try await readable(["M1"], in: database).contains("M1 title"))
    #expect(
      try await readable(["M1"], in: database) == readable(["M1"], in: place.test.database))
  }

  /// What a hold keeps is kept, and counts from when its meeting is now.
  @Test func aHoldKeepsItAll() async throws {
    let place = try await world(["M1"], ["scheduledAt": .at(start)])
    _ = try await place.test.hold(.meeting, "M1", at: start)
    let copy = try await place.copy("copy", at: start)
    let moved = start + 8 * Instant.day
    try await place.load(
      [Line.meeting("M1", ["scheduledAt": .at(start + 30 * Instant.day)])], at: moved)
    let (database, result) = try await place.restored(copy, at: moved)
    #expect(try await readable(["M1"], in: database).count == 8)
    #expect(result.held > 0)
    #expect(try await wrongStarts(database, place, at: moved) == 0)
  }

  @Test func whoWasPutRightSinceIsToldOf() async throws {
    let place = try await world(["M1"], ["scheduledAt": .at(Line.lasting)])
    func rectify(_ name: String, _ ticket: String, at instant: Instant) async throws -> Int64 {
      var person = PersonRequest(address: FoldedAddress("ann@example.com"))
      person.ticket = ticket
      _ = try await place.operations(at: instant).rectifyPerson(
        RectifyPersonRequest(person: person, target: .name, value: name), by: .officer)
      return try #require(try await place.test.database.read { try $0.auditHead()?.number })
    }
    _ = try await rectify("Ann Leigh", "#1", at: start)
    let copy = try await place.copy("copy", at: start)
    let later = start + Instant.hour
    let entries = [
      try await rectify("Anne Leigh", "#2", at: later),
      try await rectify("Anna Leigh", "two words", at: later),
    ]
    let (_, result) = try await place.restored(copy, at: later)
    #expect(result.rectified.map(\.audit) == entries)
    #expect(result.rectified.map(\.ticket) == ["#2", nil])
    #expect(result.rectified.allSatisfy { $0.at == later })
    #expect(place.file.lines.allSatisfy { !$0.contains("Ann") && !$0.contains("example") })
  }

  /// Random times, told before and after copies: what can be read of a restored copy is what can be
  /// read of the database it is a copy of.
  @Test func randomTimes() async throws {
    var random = SeededNumbers.printed("randomTimes")
    let ids = (0..<5).map { "M\($0)" }
    for _ in 0..<10 {
      let place = try await world(ids, ["connected": 1])
      var now = start
      var copies: [String] = []
      for step in 0..<12 {
        now = now + Int64.random(in: 1...100, using: &random) * Instant.hour
        try await sweep(place, at: now)
        if step % 4 == 0 { copies.append(try await place.copy("copy\(step)", at: now)) }
        let id = ids.randomElement(using: &random) ?? "M0"
        try await place.load([told(of: id, at: now, &random)], at: now)
      }
      now = now + Int64.random(in: 1...800, using: &random) * Instant.hour
      try await sweep(place, at: now)
      let expected = try await readable(ids, in: place.test.database)
      for copy in copies {
        let (database, _) = try await place.restored(copy, at: now)
        let found = try await readable(ids, in: database)
        #expect(found == expected, "\(found.symmetricDifference(expected).sorted()) of \(copy)")
        #expect(try await wrongStarts(database, place, at: now) == 0)
      }
    }
  }

  private func told(
    of id: String, at now: Instant, _ random: inout SeededNumbers
  ) -> String {
    let ago = now - Int64.random(in: 0...72, using: &random) * Instant.hour
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return Line.meeting(id, ["startedAt": .at(ago)])
    case 1: return Line.meeting(id, ["endedAt": .at(ago), "connected": .number(0)])
    case 2:
      let at = now + Int64.random(in: -72...240, using: &random) * Instant.hour
      return Line.meeting(id, ["scheduledAt": .at(at), "durationMinutes": .number(30)])
    case 3:
      return Line.meeting(
        id, ["connected": .number(Int64.random(in: 0...2, using: &random))])
    case 4: return Line.meeting(id, ["endedAt": nil])
    default:
      return Line.participant(
        "P" + id,
        ["meeting": .text(id), "joins": [["at": .at(ago), "left": .at(ago + Instant.minute)]]])
    }
  }

  private func wrongStarts(
    _ database: Database, _ place: RestorePlace, at now: Instant
  ) async throws -> Int {
    let policy = place.test.policy
    return try await database.read {
      try $0.checkStartPoints(.meeting, after: 0, limit: 100, policy: policy, now: now).wrong
    }
  }
}
