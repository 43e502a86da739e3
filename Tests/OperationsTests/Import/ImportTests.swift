import Domain
import Formats
import Operations
import Store
import TestSupport
import Testing

/// Importing: parents, objects, and the same file again.
@Suite struct ImportTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  /// The line and a part of the message with which an import is refused, storing nothing.
  private func expectRefused(
    _ lines: [String], line: Int, _ part: String, after given: [String] = []
  ) async throws {
    let test = try await TestDatabase()
    if !given.isEmpty { try await test.load(given, at: now) }
    let before = try await test.ids(.pbx)
    do {
      try await test.load(lines, at: now)
      Issue.record("it was stored")
    } catch OperationError.badInput(let error) {
      #expect(error.line == line)
      #expect(error.message.contains(part), "\(error.message)")
      #expect(error.file == "test.jsonl")
    } catch let error as ImportError {
      #expect(error.line == line)
      #expect(error.message.contains(part), "\(error.message)")
    }
    #expect(try await test.ids(.pbx) == before, "nothing was stored")
  }

  @Test(
    arguments: [
      (Line.extension("104", ["pbx": "none.example.com"]), "pbx of this extension"),
      (Line.meeting("M1", ["pbx": "none.example.com"]), "pbx of this meeting"),
      (Line.meeting("M1", ["extension": "999"]), "extension of this meeting"),
      (Line.poll("Q1", ["extension": "999"]), "extension of this poll"),
      (
        Line.report("T1", Line.registered, ["extension": "999"]), "extension of this report"
      ),
      (Line.participant("P1", ["meeting": "M9"]), "meeting of this participant"),
      (Line.recording("R1", Line.registered, ["meeting": "M9"]), "meeting of this recording"),
      (Line.file("F1", ["meeting": "M9"]), "meeting of this file"),
    ])
  func aParentThatIsNowhereIsAnError(_ line: String, _ part: String) async throws {
    try await expectRefused(
      [Line.pbx(), Line.extension(), line], line: 3, part)
  }

  @Test func parentsMayComeLaterInTheFile() async throws {
    let test = try await TestDatabase()
    let result = try await test.load(
      [
        Line.participant(), Line.recording("R1", now), Line.meeting(), Line.extension(),
        Line.pbx(),
      ], at: now)
    #expect(result.stored == 5)
  }

  @Test func aReportsAndASessionsMeetingIsAMereReference() async throws {
    let test = try await TestDatabase()
    let result = try await test.load(
      [
        Line.pbx(), Line.report("T1", now, ["meeting": "M9"]),
        Line.session("S1", now, ["meeting": "M9", "pbx": "none.example.com"]),
      ], at: now)
    #expect(result.stored == 3)
  }

  @Test(arguments: ["meeting", "poll", "report"])
  func aRecordCannotMoveToAnotherPBX(_ kind: String) async throws {
    let other = "other.example.net"
    let given = [
      Line.pbx(), Line.extension(), Line.pbx(other), Line.extension("104", ["pbx": .text(other)]),
    ]
    let lines: [String] =
      switch kind {
      case "meeting": [Line.meeting(), Line.meeting("M1", ["pbx": .text(other)])]
      case "poll": [Line.poll(), Line.poll("Q1", ["pbx": .text(other)])]
      default:
        [Line.report("T1", now), Line.report("T1", now, ["pbx": .text(other)])]
      }
    try await expectRefused(
      [lines[1]], line: 1, "belongs to another PBX", after: given + [lines[0]])
  }

  @Test func oneIDTwiceWithOtherContentIsAnError() async throws {
    try await expectRefused(
      [
        Line.pbx(), Line.extension(), Line.meeting("M1", ["title": "a"]),
        Line.meeting("M1", ["title": "b"]),
      ], line: 4, "")
  }

  @Test func theSameTwiceInOneFileIsSkipped() async throws {
    let test = try await TestDatabase()
    let result = try await test.load([Line.pbx(), Line.pbx()], at: now)
    #expect(result.stored == 1 && result.skipped == 1 && result.read == 2)
  }

  // MARK: - Objects

  @Test func anObjectKeyIsUniqueOverAllRows() async throws {
    let base = [Line.pbx(), Line.extension(), Line.meeting()]
    let first = Line.recording("R1", now, ["object": "recordings/a"])
    for second in [
      Line.recording("R2", now, ["object": "recordings/a"]),
      Line.file("F1", ["object": "recordings/a"]), Line.poll("Q1", ["object": "recordings/a"]),
      Line.log("L1", now, ["object": "recordings/a"]),
    ] {
      let test = try await TestDatabase()
      await #expect(throws: OperationError.self) {
        try await test.load(base + [first, second], at: now)
      }
      #expect(try await test.ids(.recording).isEmpty)
      try await test.load(base + [first], at: now)
      await #expect(throws: OperationError.self) { try await test.load([second], at: now) }
    }
  }

  @Test func aKeyThatWaitsForItsRemovalIsNotTakenAgain() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting(), Line.log("L1", now, ["object": "logs/a"])],
      at: now)
    let store = FailingObjectStore(objects: ["logs/a"], failing: .system(5))
    let later = now + 8 * Instant.day
    let operations = Operations(
      database: test.database, policy: test.policy, objects: store, now: { later })
    _ = try await operations.sweep(SweepRequest(), by: .owner)
    await #expect(throws: OperationError.self) {
      try await test.load([Line.log("L2", later, ["object": "logs/a"])], at: later)
    }
  }

  // MARK: - Again

  private var whole: [String] {
    [
      Line.make("mcu", ["name": "fra-1", "available": true, "latitude": .number(50)], [:]),
      Line.pbx(
        Line.fqdn,
        [
          "publicIP": "192.0.2.7", "licenseKey": "0123-4567-89AB-CDEF",
          "dialInNumbers": ["+49 30 1", "+44 20 2"], "mcu": "fra-1",
        ]),
      Line.extension("104", ["firstName": "Ann", "email": "ann@example.com", "enabled": true]),
      Line.meeting("M1", ["title": "Budget", "scheduledAt": .at(now), "connected": 0]),
      Line.participant("P1", ["name": "Ben", "joins": [["at": .at(now), "left": nil]]]),
      Line.poll("Q1", ["options": ["yes", "no"]]),
      Line.recording("R1", now, ["object": "recordings/a", "bytes": 5]),
      Line.file("F1"),
      Line.report("T1", now, ["title": "x", "attendees": [["name": "Ben", "reconnects": 2]]]),
      Line.session("S1", now, ["pbx": .text(Line.fqdn), "organizer": "Ann"]),
      Line.log("L1", now, ["object": "logs/a"]),
      Line.make("hold", ["kind": "poll", "record": "Q1", "reason": "claim"], [:]),
    ]
  }

  @Test func theSameAgainChangesNothing() async throws {
    let test = try await TestDatabase()
    let first = try await test.load(whole, at: now)
    #expect(first.stored == 12 && first.updated == 0)
    let views = try await snapshot(test)
    let second = try await test.load(whole, at: now + Instant.hour)
    #expect(second.stored == 0 && second.updated == 0 && second.removed == 0)
    #expect(second.skipped == 12)
    #expect(try await snapshot(test) == views)
  }

  private func snapshot(_ test: TestDatabase) async throws -> [String] {
    var lines: [String] = []
    for kind in Kind.allCases {
      for id in try await test.ids(kind) {
        lines.append("\(try await test.view(kind, id, at: now).fields)")
      }
    }
    return lines
  }

  @Test func anAbsentKeyKeepsAndNullClears() async throws {
    let test = try await TestDatabase()
    try await test.load(whole, at: now)
    let kept = try await test.load([Line.meeting(), Line.report("T1", now)], at: now)
    #expect(kept.updated == 0)
    #expect(try await test.record(.meeting, "M1")?.isNull("title") == false)
    #expect(try await test.record(.report, "T1")?.attendees.count == 1)

    let cleared = try await test.load(
      [
        Line.meeting("M1", ["title": nil]), Line.report("T1", now, ["attendees": nil]),
        Line.extension("104", ["firstName": ""]),
      ], at: now)
    #expect(cleared.updated == 3)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(meeting.isNull("title"))
    #expect(meeting.erased.isEmpty, "cleared by its owner, not erased by a rule")
    #expect(meeting["scheduledAt"].instant == now)
    #expect(try await test.record(.report, "T1")?.attendees.isEmpty == true)
    #expect(
      try await test.record(.extension, Line.fqdn + "/104")?.isNull("firstName") == true,
      "an empty text is stored as null")
    #expect(try await test.entry(.meetingTitle, "M1", at: now) == nil)
  }

  @Test func aDryRunStoresNothing() async throws {
    let test = try await TestDatabase()
    let source = try JSONLinesSource(
      file: "dry.jsonl", bytes: Array(whole.joined(separator: "\n").utf8))
    let results = try await test.operations(at: now).importRecords(
      [source], dryRun: true, by: .owner)
    #expect(results.first?.stored == 12)
    for kind in Kind.allCases { #expect(try await test.ids(kind).isEmpty, "\(kind)") }
    #expect(try await test.auditTexts().isEmpty)
  }

  @Test func anImportIsOneTransactionOfAllItsFiles() async throws {
    let test = try await TestDatabase()
    let good = try JSONLinesSource(
      file: "a.jsonl", bytes: Array([Line.pbx(), Line.extension()].joined(separator: "\n").utf8))
    let bad = try JSONLinesSource(
      file: "b.jsonl", bytes: Array(Line.participant("P1", ["meeting": "M9"]).utf8))
    do {
      _ = try await test.operations(at: now).importRecords([good, bad], by: .owner)
      Issue.record("it was stored")
    } catch OperationError.badInput(let error) {
      #expect(error.file == "b.jsonl" && error.line == 1)
    }
    #expect(try await test.ids(.pbx).isEmpty)
    let rest = try JSONLinesSource(file: "c.jsonl", bytes: Array(Line.meeting().utf8))
    let results = try await test.operations(at: now).importRecords([rest, good], by: .owner)
    #expect(results.map(\.stored) == [1, 2], "files of one command may refer to each other")
  }

  // MARK: - What a PBX says of itself

  @Test func aSystemStatusKeepsAnEarlierRegistration() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(Line.fqdn, ["lastContactAt": .at(now), "mcu": "fra-1"])], at: now)
    let later = now + Instant.day
    let text = #"{"FQDN":"pbx.example.com","Ip":"192.0.2.9","LicenseKey":"AAAA-BBBB-CCCC-DDDD"}"#
    let source = try SystemStatusSource(
      file: "status.json", bytes: Array(text.utf8), contactAt: later)
    let result = try await test.operations(at: later).importRecords([source], by: .owner)
    #expect(result.first?.updated == 1)
    let pbx = try #require(try await test.record(.pbx, Line.fqdn))
    #expect(pbx["registeredAt"].instant == Line.registered)
    #expect(pbx["lastContactAt"].instant == later)
    #expect(pbx["mcu"] == .text("fra-1"))

    // An older file does not move the contact back.
    let old = try SystemStatusSource(
      file: "old.json", bytes: Array(text.utf8), contactAt: now - Instant.day)
    _ = try await test.operations(at: later).importRecords([old], by: .owner)
    #expect(try await test.record(.pbx, Line.fqdn)?["lastContactAt"].instant == later)

    // Of a PBX that is new the contact stands in for the registration.
    let fresh = try SystemStatusSource(
      file: "new.json", bytes: Array(#"{"FQDN":"new.example.net"}"#.utf8), contactAt: now)
    _ = try await test.operations(at: later).importRecords([fresh], by: .owner)
    #expect(try await test.record(.pbx, "new.example.net")?["registeredAt"].instant == now)
  }
}
