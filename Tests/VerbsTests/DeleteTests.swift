import Testing
import Verbs

/// `lapse plan delete`, `lapse delete` and `lapse receipt`.
struct DeleteTests {
  private static let counted = [
    "pbx", "extension", "meeting", "participant", "poll", "recording", "file", "report",
    "session",
  ]

  @Test func thePlanTellsAll() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "M1")
    #expect(
      plan.object.keys == [
        "fingerprint", "phrase", "kind", "id", "counts", "objects", "bytes", "kept", "elsewhere",
        "staged", "undoUntil", "people", "live", "lookalikes", "backups",
      ])
    #expect(plan.object.text("fingerprint")?.count == 64)
    #expect(plan.object.text("phrase") == "M1")
    #expect(
      plan.object.object("counts").numbers == [
        "pbx": 0, "extension": 0, "meeting": 1, "participant": 2, "poll": 0, "recording": 1,
        "file": 1, "report": 1, "session": 0,
      ])
    #expect(plan.object.number("objects") == 2)
    #expect(plan.object.number("bytes") == 1_048_576 + 2_048)
    #expect(plan.object.objects("kept")?.isEmpty == true)
    #expect(plan.object.texts("elsewhere")?.count == 2)
    #expect(plan.object.flag("staged") == false)
    #expect(plan.object.isNull("undoUntil"))
    #expect(plan.object.number("people") == 2)
    #expect(plan.object.object("live").numbers == ["meetings": 0, "people": 0])
    #expect(plan.object.object("backups").number("count") == 0)
    #expect(plan.object.object("backups").isNull("until"))
    let still = try await sandbox.expect(.done, "show", "meeting", "M1")
    #expect(still.object.text("id") == "M1")
  }

  @Test func thePlanTellsWhatLooksAlike() async throws {
    let sandbox = try await Sandbox.filled()
    let file = try sandbox.write(
      """
      {"type":"pbx","fqdn":"pbx1.example.com","registeredAt":"2026-01-01T00:00:00Z"}
      {"type":"extension","pbx":"pbx1.example.com","number":"1"}
      """, to: "near.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    let plan = try await sandbox.expect(.done, "plan", "delete", "pbx", "pbx.example.com")
    let others = try #require(plan.object.objects("lookalikes"))
    #expect(others.map { $0.text("id") } == ["pbx1.example.com"])
    #expect(others.map { $0.number("extensions") } == [1])
    let words = await sandbox.run("plan", "delete", "pbx", "pbx.example.com", isPlain: true)
    #expect(words.output.contains("pbx1.example.com, 1 extensions"))
  }

  @Test func deletesAtOnceWithAReceipt() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "M1")
    let fingerprint = try #require(plan.object.text("fingerprint"))
    let deleted = try await sandbox.expect(
      .done, "delete", "meeting", "M1", "--reason", "customer-request", "--ticket", "#12",
      "--confirm", "M1", "--plan", fingerprint)
    #expect(
      deleted.object.keys == [
        "receipt", "plan", "counts", "staged", "undoUntil", "audit", "kept", "digest",
        "elsewhere",
      ])
    #expect(deleted.object.text("receipt") == "RC-1")
    #expect(deleted.object.text("plan") == "D-1")
    #expect(
      deleted.object.object("counts").numbers == plan.object.object("counts").numbers)
    #expect(deleted.object.flag("staged") == false)
    let gone = await sandbox.run("show", "meeting", "M1")
    #expect(gone.exit == .missing)
    let people = try await sandbox.expect(.done, "list", "participant")
    #expect(people.objects.compactMap { $0.text("id") } == ["P3", "P4"])
    #expect(!sandbox.exists("objects/recordings/r1.mp4"))
    #expect(!sandbox.exists("objects/files/f1"))

    let receipt = try await sandbox.expect(.done, "receipt", "show", "RC-1")
    #expect(receipt.object.text("operation") == "delete")
    #expect(receipt.object.text("kind") == "meeting")
    #expect(receipt.object.text("reason") == "customer-request")
    #expect(receipt.object.text("ticket") == "#12")
    #expect(receipt.object.text("tag")?.isEmpty == false)
    #expect(receipt.object.number("audit") == deleted.object.number("audit"))
    #expect(receipt.object.object("counts").numbers.keys.sorted() == Self.counted.sorted())
    let again = await sandbox.run("delete", "meeting", "M1", "--reason", "test", "--confirm", "M1")
    #expect(again.exit == .missing)
  }

  @Test func theWrongPhraseDoesNothing() async throws {
    let sandbox = try await Sandbox.filled()
    for phrase in ["m1", "M1 ", "", "-"] {
      let outcome = await sandbox.run(
        "delete", "meeting", "M1", "--reason", "test", "--confirm", phrase)
      #expect(outcome.exit == .refused)
      #expect(outcome.error.text("error") == "wrong-phrase")
    }
    try await sandbox.expect(.done, "show", "meeting", "M1")
  }

  @Test func aChangedPlanDoesNothing() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "M1")
    let fingerprint = try #require(plan.object.text("fingerprint"))
    try await sandbox.expect(
      .done, "import", "jsonl", "-",
      input: #"{"type":"participant","id":"P9","meeting":"M1","name":"Una Moss"}"#)
    let outcome = await sandbox.run(
      "delete", "meeting", "M1", "--reason", "test", "--confirm", "M1", "--plan", fingerprint)
    #expect(outcome.exit == .planChanged)
    #expect(outcome.error.text("error") == "plan-changed")
    #expect(outcome.error.text("message")?.contains("participant 2, now 3") == true)
    try await sandbox.expect(.done, "show", "participant", "P9")
  }

  @Test func whatIsHeldStays() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "M3")
    let kept = try #require(plan.object.objects("kept"))
    #expect(kept.contains { $0.text("kind") == "recording" && $0.text("hold") == "H-1" })
    #expect(kept.first?.keys == ["hold", "id", "kind", "restricted"])
    let outcome = await sandbox.run(
      "delete", "meeting", "M3", "--reason", "test", "--confirm", "M3")
    #expect(outcome.exit == .refused)
    #expect(outcome.error.text("error") == "held")
    try await sandbox.expect(.done, "show", "meeting", "M3")
  }

  @Test func whatAHoldKeepsIsListedAndTheRestGoes() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "hold", "place", "recording", "R1", "--reason", "legal")
    let deleted = try await sandbox.expect(
      .done, "delete", "meeting", "M1", "--reason", "test", "--confirm", "M1")
    #expect(deleted.object.object("counts").number("recording") == 0)
    #expect(deleted.object.object("counts").number("meeting") == 0)
    #expect(deleted.object.object("counts").number("participant") == 2)
    #expect(
      deleted.object.objects("kept")?.contains { $0.text("id") == "R1" } == true)
    #expect(sandbox.exists("objects/recordings/r1.mp4"))
    try await sandbox.expect(.done, "show", "recording", "R1")
  }

  @Test func supportMayPlanOnly() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "plan", "delete", "poll", "Q1", "--role", "support")
    let outcome = await sandbox.run(
      "delete", "poll", "Q1", "--reason", "test", "--confirm", "Q1", "--role", "support")
    #expect(outcome.exit == .refused)
    #expect(outcome.error.text("error") == "not-allowed")
  }

  @Test(arguments: [
    ["delete", "meeting", "M1", "--confirm", "M1"],
    ["delete", "meeting", "M1", "--reason", "test"],
    ["delete", "meeting", "M1", "--reason", "because", "--confirm", "M1"],
    ["delete", "participant", "P1", "--reason", "test", "--confirm", "P1"],
    ["plan", "delete", "log", "L1"], ["receipt", "show", "one"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
  }

  @Test func noSuchReceipt() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run("receipt", "show", "RC-7")
    #expect(outcome.exit == .missing)
  }
}
