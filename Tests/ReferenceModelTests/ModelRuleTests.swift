import ReferenceModel
import Testing

@Suite struct ModelRuleTests {
  @Test func recordingIsDueAtTheInstant() throws {
    var model = try Given.model(
      Given.meeting("M1", ""), Given.recording("R1", "M1", "2026-03-24T12:00:00Z"))
    let due = Given.at(2026, 3, 31, 12)
    #expect(model.entry("recording", "R1")?.dueAt == due)
    #expect(model.entry("recording", "R1", asOf: due - 1)?.state == "upcoming")
    #expect(model.entry("recording", "R1", asOf: due)?.state == "due")
    #expect(model.entry("recording", "R1", asOf: due + 8 * ModelCalendar.hour)?.state == "due")
    #expect(
      model.entry("recording", "R1", asOf: due + 8 * ModelCalendar.hour + 1)?.state == "overdue")
    #expect(model.sweep(asOf: due - 1) == [:])
    #expect(model.sweep(asOf: due) == ["recording": 1])
    #expect(!model.has("recording", "R1"))
    #expect(model.has("meeting", "M1"))
  }

  @Test func namesFollowTheSchedule() throws {
    let model = try Given.model(
      Given.meeting(
        "M1",
        #""title":"Talk","scheduledAt":"2026-03-01T10:00:00Z","startedAt":"2026-02-01T10:00:00Z""#),
      Given.meeting("M2", #""title":"Talk","startedAt":"2026-03-02T10:00:00Z""#),
      Given.meeting("M3", #""note":"Note","endedAt":"2026-03-03T10:00:00Z""#),
      Given.meeting("M4", #""title":"Talk""#),
      Given.meeting(
        "M5",
        #""title":"","quick":true,"scheduledAt":"2026-03-01T10:00:00Z","note":"x","startedAt":"2026-03-05T10:00:00Z""#
      ))
    #expect(model.entry("meeting-title", "M1")?.dueAt == Given.at(2026, 3, 8, 10))
    #expect(model.entry("meeting-title", "M2")?.dueAt == Given.at(2026, 3, 9, 10))
    #expect(model.entry("meeting-note", "M3")?.dueAt == Given.at(2026, 3, 10, 10))
    #expect(model.entry("meeting-title", "M4") == nil)
    #expect(model.entry("meeting-title", "M5") == nil)
    #expect(model.entry("meeting-note", "M5")?.start == Given.at(2026, 3, 5, 10))
  }

  @Test func participantsHaveThreeClocks() throws {
    let model = try Given.model(
      Given.meeting(
        "M1",
        #""scheduledAt":"2026-03-30T10:00:00Z","durationMinutes":45,"startedAt":"2026-03-30T09:50:00Z""#
      ),
      Given.participant(
        "P1", "M1",
        #""name":"Ada","email":"ada@example.com","ip":"192.0.2.1","joins":[{"at":"2026-03-30T09:55:00Z","left":"2026-03-30T10:30:00Z"}]"#
      ),
      Given.participant("P2", "M1", #""name":"Bob""#))
    #expect(model.entry("participant-name", "M1")?.start == Given.at(2026, 3, 30, 10))
    #expect(model.entry("participant-name", "M1")?.items == 2)
    #expect(model.entry("participant-email", "M1")?.start == Given.at(2026, 3, 30, 10, 45))
    #expect(model.entry("participant-ip", "M1")?.start == Given.at(2026, 3, 30, 9, 50))
    #expect(model.entry("participant", "M1")?.start == Given.at(2026, 3, 30, 10, 30))
    #expect(model.entry("participant", "M1")?.dueAt == Given.at(2026, 5, 30, 10, 30))
    #expect(model.entry("meeting", "M1")?.dueAt == Given.at(2027, 3, 30, 10, 30))
  }

  @Test func addressFallsBackToTheFirstJoin() throws {
    let model = try Given.model(
      Given.meeting("M1", #""endedAt":"2026-03-30T10:00:00Z""#),
      Given.participant("P1", "M1", #""ip":"192.0.2.1""#),
      Given.participant("P2", "M1", #""joins":[{"at":"2026-03-30T09:00:00Z","left":null}]"#),
      Given.meeting("M2", #""endedAt":"2026-03-30T10:00:00Z""#),
      Given.participant("P3", "M2", #""ip":"192.0.2.1""#))
    #expect(model.entry("participant-ip", "M1")?.start == Given.at(2026, 3, 30, 9))
    #expect(model.entry("participant-ip", "M2")?.start == Given.at(2026, 3, 30, 10))
  }

  @Test(arguments: [
    (#""endedAt":"2026-03-30T10:00:00Z","connected":3"#, Given.at(2026, 3, 30, 10) as Int64?),
    (#""startedAt":"2026-03-30T09:00:00Z","connected":1"#, nil),
    (#""startedAt":"2026-03-30T09:00:00Z","connected":0"#, Given.at(2026, 3, 30, 9)),
    (
      #""scheduledAt":"2026-03-30T09:00:00Z","durationMinutes":30"#, Given.at(2026, 3, 30, 9, 30)
    ),
    (#""scheduledAt":"2026-03-30T09:00:00Z""#, Given.at(2026, 3, 30, 9)),
    (#""scheduledAt":"2026-03-30T09:00:00Z","quick":true"#, nil),
    (#""title":"x""#, nil),
  ])
  func sessionFinished(fields: String, start: Int64?) throws {
    var model = try Given.model(
      Given.meeting("M1", fields + #","dialIn":"+49 30 5550""#), Given.file("F1", "M1", "session"),
      Given.file("F2", "M1", "document"))
    #expect(model.entry("dial-in", "M1")?.start == start)
    #expect(model.entry("shared-file", "F1")?.dueAt == start)
    #expect(model.entry("shared-file", "F2") == nil)
    let done = model.sweep(asOf: Given.now)
    #expect(done == (start == nil ? [:] : done.merging(["dial-in": 1, "shared-file": 1]) { $1 }))
    #expect(model.has("file", "F1") == (start == nil))
    #expect((model.record("meeting", "M1")?.text("dialIn") == nil) == (start != nil))
  }

  @Test func meetingLeavesItsReport() throws {
    var model = try Given.model(
      Given.meeting("M1", #""endedAt":"2026-03-30T10:00:00Z""#),
      Given.meeting("M2", #""endedAt":"2026-03-30T10:00:00Z","quick":true"#),
      Given.participant("P1", "M1", #""role":"participant""#), Given.file("F1", "M1", "document"),
      Given.report("T1", #""meeting":"M1","extension":"104""#))
    let due = Given.at(2027, 3, 30, 10)
    model.releaseTenant()
    let done = model.sweep(asOf: due)
    #expect(done["meeting"] == 1)
    #expect(!model.has("meeting", "M1"))
    #expect(!model.has("file", "F1"))
    #expect(model.has("meeting", "M2"))
    #expect(model.record("report", "T1")?.text("meeting") == nil)
    #expect(model.record("report", "T1")?.text("extension") == "104")
  }

  @Test func reportIsSanitisedThenVerified() throws {
    var model = try Given.model(
      Given.meeting("M1", ""),
      Given.report(
        "T1",
        #""meeting":"M1","extension":"104","attendees":[{"name":"Ada","email":null,"connectedSeconds":12,"reconnects":1}]"#
      ))
    #expect(model.entry("report-identity", "T1")?.dueAt == Given.at(2026, 2, 28, 10))
    #expect(model.entry("report-recheck", "T1") == nil)
    #expect(model.sweep(asOf: Given.now) == ["report-identity": 1])
    let report = model.record("report", "T1")?.described()
    #expect(
      report
        == "report T1 meeting=null pbx=pbx.example.com extension=null title=null organizerName=null"
        + " organizerEmail=null createdAt=1767175200000 sanitizedAt=set verifiedAt=null"
        + " syncedAt=null attendees=[null/null/12/1]")
    #expect(model.entry("report-identity", "T1") == nil)
    #expect(model.entry("report-recheck", "T1")?.dueAt == Given.at(2026, 12, 31, 10))
    model.releaseTenant()
    #expect(model.sweep(asOf: Given.at(2026, 12, 31, 10))["report-recheck"] == 1)
    #expect(model.entry("report-recheck", "T1") == nil)
  }

  @Test func sessionIsAnonymisedThenDeleted() throws {
    var model = try Given.model(Given.session("S1"))
    #expect(model.entry("session-identity", "S1")?.dueAt == Given.at(2026, 3, 31, 10, 20, 30))
    #expect(model.sweep(asOf: Given.now) == ["session-identity": 1])
    let session = model.record("session", "S1")
    #expect(session?.text("pbx") == nil)
    #expect(session?.text("organizer") == nil)
    #expect(session?.instant("startedAt") == Given.at(2026, 1, 31, 9))
    #expect(session?.instant("endedAt") == Given.at(2026, 1, 31, 10))
    #expect(session?.instant("gatheredAt") == Given.at(2026, 1, 31, 10, 20, 30))
    #expect(model.sweep(asOf: Given.at(2027, 1, 31, 10, 20, 30))["session"] == 1)
    #expect(!model.has("session", "S1"))
  }

  @Test(arguments: [
    (#""keptUntil":"2026-01-20T00:00:00Z","keptReason":"T""#, Given.at(2026, 1, 31)),
    (#""keptUntil":"2026-02-01T00:00:00Z","keptReason":"T""#, Given.at(2026, 2, 1)),
    (#""keptUntil":"2026-03-09T00:00:00Z","keptReason":"T""#, Given.at(2026, 2, 24)),
    (#""keptUntil":"2026-02-01T00:00:00Z""#, Given.at(2026, 1, 31)),
    (#""keptReason":"T""#, Given.at(2026, 1, 31)),
  ])
  func logs(fields: String, due: Int64) throws {
    let model = try Given.model(
      #"{"type":"log","id":"L1","source":"mcu","writtenAt":"2026-01-24T00:00:00Z",\#(fields)}"#)
    #expect(model.entry("server-log", "L1")?.dueAt == due)
    #expect(model.entry("server-log", "L1")?.start == Given.at(2026, 1, 24))
  }
}

extension Model {
  /// Takes the PBX's own clocks out of the way of a sweep far ahead.
  mutating func releaseTenant() {
    let line =
      #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z","lastContactAt":"2028-01-01T00:00:00Z","lastSyncAt":"2028-01-01T00:00:00Z","lastResolvedAt":"2028-01-01T00:00:00Z"}"#
    #expect(throws: Never.self) { try apply(lines: [line], at: Given.now) }
  }
}
