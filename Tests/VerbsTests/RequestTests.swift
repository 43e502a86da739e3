import Testing
import Verbs

/// `lapse request …` and `lapse approve`.
@Suite struct RequestTests {
  private static let fqdn = "pbx.example.com"
  private static let keys = [
    "type", "id", "what", "state", "kind", "record", "pbx", "madeAt", "madeBy", "reason",
    "ticket", "plan", "lapsesAt", "decidedAt", "decidedBy", "note", "outcome", "redacted",
  ]

  @discardableResult
  private func ask(_ sandbox: Sandbox, _ what: String = "delete") async throws -> Outcome {
    try await sandbox.expect(
      .done, "request", "make", "pbx", Self.fqdn, "--what", what, "--ticket", "#7", "--role",
      "support")
  }

  @Test func aDeletionIsAskedWithItsPlanAndApproved() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "pbx", Self.fqdn).object
    let made = try await ask(sandbox).object
    #expect(made.keys == ["request", "what", "plan", "lapsesAt"])
    #expect(made.text("request") == "A-1" && made.text("plan") == plan.text("fingerprint"))
    #expect(made.text("lapsesAt") == "2026-12-22T09:00:00.000Z")
    let listed = try await sandbox.expect(.done, "request", "list").object
    #expect(listed.keys == Self.keys)
    #expect(listed.text("state") == "open" && listed.text("record") == Self.fqdn)
    #expect(listed.text("madeBy") == "owner" && listed.text("reason") == "other")
    let status = try await sandbox.expect(.done, "status").object
    #expect(status.number("requests") == 1)

    let typed = await sandbox.run("approve", "A-1", "--confirm", "other")
    #expect(typed.exit == .refused && typed.error.text("error") == "wrong-phrase")
    let approved = try await sandbox.expect(.done, "approve", "A-1", "--confirm", Self.fqdn).object
    #expect(
      approved.keys == ["approved", "what", "outcome", "note", "counts", "undoUntil", "kept"])
    #expect(approved.text("outcome") == "D-1")
    #expect(approved.text("undoUntil") == "2026-11-23T09:00:00.000Z")
    let staged = try await sandbox.expect(.done, "list", "plan").object
    #expect(staged.text("ticket") == "#7" && staged.text("reason") == "other")
    #expect(try await sandbox.expect(.done, "request", "list").objects.isEmpty)
    let all = try await sandbox.expect(.done, "request", "list", "--all").object
    #expect(all.text("state") == "approved" && all.text("decidedBy") == "owner")
    let twice = await sandbox.run("approve", "A-1", "--confirm", Self.fqdn)
    #expect(twice.exit == .refused && twice.error.text("error") == "decided")
  }

  @Test func whoHadNoRightApprovesNothing() async throws {
    let sandbox = try await Sandbox.filled()
    try await ask(sandbox)
    let support = await sandbox.run(
      "approve", "A-1", "--confirm", Self.fqdn, "--role", "support")
    #expect(support.exit == .refused && support.error.text("error") == "not-allowed")
    let own = await sandbox.run("approve", "A-1", "--confirm", Self.fqdn, "--role", "admin")
    #expect(own.exit == .refused && own.error.text("error") == "own-request")
  }

  @Test func anotherPlanIsRefused() async throws {
    let sandbox = try await Sandbox.filled()
    try await ask(sandbox)
    let more = try sandbox.write(
      #"{"type":"extension","pbx":"pbx.example.com","number":"777"}"#, to: "more.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", more)
    let drifted = await sandbox.run("approve", "A-1", "--confirm", Self.fqdn)
    #expect(drifted.exit == .planChanged && drifted.error.text("error") == "plan-changed")
    #expect(try await sandbox.expect(.done, "list", "plan").objects.isEmpty)
    let plan = try await sandbox.expect(.done, "plan", "delete", "pbx", Self.fqdn).object
    try await sandbox.expect(
      .done, "approve", "A-1", "--confirm", Self.fqdn, "--plan", plan.text("fingerprint") ?? "")
  }

  @Test func aHoldIsPlacedAndAnErasureIsOnlyClosed() async throws {
    let sandbox = try await Sandbox.filled()
    try await ask(sandbox, "hold")
    let held = try await sandbox.expect(.done, "approve", "A-1").object
    #expect(held.text("outcome")?.hasPrefix("H-") == true && held.isNull("counts"))
    let person = await sandbox.run("request", "make", "pbx", Self.fqdn, "--what", "erase")
    #expect(person.exit == .usage)
  }

  @Test func declinedAndAskedTwice() async throws {
    let sandbox = try await Sandbox.filled()
    try await ask(sandbox)
    let again = await sandbox.run("request", "make", "pbx", Self.fqdn, "--what", "delete")
    #expect(again.exit == .refused && again.error.text("error") == "asked")
    let declined = try await sandbox.expect(
      .done, "request", "decline", "A-1", "--reason", "mistake")
    #expect(declined.object.keys == ["declined"])
    let all = try await sandbox.expect(.done, "request", "list", "--all").object
    #expect(all.text("state") == "declined" && all.text("note") == "mistake")
    try await sandbox.expect(.missing, "request", "decline", "A-9")
    try await sandbox.expect(.missing, "approve", "A-9")
    let gone = await sandbox.run("request", "make", "pbx", "none.example.com", "--what", "delete")
    #expect(gone.exit == .missing)
  }

  @Test func itIsReadAsATable() async throws {
    let sandbox = try await Sandbox.filled()
    try await ask(sandbox)
    let table = await sandbox.run("request", "list", isPlain: true)
    #expect(table.output.split(separator: "\n").first?.hasPrefix("id") == true)
    #expect(table.output.contains("A-1") && table.output.contains("#7"))
    let made = await sandbox.run(
      "request", "make", "pbx", Self.fqdn, "--what", "hold", isPlain: true)
    #expect(made.output.contains("Asked as A-2"))
  }
}
