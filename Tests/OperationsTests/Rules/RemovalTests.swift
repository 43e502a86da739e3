import Domain
import Operations
import TestSupport
import Testing

/// Ending events that an import brings: action at once, whatever the periods.
@Suite struct RemovalTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private var world: [String] {
    Given.owner + [
      Line.extension("105"),
      Line.meeting("M1", ["scheduledAt": .at(now)]), Line.participant("P1", ["name": "Ben"]),
      Line.recording("R1", now, ["object": "recordings/r1"]), Line.file("F1"),
      Line.file("F2", share: "document"),
      Line.meeting("M2", ["scheduledAt": .at(now)]),
      Line.report("T1", now, ["meeting": "M1", "title": "x"]),
      Line.report("T2", now, ["extension": "104", "title": "x"]),
      Line.report("T3", now, ["extension": "105", "title": "x"]),
      Line.poll("Q1", ["object": "polls/q1"]), Line.poll("Q2", ["extension": "105"]),
    ]
  }

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try test.putObject("recordings/r1")
    try test.putObject("polls/q1")
    try await test.load(world, at: now)
    return test
  }

  @Test func theOrganiserDeletesAMeeting() async throws {
    let test = try await database()
    let result = try await test.load(
      [Line.removed(.meeting, "M1", at: now, reason: "organizer")], at: now)
    #expect(result.removed == 1)
    #expect(try await test.ids(.meeting) == ["M2"])
    for kind in [Kind.participant, .recording, .file] {
      #expect(try await test.ids(kind).isEmpty, "\(kind)")
    }
    #expect(try await test.ids(.report) == ["T2", "T3"], "its report goes with it")
    #expect(!test.hasObject("recordings/r1"))
    #expect(test.hasObject("polls/q1"))
  }

  @Test func theOwnerDeletesAPoll() async throws {
    let test = try await database()
    try await test.load([Line.removed(.poll, "Q1", at: now, reason: "owner")], at: now)
    #expect(try await test.ids(.poll) == ["Q2"])
    #expect(!test.hasObject("polls/q1"))
    #expect(try await test.ids(.meeting) == ["M1", "M2"])
  }

  @Test func anExtensionIsRemoved() async throws {
    let test = try await database()
    try await test.load(
      [Line.removed(.extension, Line.fqdn + "/104", at: now, reason: "extension")], at: now)
    #expect(try await test.ids(.extension) == [Line.fqdn + "/105"])
    #expect(try await test.ids(.meeting).isEmpty)
    #expect(try await test.ids(.poll) == ["Q2"])
    #expect(try await test.ids(.report) == ["T3"])
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    #expect(!test.hasObject("recordings/r1") && !test.hasObject("polls/q1"))
  }

  @Test func whatAHoldKeepsStaysAndTheImportSaysSo() async throws {
    let test = try await database()
    _ = try await test.hold(.recording, "R1", at: now)
    let result = try await test.load(
      [Line.removed(.meeting, "M1", at: now, reason: "organizer")], at: now)
    #expect(result.warnings.contains { $0.message.contains("H-1") && $0.line == 1 })
    #expect(try await test.ids(.recording) == ["R1"])
    #expect(try await test.ids(.meeting) == ["M1", "M2"])
    #expect(try await test.ids(.participant).isEmpty)
    #expect(test.hasObject("recordings/r1"))
  }

  @Test func nothingIsThereToRemove() async throws {
    let test = try await database()
    let result = try await test.load(
      [Line.removed(.meeting, "M9", at: now, reason: "organizer")], at: now)
    #expect(result.removed == 0 && result.skipped == 1)
    #expect(result.warnings.count == 1)
  }
}
