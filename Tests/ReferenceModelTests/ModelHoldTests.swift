import ReferenceModel
import Testing

@Suite struct ModelHoldTests {
  private func full() throws -> Model {
    try Given.model(
      Given.meeting("M1", #""title":"x","endedAt":"2025-03-01T00:00:00Z""#),
      Given.meeting("M2", #""title":"x","endedAt":"2026-03-30T00:00:00Z""#),
      Given.participant("P1", "M1", #""name":"Ada","email":"Ada@example.com""#),
      Given.participant("P2", "M1", #""name":"Bob""#),
      Given.recording("R1", "M1", "2026-03-01T00:00:00Z"),
      Given.recording("R2", "M2", "2026-03-30T00:00:00Z"),
      Given.report("T1", #""meeting":"M2","title":"x""#), Given.session("S1"))
  }

  @Test func heldRecordingKeepsTheRowsAbove() throws {
    var model = try full()
    model.placeHold(kind: "recording", id: "R1")
    #expect(model.entry("recording", "R1")?.state == "held")
    #expect(model.entry("meeting", "M1")?.holds == ["recording/R1"])
    #expect(model.entry("meeting", "M1")?.state == "held")
    #expect(model.entry("tenant-sync", Given.pbx)?.state == "held")
    #expect(model.entry("tenant-dns-meetings", Given.pbx)?.heldItems == 1)
    #expect(model.entry("meeting-title", "M1")?.state == "overdue")
    model.forceDelete(kind: "pbx", id: Given.pbx, at: Given.now)
    #expect(
      model.records.map { $0.kind + " " + $0.id } == [
        "pbx pbx.example.com", "extension pbx.example.com/104", "meeting M1", "recording R1",
        "session S1",
      ])
    #expect(model.record("meeting", "M1")?.text("title") == "x")
    #expect(model.record("session", "S1")?.text("pbx") == Given.pbx)
    model.releaseHold(kind: "recording", id: "R1")
    #expect(model.sweep(asOf: Given.now)["recording"] == 1)
  }

  @Test func aHeldParticipantLeavesItsEntryOpen() throws {
    var model = try full()
    model.placeHold(kind: "participant", id: "P1")
    let entry = model.entry("participant-name", "M1")
    #expect(entry?.state == "overdue")
    #expect(entry?.items == 2)
    #expect(entry?.heldItems == 1)
    #expect(entry?.holds == ["participant/P1"])
    let done = model.sweep(asOf: Given.now)
    #expect(done["participant-name"] == 1)
    #expect(done["participant"] == 1)
    #expect(done["recording"] == 1)
    #expect(done["meeting"] == nil)
    #expect(model.entry("participant-name", "M1")?.state == "held")
    #expect(!model.has("participant", "P2"))
    #expect(!model.has("recording", "R1"))
    #expect(model.has("meeting", "M1"))
    #expect(model.sweep(asOf: Given.now) == [:])
    model.releaseHold(kind: "participant", id: "P1")
    #expect(model.sweep(asOf: Given.now)["meeting"] == 1)
    #expect(!model.has("meeting", "M1"))
  }

  @Test func aHeldReportKeepsItsMeeting() throws {
    var model = try full()
    model.placeHold(kind: "report", id: "T1")
    try model.apply(
      lines: [Given.removed("meeting", "M2"), Given.removed("meeting", "M1")], at: Given.now)
    #expect(model.has("meeting", "M2"))
    #expect(!model.has("recording", "R2"))
    #expect(!model.has("meeting", "M1"))
    #expect(model.record("report", "T1")?.text("meeting") == "M2")
    #expect(model.entry("report-identity", "T1")?.state == "held")
  }

  @Test func onlyThePBXCoversSessions() throws {
    var model = try full()
    model.placeHold(kind: "extension", id: "pbx.example.com/104")
    #expect(model.entry("session-identity", "S1")?.state == "due")
    #expect(model.entry("recording", "R2")?.holds == ["extension/pbx.example.com/104"])
    model.placeHold(kind: "pbx", id: Given.pbx)
    #expect(model.entry("session-identity", "S1")?.state == "held")
    #expect(model.sweep(asOf: Given.now) == [:])
    model.releaseHold(kind: "extension", id: "pbx.example.com/104")
    #expect(model.entry("tenant-sync", Given.pbx)?.holds == ["pbx/pbx.example.com"])
  }

  @Test func aPersonsHold() throws {
    var model = try full()
    model.placeHold(kind: "person", id: "ADA@example.com")
    #expect(model.entry("recording", "R1")?.state == "held")
    model.forceDelete(kind: "extension", id: "pbx.example.com/104", at: Given.now)
    #expect(model.survivors().count == 10)
    var other = try full()
    other.placeHold(kind: "person", id: "bob@example.org")
    other.forceDelete(kind: "extension", id: "pbx.example.com/104", at: Given.now)
    #expect(other.records.map(\.kind) == ["pbx", "session"])
  }
}
