import Testing
import Verbs

/// `receipt check`, `explain`, `list past`, `list incident`, and reasons in words.
struct EvidenceTests {
  private func deleted() async throws -> (Sandbox, Outcome) {
    let sandbox = try await Sandbox.filled()
    let outcome = try await sandbox.expect(
      .done, "delete", "meeting", "M1", "--reason", "-", "--ticket", "#5", "--confirm", "M1",
      input: "booked twice")
    return (sandbox, outcome)
  }

  @Test func theReceiptNamesItsAuditEntryAndWhatLiesElsewhere() async throws {
    let (sandbox, outcome) = try await deleted()
    #expect(outcome.object.text("digest")?.count == 64)
    let shown = try await sandbox.expect(.done, "receipt", "show", "RC-1").object
    #expect(shown.text("digest") == outcome.object.text("digest"))
    #expect(shown.text("reason") == "booked twice")
    #expect(
      shown.texts("elsewhere") == [
        "the PBX's own copy of the report", "media that the meeting server still keeps",
      ])
  }

  @Test(arguments: ["RC-1", "M1"])
  func checkProves(_ name: String) async throws {
    let (sandbox, _) = try await deleted()
    let check = try await sandbox.expect(.done, "receipt", "check", name).object
    #expect(check.keys == ["receipt", "proved", "checks", "elsewhere"])
    #expect(check.flag("proved") == true)
    #expect(
      check.objects("checks")?.map { $0.text("check") } == [
        "ids", "rows", "ledger", "objects", "audit",
      ])
    #expect(await sandbox.run("receipt", "check", "M9").exit == .missing)
  }

  /// The object of a recording cannot be removed: the receipt does not prove it yet.
  @Test func checkSaysWhatWaits() async throws {
    let sandbox = try await Sandbox.filled()
    try sandbox.write("other", to: "objects/.lapse-objects")
    try await sandbox.expect(
      .done, "delete", "recording", "R2", "--reason", "test", "--confirm", "R2")
    let outcome = await sandbox.run("receipt", "check", "R2")
    #expect(outcome.exit == .failed)
    #expect(outcome.errors.contains("not-proved"))
    let waiting = outcome.object.objects("checks")?.first { $0.text("check") == "objects" }
    #expect(waiting?.text("finding") == "left" && waiting?.number("count") == 1)
  }

  @Test func explainHereAndGone() async throws {
    let (sandbox, _) = try await deleted()
    let here = try await sandbox.expect(.done, "explain", "meeting", "M2").object
    #expect(here.keys == ["kind", "id", "here", "items"])
    let item = try #require(here.objects("items")?.first)
    #expect(
      item.keys == [
        "blocked", "clause", "countedFrom", "goes", "item", "orderedBy", "reason", "receipt",
        "rule", "run", "say", "sooner", "state", "ticket",
      ])
    #expect(item.text("rule") == "meeting-title" && item.text("state") == "upcoming")
    let gone = try await sandbox.expect(.done, "explain", "meeting", "M1").object
    #expect(gone.flag("here") == false)
    let went = try #require(gone.objects("items")?.first)
    #expect(went.text("state") == "gone" && went.text("receipt") == "RC-1")
    #expect(went.text("orderedBy") == "owner" && went.text("ticket") == "#5")
    let held = try await sandbox.expect(.done, "explain", "meeting", "M3").object
    #expect(held.objects("items")?.first?.text("blocked") == "kept by hold H-1")
    #expect(await sandbox.run("explain", "meeting", "M9").exit == .missing)
    let words = await sandbox.run("explain", "meeting", "M3", isPlain: true)
    #expect(words.output.contains("kept by hold H-1"))
  }

  @Test func listPast() async throws {
    let (sandbox, _) = try await deleted()
    let below = try await sandbox.expect(
      .done, "list", "past", "--below", "extension", "pbx.example.com/104"
    ).objects
    #expect(Set(below.map { $0.text("kind") }).isSuperset(of: ["meeting", "participant"]))
    #expect(
      below.first?.keys == [
        "type", "at", "kind", "count", "rule", "job", "orderedBy", "reason", "ticket", "receipt",
      ])
    #expect(below.allSatisfy { $0.text("receipt") == "RC-1" && $0.text("ticket") == "#5" })
    let pbx = try await sandbox.expect(.done, "list", "past", "--pbx", "pbx.example.com").objects
    #expect(pbx.count >= below.count)
    #expect(await sandbox.run("list", "past").exit == .usage)
    #expect(await sandbox.run("list", "pbx", "--below", "pbx", "x.example.com").exit == .usage)
  }

  @Test func incidentsAreForAdminsAndOfficers() async throws {
    let sandbox = try await Sandbox.initialized(now: "2027-11-22T09:00:00.000Z")
    let file = try sandbox.write(
      """
      {"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2027-11-22T08:00:00Z"}
      {"type":"report","id":"T1","pbx":"pbx.example.com","createdAt":"2026-03-01T00:00:00Z",\
      "sanitizedAt":"2026-05-01T00:00:00Z","meeting":"ann@example.com"}
      """, to: "report.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    try await sandbox.expect(.done, "sweep")
    let outcome = try await sandbox.expect(.done, "list", "incident")
    let incident = outcome.object
    #expect(
      incident.keys == [
        "type", "incident", "at", "rule", "report", "number", "tag", "field", "finding",
        "removed", "redacted",
      ])
    #expect(incident.text("incident") == "I-1" && incident.text("finding") == "email")
    #expect(!outcome.output.contains("ann"))
    #expect(await sandbox.run("list", "incident", "--role", "support").exit == .refused)
  }

  @Test func aReasonThatTellsOfSomebodyIsRefused() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(
      "delete", "meeting", "M1", "--reason", "-", "--confirm", "M1", input: "Dee Fox asked")
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("error") == "personal-reason")
    #expect(outcome.error.text("message")?.contains("Dee") == false)
    try await sandbox.expect(.done, "show", "meeting", "M1")
  }
}
