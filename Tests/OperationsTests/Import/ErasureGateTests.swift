import Domain
import Formats
import Operations
import TestSupport
import Testing

/// Nothing erased comes back (`interfaces.md`, Importing again).
@Suite struct ErasureGateTests {
  private let start = Instant("2026-03-02T09:00:00Z")
  private let anew = Instant("2026-06-01T00:00:00Z")

  private var world: [String] {
    [
      Line.pbx(), Line.extension("104", ["email": "ann@example.com"]),
      Line.meeting(
        "M1",
        [
          "title": "Budget", "note": "figures", "dialIn": "+49 30 1234567",
          "scheduledAt": .at(start), "startedAt": .at(start), "endedAt": .at(start),
        ]),
      Line.participant(
        "P1", ["name": "Ben", "email": "ben@example.org", "ip": "198.51.100.4"]),
      Line.poll("Q1"), Line.recording("R1", start, ["object": "recordings/a"]),
      Line.file("F1", ["object": "files/a"]), Line.file("F2", share: "document"),
      Line.report(
        "T1", start,
        [
          "meeting": "M1", "extension": "104", "title": "Minutes", "organizerName": "Ann",
          "organizerEmail": "ann@example.com",
          "attendees": [["name": "Ben", "email": "ben@example.org", "connectedSeconds": 60]],
        ]),
      Line.session(
        "S1", start, ["pbx": .text(Line.fqdn), "meeting": "M1", "organizer": "Ann"]),
      Line.log("L1", start),
    ]
  }

  private func snapshot(_ test: TestDatabase, _ kinds: [Kind] = Kind.allCases) async throws
    -> [String]
  {
    var lines: [String] = []
    for kind in kinds {
      for id in try await test.ids(kind) {
        let view = try await test.view(kind, id, at: start)
        lines.append("\(kind) \(id) \(view.fields) \(view.erased)")
      }
    }
    return lines
  }

  /// After a day, 8 days, 3 months and 2 years: import, sweep, import the same again.
  @Test(arguments: [1, 8, 92, 730] as [Int64])
  func theSameAgainBringsNothingBack(_ days: Int64) async throws {
    let test = try await TestDatabase()
    let late = start + days * Instant.day
    try await test.load(world, at: start)
    try await test.sweep(at: late)
    let swept = try await snapshot(test)
    let again = try await test.load(world, at: late)
    #expect(again.stored == 0 && again.updated == 0)
    #expect(again.skipped == world.count)
    #expect(!again.warnings.isEmpty)
    #expect(try await snapshot(test) == swept)
    #expect(try await test.sweep(at: late).done.isEmpty)
    // Nor does a file that brings one record alone.
    for line in world {
      _ = try await test.load([line], at: late)
      #expect(try await snapshot(test) == swept, "\(line)")
    }
  }

