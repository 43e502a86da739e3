import Testing
import Verbs

/// `lapse plan delete` and `lapse delete` of several records, `lapse job end-undo` and
/// `lapse object retry`.
struct MarkedDeletionTests {
  /// With two meetings of their own to delete.
  private func filled() async throws -> Sandbox {
    let sandbox = try await Sandbox.filled()
    let lines = ["A1", "A2"].map {
      #"{"type":"meeting","id":"\#($0)","pbx":"pbx.example.com","extension":"104"}"#
    }
    let file = try sandbox.write(lines.joined(separator: "\n"), to: "more.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    return sandbox
  }

  @Test func theyArePlannedAndStagedTogether() async throws {
    let sandbox = try await filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "A1", "A2")
    #expect(
      plan.object.keys == [
        "fingerprint", "phrases", "kind", "ids", "counts", "objects", "bytes", "kept", "ordered",
        "elsewhere", "staged", "undoUntil", "people", "live", "pbxs", "backups",
      ])
    #expect(plan.object.texts("phrases") == ["delete 2 meetings"])
    #expect(plan.object.texts("ids") == ["A1", "A2"])
    let fingerprint = try #require(plan.object.text("fingerprint"))
    let staged = try await sandbox.expect(
      .done, "delete", "meeting", "-", "--reason", "test", "--confirm", "delete 2 meetings",
      "--plan", fingerprint, input: "A1\nA2\n")
    #expect(staged.objects.map { $0.text("id") } == ["A1", "A2"])
    #expect(staged.objects.map { $0.text("plan") } == ["D-1", "D-2"])
    #expect(staged.objects.allSatisfy { $0.flag("staged") == true && $0.isNull("receipt") })
    try await sandbox.expect(.done, "undo", "D-1")
    let wrong = await sandbox.run("job", "end-undo", "D-2", "--confirm", "A1")
    #expect(wrong.exit == .refused)
    try await sandbox.expect(.done, "job", "end-undo", "D-2", "--confirm", "A2")
    let late = await sandbox.run("undo", "D-2")
    #expect(late.exit == .refused)
    try await sandbox.expect(.done, "sweep")
    let here = try await sandbox.expect(.done, "show", "meeting", "A1")
    #expect(here.object.text("id") == "A1")
    let gone = await sandbox.run("show", "meeting", "A2")
    #expect(gone.exit == .missing)
  }

  @Test func aChangedPlanIsFourAndNothingIsDone() async throws {
    let sandbox = try await filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "A1", "A2")
    let fingerprint = try #require(plan.object.text("fingerprint"))
    let file = try sandbox.write(
      #"{"type":"participant","id":"AP","meeting":"A2"}"#, to: "joined.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    let refused = await sandbox.run(
      "delete", "meeting", "A1", "A2", "--reason", "test", "--confirm", "delete 2 meetings",
      "--plan", fingerprint)
    #expect(refused.exit == .planChanged && refused.error.text("error") == "plan-changed")
    #expect(refused.error.text("message")?.contains("of A2") == true)
    let jobs = try await sandbox.expect(.done, "job", "list")
    #expect(jobs.objects.isEmpty)
  }

  @Test func atOnceEachHasItsReceipt() async throws {
    let sandbox = try await filled()
    let deleted = try await sandbox.expect(
      .done, "delete", "meeting", "A1", "A2", "--reason", "test", "--confirm",
      "delete 2 meetings", "--now")
    #expect(deleted.objects.map { $0.text("receipt") } == ["RC-1", "RC-2"])
    #expect(deleted.objects.map { $0.text("id") } == ["A1", "A2"])
  }

  @Test func whatIsNamedWrongIsRefused() async throws {
    let sandbox = try await filled()
    let missing = await sandbox.run("plan", "delete", "meeting", "A1", "A9")
    #expect(missing.exit == .missing)
    let empty = await sandbox.run(
      "delete", "meeting", "-", "--reason", "test", "--confirm", "delete 0 meetings", input: "\n")
    #expect(empty.exit == .usage)
    let kind = await sandbox.run("plan", "delete", "participant", "P1", "P2")
    #expect(kind.exit == .usage)
    let twice = await sandbox.run(
      "delete", "meeting", "A1", "--reason", "test", "--confirm", "A1", "--confirm", "A1")
    #expect(twice.exit == .usage)
    let many = await sandbox.run(
      "plan", "delete", "pbx", "a.example.com", "b.example.com", "c.example.com", "d.example.com")
    #expect(many.exit == .usage && many.error.text("error") == "too-many")
  }

  @Test func inWords() async throws {
    let sandbox = try await filled()
    let plan = await sandbox.run("plan", "delete", "meeting", "A1", "A2", isPlain: true)
    #expect(plan.output.contains("pbx.example.com: 2"))
    #expect(plan.output.contains("delete 2 meetings"))
    let staged = await sandbox.run(
      "delete", "meeting", "A1", "A2", "--reason", "test", "--confirm", "delete 2 meetings",
      isPlain: true)
    #expect(staged.output.contains("Staged meeting A1 as D-1."))
    #expect(staged.output.contains("Staged meeting A2 as D-2."))
  }

  @Test func objectsAreTriedAgain() async throws {
    let sandbox = try await filled()
    let tried = try await sandbox.expect(.done, "object", "retry")
    #expect(tried.object.number("removed") == 0 && tried.object.number("failed") == 0)
  }

  @Test func holdsSayWhatTheyKeep() async throws {
    let sandbox = try await filled()
    try await sandbox.expect(.done, "hold", "place", "meeting", "A1", "--reason", "legal")
    let holds = try await sandbox.expect(.done, "hold", "list")
    let own = try #require(holds.objects.first)
    #expect(own.object("keeps").number("meeting") == 1 && own.number("pastDate") == 0)
  }
}
