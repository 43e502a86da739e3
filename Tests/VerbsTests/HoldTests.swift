import Testing
import Verbs

/// `lapse hold`.
struct HoldTests {
  private static let keys = [
    "type", "hold", "kind", "record", "person", "as", "reason", "ticket", "owner", "placedAt",
    "reviewAt", "needsReview", "redacted", "keeps", "pastDate",
  ]

  @Test func placedListedAndReleased() async throws {
    let sandbox = try await Sandbox.filled()
    let placed = try await sandbox.expect(
      .done, "hold", "place", "extension", "PBX.example.com/104", "--reason", "-", "--ticket",
      "#1", "--review", "2026-12-24", input: "Claim of a neighbour\n")
    #expect(placed.output == "{\"hold\":\"H-2\"}\n")
    let list = try await sandbox.expect(.done, "hold", "list")
    #expect(list.objects.map(\.keys) == [Self.keys, Self.keys])
    let hold = list.object
    #expect(hold.text("hold") == "H-2")
    #expect(hold.text("record") == "pbx.example.com/104")
    #expect(hold.text("as") == "legal")
    #expect(hold.text("reason") == "Claim of a neighbour")
    #expect(hold.text("owner") == "owner")
    #expect(hold.text("reviewAt") == "2026-12-24T00:00:00.000Z")
    let same = try await sandbox.expect(.done, "list", "hold")
    #expect(same.output == list.output)

    let dry = try await sandbox.expect(.done, "sweep", "--dry-run", "--rule", "recording")
    #expect(dry.object.object("done").numbers.isEmpty)
    #expect(dry.object.number("held") == 2)
    let released = try await sandbox.expect(.done, "hold", "release", "H-2", "--reason", "legal")
    #expect(released.object.text("released") == "H-2")
    let after = try await sandbox.expect(.done, "sweep", "--dry-run", "--rule", "recording")
    #expect(after.object.object("done").numbers == ["recording": 1])
    let again = await sandbox.run("hold", "release", "H-2", "--reason", "legal")
    #expect(again.exit == .missing)
  }

  @Test func reviewedAfterNinetyDaysIfNotSaid() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "hold", "place", "poll", "Q1", "--reason", "other")
    let list = try await sandbox.expect(.done, "hold", "list")
    #expect(list.object.text("reviewAt") == "2027-02-20T09:00:00.000Z")
  }

  @Test func rolesAndReasons() async throws {
    let sandbox = try await Sandbox.filled()
    let support = await sandbox.run(
      "hold", "place", "poll", "Q1", "--reason", "legal", "--role", "support")
    #expect(support.exit == .refused)
    let list = try await sandbox.expect(.done, "hold", "list", "--role", "support")
    #expect(list.object.isNull("reason"))
    #expect(list.object.text("ticket") == "#4711")
  }

  @Test(arguments: [
    ["hold", "place", "poll", "Q1", "--reason", "Ann wants it"],
    ["hold", "place", "poll", "Q1", "--reason", "-"],
    ["hold", "place", "session", "S1", "--reason", "legal"],
    ["hold", "place", "mcu", "fra-1", "--reason", "legal"],
    ["compare", "extension", "pbx.example.com/104", "nothing"],
    ["hold", "place", "person", "x", "--reason", "legal"],
    ["hold", "place", "poll", "Q1", "--reason", "legal", "--review", "soon"],
    ["hold", "place", "poll", "Q1", "--reason", "legal", "--review", "2026-11-22"],
    ["hold", "release", "H-x", "--reason", "legal"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
    #expect(!outcome.errors.contains("a extension") && !outcome.errors.contains("a mcu"))
    let holds = try await sandbox.expect(.done, "hold", "list")
    #expect(holds.objects.count == 1)
  }

  @Test func aHoldOnNothing() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run("hold", "place", "poll", "Q9", "--reason", "legal")
    #expect(outcome.exit == .missing)
  }

  /// Nothing is said of what a restriction hides, not that it was never given either.
  @Test func ofARestrictedRecordOnlyItsNameIsShown() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "hold", "place", "extension", "pbx.example.com/104", "--reason", "legal", "--as",
      "restriction")
    let shown = await sandbox.run(
      "show", "extension", "pbx.example.com/104", "--role", "support", isPlain: true)
    #expect(shown.output.contains("number") && !shown.output.contains("none"))
    #expect(shown.output.contains("H-2; ask the officer"))
  }
}