  @Test(
    arguments: [
      (Kind.meeting, "title"), (.meeting, "note"), (.meeting, "dialIn"), (.participant, "name"),
      (.participant, "email"), (.participant, "ip"),
    ])
  func anErasedFieldWithAnotherValueStaysErased(_ kind: Kind, _ field: String) async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(world, at: start)
    try await test.sweep(at: late)
    let line =
      kind == .meeting
      ? Line.meeting("M1", .init(dictionaryLiteral: (field, "+44 20 7946 0000")))
      : Line.participant("P1", .init(dictionaryLiteral: (field, "192.0.2.77")))
    let result = try await test.load([line], at: late)
    #expect(result.updated == 0 && result.skipped == 1)
    #expect(!result.warnings.isEmpty)
    let record = try #require(try await test.record(kind, kind == .meeting ? "M1" : "P1"))
    #expect(record.isNull(field))
    #expect(record.erased.contains(field))
  }

  @Test func warningsNameNoData() async throws {
    let test = try await TestDatabase()
    let late = start + 730 * Instant.day
    try await test.load(world, at: start)
    try await test.sweep(at: late)
    for warning in try await test.load(world, at: late).warnings {
      for word in ["Budget", "Ben", "Ann", "ben@", "ann@", "198.51", "Minutes"] {
        #expect(!warning.message.contains(word), "\(warning.message)")
      }
    }
  }

  // MARK: - A new life

  @Test func aRescheduledMeetingHasItsFieldsAgainUnderTheNewDueDate() async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["title": "Budget", "note": "figures", "scheduledAt": .at(start)]),
        Line.participant("P1", ["name": "Ben", "email": "ben@example.org"]),
      ], at: start)
    try await test.sweep(at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
    let next = start + 30 * Instant.day
    let result = try await test.load(
      [
        Line.meeting("M1", ["title": "Budget again", "scheduledAt": .at(next)]),
        Line.participant("P1", ["name": "Ben", "email": "ben@example.org"]),
      ], at: late)
    #expect(result.updated == 2)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(!meeting.isNull("title"))
    #expect(meeting.erased == ["note"], "what was not brought again stays erased")
    #expect(
      try await test.entry(.meetingTitle, "M1", at: late)?.dueAt == next + 7 * Instant.day)
    #expect(
      try await test.entry(.participantName, "M1", at: late)?.dueAt == next + 7 * Instant.day)
    try await test.sweep(at: next + 7 * Instant.day)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
  }

  @Test func aMeetingMovedBackDoesNotHaveItsFieldsAgain() async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(
      [
        Line.pbx(), Line.extension(),
        Line.meeting("M1", ["title": "a", "scheduledAt": .at(start)]),
      ],
      at: start)
    try await test.sweep(at: late)
    try await test.load(
      [Line.meeting("M1", ["title": "a", "scheduledAt": .at(start - 1)])], at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
    try await test.load(
      [Line.meeting("M1", ["title": "a", "scheduledAt": .at(start)])], at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
  }

  @Test func anExtensionWithAnotherAddressIsAnotherOwner() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    try await test.load(
      [Line.removed(.extension, Line.fqdn + "/104", at: start, reason: "extension")], at: start)
    #expect(try await test.ids(.extension).isEmpty)
    // The erased address in whatever letters, and none at all: the same owner.
    for email in ["ann@example.com", "ANN@Example.COM"] as [LineValue] {
      let result = try await test.load([Line.extension("104", ["email": email])], at: start)
      #expect(result.stored == 0 && result.skipped == 1)
    }
    #expect(try await test.load([Line.extension()], at: start).stored == 0)
    let result = try await test.load(
      [Line.extension("104", ["email": "new@example.com"])], at: start)
    #expect(result.stored == 1)
    // What belonged to the erased one stays away.
    #expect(try await test.load([Line.meeting("M1"), Line.poll("Q1")], at: start).stored == 0)
    #expect(try await test.load([Line.meeting("M7"), Line.poll("Q7")], at: start).stored == 2)
  }

  @Test func whatBelongsToAnErasedParentIsSkippedNotAnError() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    try await test.load(
      [Line.removed(.extension, Line.fqdn + "/104", at: start, reason: "extension")], at: start)
    let result = try await test.load(
      [Line.meeting("M7"), Line.participant("P7", ["meeting": "M7"]), Line.poll("Q7")], at: start)
    #expect(result.stored == 0 && result.skipped == 3)
    #expect(try await test.ids(.meeting).isEmpty)
  }

  @Test func aPBXThatRegistersAnewBeginsANewLife() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    try await test.load(
      [Line.removed(.pbx, Line.fqdn, at: start, reason: "unbound")], at: start)
    try await test.sweep(at: start)
    #expect(try await test.ids(.pbx).isEmpty)
    // The same registration is the old life.
    #expect(try await test.load(world, at: start).stored == 0)
    #expect(try await test.ids(.pbx).isEmpty)

    let lines = [Line.pbx(Line.fqdn, ["registeredAt": .at(anew)])] + world.dropFirst()
    let result = try await test.load(lines, at: anew)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    #expect(try await test.ids(.extension) == [Line.fqdn + "/104"])
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.participant) == ["P1"])
    #expect(result.stored == 9, "all but the session and the log, which are there")
  }

  @Test func aStoredPBXThatRegistersAnewHasErasedFieldsAgain() async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(world, at: start)
    try await test.sweep(at: late)
    let lines = [Line.pbx(Line.fqdn, ["registeredAt": .at(late)])] + world.dropFirst()
    try await test.load(lines, at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == false)
    #expect(try await test.record(.participant, "P1")?.isNull("email") == false)
    #expect(try await test.ids(.recording) == ["R1"])
    // Long due, it goes with the next sweep.
    try await test.sweep(at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
    #expect(try await test.ids(.recording).isEmpty)
  }

  /// A system status tells of no registration: an erased PBX stays away.
  @Test func onlyTheNativeFormatRegistersAnew() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    try await test.load(
      [Line.removed(.pbx, Line.fqdn, at: start, reason: "released")], at: start)
    try await test.sweep(at: start)
    let source = try SystemStatusSource(
      file: "status.json", bytes: Array(#"{"FQDN":"pbx.example.com"}"#.utf8), contactAt: anew)
    let result = try await test.operations(at: anew).importRecords([source], by: .owner)
    #expect(result.first?.stored == 0 && result.first?.skipped == 1)
    #expect(try await test.ids(.pbx).isEmpty)
  }

  /// What an order deleted stays away too.
  @Test func aForceDeletedRecordStaysAway() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    _ = try await test.operations(at: start).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .customerRequest), by: .owner)
    let before = try await snapshot(test)
    let result = try await test.load(world, at: start)
    #expect(result.stored == 0)
    #expect(try await snapshot(test) == before)
    // A report of an erased meeting comes without a link to it.
    try await test.load([Line.report("T9", start, ["meeting": "M1", "title": "x"])], at: start)
    #expect(try await test.record(.report, "T9")?.isNull("meeting") == true)
  }

  /// An older file and then the newer one again is no new registration.
  @Test func anOlderRegistrationInBetweenBringsNothingBack() async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(world, at: start)
    _ = try await test.operations(at: start).delete(
      DeleteRequest(kind: .poll, id: "Q1", phrase: "Q1", reason: .abuse), by: .owner)
    try await test.sweep(at: late)
    let older = Line.pbx(Line.fqdn, ["registeredAt": .at(Line.registered - 9 * Instant.day)])
    try await test.load([older], at: late)
    try await test.load(world, at: late)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == true)
    #expect(try await test.record(.participant, "P1")?.isNull("email") == true)
    #expect(try await test.ids(.recording).isEmpty)
    #expect(try await test.ids(.poll).isEmpty)
  }

  /// What goes while an older registration is stored stays away under the newer one, too.
  @Test func anOlderRegistrationWhileSomethingGoes() async throws {
    let test = try await TestDatabase()
    try await test.load(world, at: start)
    let older = Line.pbx(Line.fqdn, ["registeredAt": .at(Line.registered - 9 * Instant.day)])
    try await test.load([older], at: start)
    _ = try await test.operations(at: start).delete(
      DeleteRequest(kind: .poll, id: "Q1", phrase: "Q1", reason: .abuse), by: .owner)
    try await test.load(world, at: start)
    #expect(try await test.ids(.poll).isEmpty)
  }

  /// The ids of participants, recordings and files are unique in the whole database: one that went
  /// does not come back below another meeting.
  @Test func anErasedChildDoesNotComeBackUnderAnotherMeeting() async throws {
    let test = try await TestDatabase()
    try await test.load(world + [Line.meeting("M2")], at: start)
    _ = try await test.operations(at: start).delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .abuse), by: .owner)
    let again = Line.recording("R1", start, ["meeting": "M2"])
    #expect(try await test.load([again], at: start).stored == 0)
    #expect(try await test.ids(.recording).isEmpty)
  }

  /// A child that moves to another meeting keeps its erased fields erased.
  @Test func anErasedFieldDoesNotComeBackByMovingToAnotherMeeting() async throws {
    let test = try await TestDatabase()
    let late = start + 8 * Instant.day
    try await test.load(
      world + [Line.meeting("M2", ["scheduledAt": .at(start), "endedAt": .at(start)])], at: start)
    try await test.sweep(at: late)
    try await test.load(
      [Line.participant("P1", ["meeting": "M2", "name": "Ben", "email": "ben@example.org"])],
      at: late)
    let person = try #require(try await test.record(.participant, "P1"))
    #expect(person.isNull("name") && person.isNull("email"))
  }
}
