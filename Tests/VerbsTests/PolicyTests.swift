import Domain
import Foundation
import TestSupport
import Testing
import Verbs

/// `lapse policy check|show|simulate|activate`.
struct PolicyTests {
  private static let id = "webmeeting-2019-11-21"
  private static let strict = "webmeeting-strict-2019-11-21"

  /// The compiled-in policy's text, from the database that it was written to.
  private static func text() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("Sources/Policies/\(Self.id).toml"), encoding: .utf8)
  }

  static func changed(_ id: String, _ old: String, _ new: String) throws -> String {
    try text().replacing("id = \"\(Self.id)\"", with: "id = \"\(id)\"")
      .replacing(old, with: new, maxReplacements: 1)
  }

  @Test func aRightFile() async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(Self.text(), to: "policy.toml")
    let checked = try await sandbox.expect(.done, "policy", "check", file)
    #expect(checked.object.keys == ["file", "policy", "rules", "digest"])
    #expect(checked.object.text("policy") == Self.id)
    #expect(checked.object.number("rules") == RuleID.allCases.count)
    #expect(checked.object.text("digest") == Digest.sha256(try Self.text().utf8))
    let fromInput = try await sandbox.expect(.done, "policy", "check", "-", input: Self.text())
    #expect(fromInput.object.text("digest") == checked.object.text("digest"))
  }

  @Test func everyFaultWithItsPlace() async throws {
    let sandbox = try Sandbox()
    let wrong = try Self.changed("x", "period = \"P14D\"", "period = \"P1M14D\"")
      .replacing("exports = \"P1D\"", with: "exports = \"\"")
    let file = try sandbox.write(wrong, to: "policy.toml")
    let outcome = await sandbox.run("policy", "check", file)
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("error") == "configuration")
    #expect(outcome.error.text("file") == file)
    let lines = wrong.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.contains("P1M14D") }.map { $0 + 1 }
    #expect(outcome.error.number("line") == line)
    #expect(outcome.error.number("column") == 1)
    #expect(outcome.objects.count == 2)
    #expect(outcome.objects.last?.text("message") == "\"exports\" must not be blank")
    let plain = await sandbox.run("policy", "check", file, isPlain: true)
    #expect(plain.errors.split(separator: "\n").count == 2 && plain.output.isEmpty)
  }

  @Test(arguments: ["", "id = \"a\u{0}\"", "\u{FEFF}", "[[rule]", "rule = 7", "\r\n"])
  func noPolicy(_ text: String) async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(text, to: "policy.toml")
    for verb in ["check", "simulate", "activate"] {
      let initialized = try await Sandbox.initialized()
      let outcome = await initialized.run("policy", verb, file)
      #expect(outcome.exit == .badInput, "\(verb)")
      #expect((outcome.error.number("line") ?? 0) >= 1)
    }
  }

  @Test func notThere() async throws {
    let sandbox = try Sandbox()
    #expect(await sandbox.run("policy", "check", sandbox.path("none.toml")).exit == .missing)
    #expect(await sandbox.run("policy", "check", sandbox.directory).exit == .missing)
    try Data([0x69, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: sandbox.path("latin.toml")))
    #expect(await sandbox.run("policy", "check", sandbox.path("latin.toml")).exit == .badInput)
  }

  @Test func shown() async throws {
    let sandbox = try await Sandbox.initialized()
    let shown = try await sandbox.expect(.done, "policy", "show")
    #expect(shown.objects.compactMap { $0.text("rule") } == RuleID.allCases.map(\.rawValue))
    #expect(
      shown.objects.compactMap { $0.text("housekeeping") }
        == Housekeeping.Matter.allCases.map(\.rawValue))
    let version = try #require(shown.objects.last)
    #expect(
      version.keys == [
        "version", "policy", "digest", "activatedAt", "activatedBy", "inForceFrom", "until",
        "state",
      ])
    #expect(version.number("version") == 1 && version.text("state") == "in-force")
    #expect(version.text("digest") == Digest.sha256(try Self.text().utf8))
    let strict = try await sandbox.expect(.done, "policy", "show", "--file", Self.strict)
    #expect(strict.object.text("policy") == Self.strict)
    let plain = await sandbox.run("policy", "show", isPlain: true)
    #expect(plain.exit == .done && plain.output.contains("released-holds"))
    let csv = await sandbox.run(["policy", "show", "--csv"], isPlain: true)
    #expect(csv.output.split(separator: "\r\n").count == RuleID.allCases.count + 1)
  }

  @Test func simulatedAndActivated() async throws {
    let sandbox = try await Sandbox.filled()
    let file = try sandbox.write(
      Self.changed("short", "period = \"P7D\"", "period = \"P1D\""), to: "short.toml")
    let before = try await sandbox.expect(.done, "pending")
    let simulated = try await sandbox.expect(.done, "policy", "simulate", file)
    let recording = simulated.object
    #expect(
      recording.keys == [
        "rule", "period", "action", "periodToday", "actionToday", "counts", "today", "atOnce",
      ])
    #expect(recording.text("rule") == "recording" && recording.text("periodToday") == "P7D")
    #expect(recording.number("atOnce") == 0)
    let later = try await sandbox.expect(
      .done, "policy", "simulate", file, "--as-of", "2026-11-22T10:31:00Z")
    #expect(later.object.number("atOnce") == 1)
    #expect(try await sandbox.expect(.done, "pending").output == before.output)

    let refused = await sandbox.run("policy", "activate", file, "--role", "admin")
    #expect(refused.exit == .refused)
    let waits = try await sandbox.expect(.done, "policy", "activate", file, "--role", "officer")
    #expect(waits.object.keys == ["policy", "changed", "inForceFrom", "waits", "tightened"])
    #expect(waits.object.flag("waits") == true && waits.object.flag("changed") == true)
    #expect(waits.object.text("inForceFrom") == "2026-11-23T09:00:00.000Z")
    #expect(waits.object.texts("tightened") == ["recording"])
    let again = try await sandbox.expect(.done, "policy", "activate", file)
    #expect(again.object.flag("changed") == false)
    let due = ["pending", "--count", "--rule", "recording"]
    let today = await sandbox.run(due)
    // Rehearsed: what comes into force meanwhile counts.
    let tomorrow = await sandbox.run(due + ["--as-of", "2026-11-23T09:00:00Z"])
    #expect(today.object.object("recording").number("upcoming") == 1)
    #expect(tomorrow.object.object("recording").number("upcoming") == 0)

    let hurried = try await sandbox.expect(
      .done, "policy", "activate", file, "--now", "--reason", "legal")
    #expect(hurried.object.flag("waits") == false)
    let swept = try await sandbox.expect(.done, "sweep")
    #expect(swept.object.text("policy") == "short")
  }

  /// Files that the console wrote go a day later, where housekeeping follows a sweep: not by one of a
  /// rule, nor by the first, whose clock nothing vouches for.
  @Test func exportsGo() async throws {
    let sandbox = try await Sandbox.initialized()
    let directory = sandbox.path("state/lapse/exports")
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let now = try #require(Instant(rfc3339: Sandbox.now))
    for (name, age) in [("old.csv", Instant.day), ("new.csv", Instant.day - 1)] {
      let path = try sandbox.write("x", to: "state/lapse/exports/" + name)
      let date = Date(timeIntervalSince1970: Double((now - age).milliseconds) / 1_000)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    let environment = ["XDG_STATE_HOME": sandbox.path("state")]
    for sweep in [["sweep", "--dry-run"], ["sweep", "--rule", "recording"], ["sweep"]] {
      #expect(await sandbox.run(sweep, environment: environment).exit == .done)
      #expect(sandbox.exists("state/lapse/exports/old.csv"), "\(sweep)")
    }
    #expect(await sandbox.run(["sweep"], environment: environment).exit == .done)
    #expect(!sandbox.exists("state/lapse/exports/old.csv"))
    #expect(sandbox.exists("state/lapse/exports/new.csv"))
  }

  /// Nothing vouches for the clock when it opens, and it may only be for looking.
  @Test func theConsoleRemovesNoExport() async throws {
    let sandbox = try await Sandbox.initialized()
    try FileManager.default.createDirectory(
      atPath: sandbox.path("state/lapse/exports"), withIntermediateDirectories: true)
    let path = try sandbox.write("x", to: "state/lapse/exports/old.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path)
    let console = try PtyProcess(
      BuiltProgram.path,
      arguments: ["console", "--linear", "--read-only", "--database", sandbox.path("lapse.db")],
      environment: ["HOME": sandbox.directory, "XDG_STATE_HOME": sandbox.path("state")],
      rows: 100)
    try console.waitForText("Q ends.", upTo: .seconds(30))
    console.send("Q\n")
    #expect(try console.waitForExit() == .exited(0))
    #expect(sandbox.exists("state/lapse/exports/old.csv"))
  }

  @Test func anIdIsTaken() async throws {
    let sandbox = try await Sandbox.initialized()
    let file = try sandbox.write(
      Self.changed(Self.id, "period = \"P7D\"", "period = \"P8D\""), to: "other.toml")
    let outcome = await sandbox.run("policy", "activate", file)
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("error") == "policy-taken")
  }
}
