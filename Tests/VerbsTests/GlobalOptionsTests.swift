import Testing

@testable import Verbs

/// What is the same for all verbs.
struct GlobalOptionsTests {
  @Test(arguments: [
    ["sweep"], ["init"], ["import", "jsonl", "-"], ["import", "jsonl", "-", "--dry-run"],
    ["delete", "meeting", "M1", "--reason", "test", "--confirm", "M1"],
    ["hold", "place", "meeting", "M1", "--reason", "legal"],
    ["hold", "release", "H-1", "--reason", "legal"], ["demo", "--no-console", "--file", "x"],
    ["console"], [],
  ])
  func nothingIsChangedAsOfAnotherInstant(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments + ["--as-of", "2026-11-30T00:00:00Z"])
    #expect(outcome.exit == .usage)
    #expect(outcome.error.text("error") == "usage")
    let meetings = try await sandbox.expect(.done, "list", "meeting")
    #expect(meetings.objects.count == 4)
  }

  @Test(arguments: [
    ["status"], ["policy", "show"], ["hold", "list"], ["list", "meeting"],
    ["show", "meeting", "M1"], ["plan", "delete", "meeting", "M1"], ["sweep", "--dry-run"],
    ["list", "receipt"], ["list", "object"],
  ])
  func lookingTakesAnotherInstant(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments + ["--as-of", "2026-11-30T00:00:00+02:00"])
    #expect(outcome.exit == .done)
  }

  @Test func optionsStandBeforeOrAfterTheVerb() async throws {
    let sandbox = try await Sandbox.filled()
    let other = try Sandbox()
    let database = sandbox.path("lapse.db")
    let after = await other.run("list", "mcu", "--database", database)
    let before = await other.run("--database", "sqlite:" + database, "list", "mcu")
    #expect(after.exit == .done)
    #expect(before.output == after.output)
    #expect(!after.output.isEmpty)
  }

  @Test(arguments: [
    "postgres://db.example.com/lapse", "postgres://lapse:secret@db.example.com/lapse",
    "postgresql://db.example.com/lapse?password=secret", "mysql://db.example.com/x", "sqlite:",
  ])
  func databasesOfOtherKindsAreRefused(_ url: String) async throws {
    let sandbox = try Sandbox()
    let option = await sandbox.run("list", "pbx", "--database", url)
    #expect(option.exit == .usage)
    let variable = await sandbox.run("list", "pbx", environment: ["LAPSE_DATABASE": url])
    #expect(variable.exit == .usage)
    #expect(!option.errors.contains("secret") && !variable.errors.contains("secret"))
  }

  @Test func theDefaultDatabase() throws {
    #expect(
      try DatabaseLocation(nil, environment: ["XDG_DATA_HOME": "/data", "HOME": "/home/a"]).path
        == "/data/lapse/lapse.db")
    #expect(
      try DatabaseLocation(nil, environment: ["HOME": "/home/a"]).path
        == "/home/a/.local/share/lapse/lapse.db")
    #expect(try DatabaseLocation("x.db", environment: [:]).directory == ".")
    #expect(try DatabaseLocation("/x.db", environment: [:]).beside("objects") == "/objects")
  }

  @Test func aVerbOfNoVersion() async throws {
    let sandbox = try Sandbox()
    let outcome = await sandbox.run("frobnicate")
    #expect(outcome.exit == .usage)
    #expect(outcome.error.text("message")?.contains("frobnicate") == true)
  }

  @Test func helpIsData() async throws {
    let sandbox = try Sandbox()
    let help = await sandbox.run("--help", isPlain: true)
    #expect(help.exit == .done)
    #expect(help.errors.isEmpty)
    for verb in LapseCommand.verbs { #expect(help.output.contains(verb)) }
    let verb = await sandbox.run("help", "sweep", isPlain: true)
    #expect(verb.output.contains("--dry-run"))
  }

  @Test func wordsSayWhereAndWhatToDo() async throws {
    let sandbox = try await Sandbox.initialized()
    let file = try sandbox.write("\n{", to: "bad.jsonl")
    let outcome = await sandbox.run("import", "jsonl", file, isPlain: true)
    #expect(outcome.errors.hasPrefix("lapse: \(file), line 2"))
    #expect(outcome.errors.contains("nothing was stored"))
  }

  @Test func configurationBesideTheDatabase() async throws {
    let sandbox = try await Sandbox.initialized()
    try sandbox.write("[database]\nlabel = \"PROD\"\ncolour = 1\n", to: "config.toml")
    let outcome = await sandbox.run("list", "pbx")
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("error") == "configuration")
    #expect(outcome.error.number("line") == 3)
    try sandbox.write("[database]\nlabel = \"PROD\"\n", to: "config.toml")
    try await sandbox.expect(.done, "list", "pbx")
  }
}
