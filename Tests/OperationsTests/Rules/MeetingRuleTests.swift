import Domain
import Operations
import Store
import TestSupport
import Testing

/// The rules of a meeting and of what lies below it: nothing one millisecond before, all at the
/// instant, and exactly what is left.
@Suite struct MeetingRuleTests {
  private let lines = Given.owner + [Given.held()] + Given.people

  @Test func recording() async throws {
    let created = Instant("2026-03-02T10:00:00Z")
    let test = try await Boundary.expect(
      .recording, "R1", due: created + Given.week,
      lines: lines + [Line.recording("R1", created, ["object": "recordings/r1.mp4"])])
    #expect(try await test.ids(.recording).isEmpty)
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.participant) == ["P1", "P2"])
  }

  @Test func recordingTakesItsObjectAlong() async throws {
    let created = Instant("2026-03-02T10:00:00Z")
    let test = try await TestDatabase()
    try test.putObject("recordings/r1.mp4")
    try test.putObject("recordings/other.mp4")
    try await test.load(
      lines + [Line.recording("R1", created, ["object": "recordings/r1.mp4"])], at: created)
    try await test.sweep(at: created + Given.week - 1)
    #expect(test.hasObject("recordings/r1.mp4"))
    let result = try await test.sweep(at: created + Given.week)
    #expect(!test.hasObject("recordings/r1.mp4"))
    #expect(test.hasObject("recordings/other.mp4"))
    #expect(result.objectsRemoved == 1 && result.objectsWaiting == 0)
  }

  @Test func title() async throws {
    let test = try await Boundary.expect(
      .meetingTitle, "M1", due: Given.scheduled + Given.week, lines: lines)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(meeting.isNull("title"))
    #expect(meeting.erased.contains("title"))
    #expect(meeting["scheduledAt"].instant == Given.scheduled)
    #expect(meeting["durationMinutes"] == .integer(30))
  }

  @Test func note() async throws {
    let test = try await Boundary.expect(
      .meetingNote, "M1", due: Given.scheduled + Given.week, lines: lines)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(meeting.isNull("note"))
    #expect(meeting.erased.contains("note"))
  }

  @Test func participantName() async throws {
    let test = try await Boundary.expect(
      .participantName, "M1", due: Given.scheduled + Given.week, items: 2, lines: lines)
    for id in ["P1", "P2"] {
      let person = try #require(try await test.record(.participant, id))
      #expect(person.isNull("name"))
      // Started and scheduled lie apart: the address counts from the earlier, the e-mail is later.
      #expect(!person.isNull("email"))
      #expect(person.erased == ["name", "ip"])
    }
  }

  @Test func participantEmail() async throws {
    let test = try await Boundary.expect(
      .participantEmail, "M1", due: Given.ended + Given.week, items: 2, lines: lines)
    let person = try #require(try await test.record(.participant, "P1"))
    #expect(person.isNull("name") && person.isNull("email") && person.isNull("ip"))
    #expect(person.erased == ["name", "email", "ip"])
    #expect(person["role"] == .text("participant"))
    #expect(!person.isNull("joins"))
    let folded = try await test.database.read { transaction in
      var found = 0
      try transaction.connection.forEach(
        "select count(*) from participant where email_key is not null", []
      ) { found = Int(try $0.integer(0)) }
      return found
    }
    #expect(folded == 0, "the folded address is erased with the address")
  }

  /// The earlier of started and scheduled counts.
  @Test func participantAddress() async throws {
    let started = Given.scheduled - 10 * Instant.minute
    let test = try await Boundary.expect(
      .participantIP, "M1", due: started + Given.week, items: 2,
      lines: Given.owner + [
        Line.meeting("M1", ["scheduledAt": .at(Given.scheduled), "startedAt": .at(started)])
      ] + Given.people)
    let person = try #require(try await test.record(.participant, "P1"))
    #expect(person.isNull("ip"))
    #expect(person.erased == ["ip"])
    #expect(!person.isNull("name") && !person.isNull("email"))
  }

  @Test func participant() async throws {
    let test = try await Boundary.expect(
      .participant, "M1", due: Instant("2026-05-02T09:50:00Z"), items: 2, lines: lines)
    #expect(try await test.ids(.participant).isEmpty)
    #expect(try await test.ids(.meeting) == ["M1"])
  }

  /// Its recordings, files and documents go with it; its report stays, its link cut.
  @Test func meeting() async throws {
    let due = Instant("2027-03-02T09:50:00Z")
    let test = try await Boundary.expect(
      .meeting, "M1", due: due,
      lines: lines + [
        Line.recording("R1", due - Instant.day, ["object": "recordings/r1.mp4"]),
        Line.file("F2", share: "document", ["object": "files/f2"]),
        Line.report(
          "T1", due - Instant.day, ["meeting": "M1", "extension": "104", "title": "Minutes"]),
        Line.poll("Q1"),
      ])
    for kind in [Kind.meeting, .participant, .recording, .file] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    #expect(try await test.ids(.poll) == ["Q1"])
    #expect(try await test.ids(.extension) == ["pbx.example.com/104"])
    let report = try #require(try await test.record(.report, "T1"))
    #expect(report.isNull("meeting"))
    #expect(!report.isNull("title") && report["extension"] == .text("104"))
  }

  @Test func sharedFile() async throws {
    let test = try await Boundary.expect(
      .sharedFile, "F1", due: Given.ended,
      lines: lines + [
        Line.file("F1", ["object": "files/f1"]),
        Line.file("F2", share: "document", ["name": "Plan.pdf"]),
      ])
    #expect(try await test.ids(.file) == ["F2"])
    let document = try #require(try await test.record(.file, "F2"))
    #expect(!document.isNull("name"), "a document has no period of its own")
  }

  @Test func dialIn() async throws {
    let test = try await Boundary.expect(.dialIn, "M1", due: Given.ended, lines: lines)
    let meeting = try #require(try await test.record(.meeting, "M1"))
    #expect(meeting.isNull("dialIn"))
    #expect(meeting.erased == ["dialIn"])
    #expect(!meeting.isNull("title") && !meeting.isNull("note"))
  }

  // MARK: - Start points that are missing

  @Test func aMeetingWithoutAnyTimeHasNothingDue() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting("M1", ["title": "Some day", "dialIn": "+49 30 1234567"]),
        Line.participant("P1", ["name": "Ben"]), Line.file("F1"),
      ], at: Given.scheduled)
    let late = Instant("2039-01-01T00:00:00Z")
    #expect(try await test.ledger(at: late).allSatisfy { $0.rule.isTenant })
    #expect(try await test.sweep(at: late).done.isEmpty)
    #expect(try await test.ids(.meeting) == ["M1"])
    let detail = try await test.operations(at: late).show(.meeting, id: "M1", by: .owner)
    #expect(detail.due.isEmpty && !detail.why.isEmpty)
  }

  @Test func emailFallsBackToThePlannedEnd() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting("M1", ["scheduledAt": .at(Given.scheduled), "durationMinutes": 45]),
        Line.participant("P1", ["email": "ben@example.org"]),
      ], at: Given.scheduled)
    let entry = try #require(try await test.entry(.participantEmail, "M1", at: Given.scheduled))
    #expect(entry.start == Given.scheduled + 45 * Instant.minute)
    #expect(entry.dueAt == entry.start + Given.week)
  }

  @Test func addressFallsBackToTheFirstJoinOfAnyParticipant() async throws {
    let first = Instant("2026-03-02T08:58:00Z")
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting("M1", ["endedAt": .at(Given.ended)]),
        Line.participant("P1", ["ip": "198.51.100.4", "joins": [["at": .at(Given.started)]]]),
        Line.participant("P2", ["joins": [["at": .at(first)]]]),
      ], at: first)
    #expect(try await test.entry(.participantIP, "M1", at: first)?.start == first)
  }

  // MARK: - Quick and running meetings

  @Test func aQuickMeetingIsAStandingRoom() async throws {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting(
          "M1",
          [
            "quick": true, "title": "Room", "scheduledAt": .at(Given.scheduled - 99 * Instant.day),
            "startedAt": .at(Given.started), "endedAt": .at(Given.ended),
          ]), Line.participant("P1", ["name": "Ben"]),
      ], at: Given.scheduled)
    #expect(
      try await test.entry(.meetingTitle, "M1", at: Given.ended)?.start == Given.started,
      "a scheduled instant of a quick meeting does not count")
    #expect(try await test.entry(.meeting, "M1", at: Given.ended) == nil)
    try await test.sweep(at: Instant("2030-01-01T00:00:00Z"))
    #expect(try await test.ids(.meeting) == ["M1"])
    #expect(try await test.ids(.participant).isEmpty)
    #expect(try #require(try await test.record(.meeting, "M1")).isNull("title"))
  }

  @Test func whileSomebodyIsConnectedItIsNotFinished() async throws {
    let running = Line.meeting(
      "M1", ["startedAt": .at(Given.started), "connected": 2, "dialIn": "+49 30 1234567"])
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [running, Line.file("F1")] + Given.people, at: Given.started)
    for rule in [RuleID.dialIn, .participant, .meeting, .sharedFile] {
      #expect(try await test.ledger(at: Given.ended, rules: [rule]).isEmpty, "\(rule)")
    }
    #expect(try await test.sweep(at: Given.ended).done.isEmpty)

    // When everybody has left, it is finished by the latest leave.
    try await test.load([Line.meeting("M1", ["connected": 0])], at: Given.ended)
    let entry = try #require(try await test.entry(.dialIn, "M1", at: Given.ended))
    #expect(entry.start == Given.ended && entry.state == .due)
    let done = try await test.sweep(at: Given.ended).done
    #expect(done == [.dialIn: 1, .sharedFile: 1])
  }
}
