import ReferenceModel
import Testing

@Suite struct ModelGateTests {
  @Test func mergeKeepsAndClears() throws {
    var model = try Given.model(Given.meeting("M1", #""title":"x","note":"y""#))
    try model.apply(lines: [Given.meeting("M1", #""note":null"#)], at: Given.now)
    #expect(model.record("meeting", "M1")?.text("title") == "x")
    #expect(model.record("meeting", "M1")?.text("note") == nil)
    try model.apply(lines: [Given.meeting("M1", #""title":"""#)], at: Given.now)
    #expect(model.record("meeting", "M1")?.text("title") == nil)
  }

  @Test func anErasedTitleComesBackWithALaterSchedule() throws {
    let old = Given.meeting("M1", #""title":"x","scheduledAt":"2026-03-01T00:00:00Z""#)
    var model = try Given.model(old)
    #expect(model.sweep(asOf: Given.now)["meeting-title"] == 1)
    try model.apply(lines: [old], at: Given.now)
    #expect(model.record("meeting", "M1")?.text("title") == nil)
    #expect(model.refusals == 1)
    try model.apply(
      lines: [Given.meeting("M1", #""title":"x","scheduledAt":null"#)], at: Given.now)
    #expect(model.record("meeting", "M1")?.text("title") == nil)
    try model.apply(
      lines: [Given.meeting("M1", #""title":"x","scheduledAt":"2026-04-01T00:00:00Z""#)],
      at: Given.now)
    #expect(model.record("meeting", "M1")?.text("title") == "x")
    #expect(model.entry("meeting-title", "M1")?.dueAt == Given.at(2026, 4, 8))
  }

  @Test func deletedRecordsAndTheirChildrenStayAway() throws {
    var model = try Given.model(
      Given.meeting("M1", ""), Given.recording("R1", "M1", "2026-03-30T00:00:00Z"),
      Given.report("T1", #""meeting":"M1","title":"x""#))
    model.forceDelete(kind: "meeting", id: "M1", at: Given.now)
    try model.apply(
      lines: [
        Given.recording("R2", "M1", "2026-03-30T00:00:00Z"), Given.meeting("M1", ""),
        Given.report("T1", #""meeting":"M1""#), Given.report("T2", #""meeting":"M1""#),
      ], at: Given.now)
    #expect(model.records.map(\.id) == ["pbx.example.com", "pbx.example.com/104", "T2"])
    #expect(model.record("report", "T2")?.text("meeting") == nil)
    let anew = Given.base.map { $0.replacing("2026-01-01", "2026-03-31") }
    try model.apply(lines: anew + [Given.meeting("M1", "")], at: Given.now)
    #expect(model.has("meeting", "M1"))
  }

  @Test func orphansAreRefusedWhole() throws {
    var model = try Given.model()
    let before = model.survivors()
    #expect(throws: ModelFault.orphan(kind: "meeting", id: "M7")) {
      try model.apply(
        lines: [
          Given.meeting("M1", ""), Given.recording("R1", "M7", "2026-03-30T00:00:00Z"),
        ], at: Given.now)
    }
    #expect(model.survivors() == before)
  }

  @Test func anExtensionComesBackForSomebodyElse() throws {
    var model = try Given.model(Given.meeting("M1", ""))
    let id = "pbx.example.com/104"
    try model.apply(lines: [Given.removed("extension", id)], at: Given.now)
    #expect(model.records.map(\.kind) == ["pbx"])
    try model.apply(lines: Given.base, at: Given.now)
    #expect(!model.has("extension", id))
    let other = Given.base.map { $0.replacing("ada@", "bob@") }
    try model.apply(lines: other, at: Given.now)
    #expect(model.record("extension", id)?.text("email") == "bob@example.com")
    try model.apply(lines: Given.base, at: Given.now)
    #expect(model.record("extension", id)?.text("email") == "bob@example.com")
    try model.apply(lines: [Given.meeting("M1", "")], at: Given.now)
    #expect(!model.has("meeting", "M1"))
  }
}
