import Testing
import Verbs

/// `lapse delete` of whole PBXs and extensions, `lapse undo`, `lapse list plan` and `lapse job`.
struct StagedDeletionTests {
  private static let fqdn = "pbx.example.com"
  private static let keys = [
    "receipt", "plan", "counts", "staged", "undoUntil", "audit", "kept", "digest",
    "elsewhere",
  ]

  private func stage(_ sandbox: Sandbox) async throws -> Outcome {
    try await sandbox.expect(
      .done, "delete", "pbx", Self.fqdn, "--reason", "contract-ended", "--ticket", "#7",
      "--confirm", Self.fqdn)
  }

  @Test func thePlanSaysUntilWhenItCouldBeUndone() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "pbx", Self.fqdn)
    #expect(plan.object.flag("staged") == true)
    #expect(plan.object.text("undoUntil") == "2026-11-23T09:00:00.000Z")
  }

  @Test func aWholePBXIsStagedAndUndone() async throws {
    let sandbox = try await Sandbox.filled()
    let staged = try await stage(sandbox)
    #expect(staged.object.keys == Self.keys)
    #expect(staged.object.isNull("receipt") && staged.object.isNull("digest"))
    #expect(staged.object.texts("elsewhere")?.isEmpty == false)
    #expect(staged.object.text("plan") == "D-1")
    #expect(staged.object.flag("staged") == true)
    #expect(staged.object.text("undoUntil") == "2026-11-23T09:00:00.000Z")
    #expect(staged.object.object("counts").number("pbx") == 0, "a hold below keeps its row")
    let plans = try await sandbox.expect(.done, "list", "plan")
    #expect(plans.object.text("job") == "D-1" && plans.object.text("ticket") == "#7")
    #expect(plans.object.text("state") == "staged")
    let again = await sandbox.run(
      "delete", "pbx", Self.fqdn, "--reason", "test", "--confirm", Self.fqdn)
    #expect(again.exit == .refused && again.error.text("error") == "staged")
    let undone = try await sandbox.expect(.done, "undo", "D-1")
    #expect(undone.object.keys == ["undone"] && undone.object.text("undone") == "D-1")
    let none = try await sandbox.expect(.done, "list", "plan")
    #expect(none.objects.isEmpty)
    let late = await sandbox.run("undo", "D-1")
    #expect(late.exit == .refused)
    let unknown = await sandbox.run("undo", "D-9")
    #expect(unknown.exit == .missing)
  }

  @Test func nowItIsGoneAtOnce() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "hold", "release", "H-1", "--reason", "other")
    let plan = try await sandbox.expect(.done, "plan", "delete", "pbx", Self.fqdn)
    let deleted = try await sandbox.expect(
      .done, "delete", "pbx", Self.fqdn, "--reason", "test", "--confirm", Self.fqdn, "--now",
      "--plan", plan.object.text("fingerprint") ?? "")
    #expect(deleted.object.keys == Self.keys)
    #expect(deleted.object.text("receipt") == "RC-1")
    #expect(deleted.object.flag("staged") == false && deleted.object.isNull("undoUntil"))
    #expect(deleted.object.object("counts").numbers == plan.object.object("counts").numbers)
    let gone = await sandbox.run("show", "pbx", Self.fqdn)
    #expect(gone.exit == .missing)
    let job = try await sandbox.expect(.done, "job", "show", "D-1")
    #expect(job.object.text("state") == "done" && job.object.text("receipt") == "RC-1")
    #expect(job.object.number("left") == 0)
    let jobs = try await sandbox.expect(.done, "list", "job")
    #expect(jobs.objects.count == 1)
    let listed = try await sandbox.expect(.done, "job", "list")
    #expect(listed.output == jobs.output)
  }

  private func page(_ sandbox: Sandbox, _ verb: [String], _ key: String) async -> [String] {
    var found: [String] = []
    var after: [String] = []
    for _ in 0..<9 {
      let page = await sandbox.run(verb + ["--limit", "1"] + after).objects
      guard let next = page.last?.text("next") else {
        return found + page.compactMap { $0.text(key) }
      }
      found += page.dropLast().compactMap { $0.text(key) }
      after = ["--after", next]
    }
    return found + ["it goes in a circle"]
  }

  @Test func jobsAreReadPageByPage() async throws {
    let sandbox = try await Sandbox.filled()
    let id = "gone.example.net/10"
    for number in 1...3 {
      try await sandbox.expect(
        .done, "delete", "extension", id, "--reason", "test", "--confirm", id)
      try await sandbox.expect(.done, "undo", "D-\(number)")
    }
    #expect(await page(sandbox, ["job", "list"], "job") == ["D-3", "D-2", "D-1"])
    #expect(await page(sandbox, ["list", "job"], "job") == ["D-3", "D-2", "D-1"])
  }

  @Test func aCursorHoldsWhereItsOrderWasTakenBack() async throws {
    let sandbox = try await Sandbox.filled()
    let file = try sandbox.write(
      #"{"type":"extension","pbx":"pbx.example.com","number":"106"}"#, to: "more.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    let staged = [
      ("pbx.example.com/104", "test"), ("pbx.example.com/106", "abuse"),
      ("gone.example.net/10", "contract-ended"),
    ]
    for (id, reason) in staged {
      try await sandbox.expect(
        .done, "delete", "extension", id, "--reason", reason, "--confirm", id)
    }
    #expect(await page(sandbox, ["list", "plan"], "job") == ["D-2", "D-3", "D-1"])
    let first = try await sandbox.expect(.done, "list", "plan", "--limit", "1").objects
    let next = try #require(first.last?.text("next"))
    try await sandbox.expect(.done, "undo", "D-2")
    let rest = try await sandbox.expect(.done, "list", "plan", "--after", next).objects
    #expect(rest.map { $0.text("job") } == ["D-3", "D-1"])
    #expect(await sandbox.run("list", "plan", "--after", "7").exit == .usage)
  }

  @Test func whatIsNotAtWorkIsNotHalted() async throws {
    let sandbox = try await Sandbox.filled()
    _ = try await stage(sandbox)
    for verb in ["pause", "resume", "cancel"] {
      let outcome = await sandbox.run("job", verb, "D-1")
      #expect(outcome.exit == .refused && outcome.error.text("error") == "job-state")
      let unknown = await sandbox.run("job", verb, "D-9")
      #expect(unknown.exit == .missing)
    }
    let sweep = await sandbox.run("job", "cancel", "S-1")
    #expect(sweep.exit == .missing)
    let support = await sandbox.run("job", "pause", "D-1", "--role", "support")
    #expect(support.exit == .refused && support.error.text("error") == "not-allowed")
  }

  @Test func inWords() async throws {
    let sandbox = try await Sandbox.filled()
    let staged = await sandbox.run(
      "delete", "pbx", Self.fqdn, "--reason", "test", "--confirm", Self.fqdn, isPlain: true)
    #expect(staged.output.contains("Staged as D-1"))
    #expect(staged.output.contains("2026-11-23 09:00Z"))
    let plans = await sandbox.run("list", "plan", isPlain: true)
    #expect(plans.output.contains("undo until"))
    let job = await sandbox.run("job", "show", "D-1", isPlain: true)
    #expect(job.output.contains("staged"))
  }
}
