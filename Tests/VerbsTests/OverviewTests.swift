import Domain
import Testing
import Verbs

/// `lapse status`, `lapse policy show` and `lapse demo`.
struct OverviewTests {
  @Test func statusCountsWhatIsThere() async throws {
    let sandbox = try await Sandbox.filled()
    let before = try await sandbox.expect(.done, "status")
    #expect(
      before.object.keys == [
        "records", "pending", "lastSweep", "objectsWaiting", "holds", "requests", "refused",
        "ledgerWaiting", "overdueBackups", "copySince", "alarms",
      ])
    #expect(before.object.object("records").number("meeting") == 4)
    #expect((before.object.object("pending").number("overdue") ?? 0) > 0)
    #expect(before.object.isNull("lastSweep"))
    #expect(before.object.number("holds") == 1)
    try await sandbox.expect(.done, "sweep")
    let after = try await sandbox.expect(.done, "status")
    #expect(after.object.text("lastSweep") == Sandbox.now)
    #expect(after.object.object("pending").number("overdue") == 0)
    #expect(after.object.number("objectsWaiting") == 0)
  }

  @Test func objectsWaitWhereNoDirectoryIs() async throws {
    let sandbox = try await Sandbox.initialized()
    try sandbox.write("", to: "objects/.lapse-objects")
    try await sandbox.expect(.done, "import", "jsonl", "-", input: Native.text)
    try await sandbox.expect(.done, "sweep")
    let waiting = try await sandbox.expect(.done, "list", "object")
    #expect(waiting.objects.count == 3)
    #expect(waiting.object.text("object") == "[object]")
    #expect(!waiting.output.contains("r1.mp4"))
    let first = try await sandbox.expect(.done, "list", "object", "--limit", "1")
    #expect(first.objects.last?.text("next") != nil)
  }

  @Test func thePolicyIsTheCatalogue() async throws {
    let sandbox = try Sandbox()
    let policy = try await sandbox.expect(.done, "policy", "show")
    #expect(policy.objects.compactMap { $0.text("rule") } == RuleID.allCases.map(\.rawValue))
    let recording = policy.object
    #expect(
      recording.keys == ["policy", "rule", "kind", "start", "period", "action", "clause", "say"])
    #expect(recording.text("period") == "P7D")
    #expect(recording.text("action") == "delete")
  }

  @Test func aDemoIsWritten() async throws {
    let sandbox = try Sandbox()
    let written = try await sandbox.expect(
      .done, "demo", "--records", "40", "--no-console", "--file", sandbox.path("demo.db"))
    #expect((written.object.number("records") ?? 0) > 40)
    let list = await sandbox.run(
      "list", "meeting", "--limit", "all", "--database", sandbox.path("demo.db"))
    #expect(list.objects.count == 40)
    let again = await sandbox.run("demo", "--no-console", "--file", sandbox.path("demo.db"))
    #expect(again.exit == .cannotCreate)
    let nowhere = await sandbox.run("demo", "--no-console")
    #expect(nowhere.exit == .usage)
  }

  @Test func tablesAlign() async throws {
    let sandbox = try await Sandbox.filled()
    let table = await sandbox.run("list", "pbx", isPlain: true)
    let lines = table.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    let place = lines[0].distance(
      from: lines[0].startIndex,
      to: lines[0].firstRange(of: "licenseKey")?.lowerBound ?? lines[0].startIndex)
    #expect(lines.contains { $0.dropFirst(place).hasPrefix("****-CDEF") })
  }
}
