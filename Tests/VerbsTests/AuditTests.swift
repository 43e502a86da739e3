import Foundation
import Testing
import Verbs

/// `lapse audit`, from `init`'s key to an export.
struct AuditTests {
  @Test func theKeyOfInitChecksTheTrail() async throws {
    let sandbox = try Sandbox()
    let key = try #require(await sandbox.run("init").object.text("auditKey"))
    #expect(key.count == 64)
    let file = try sandbox.write(Native.text, to: "native.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    try await sandbox.expect(.done, "sweep")
    let plain = try await sandbox.expect(.done, "audit", "verify").object
    #expect(
      plain.keys == [
        "holds", "entries", "first", "head", "digest", "unchained", "signed", "withKey",
        "checkpoints", "pruned", "broken",
      ])
    #expect(plain.flag("holds") == true && plain.flag("withKey") == false)
    #expect(plain.number("checkpoints") == 2)
    #expect(plain.number("entries") == plain.number("signed"))
    try await sandbox.expect(.done, "audit", "verify", "--key", "-", input: key + "\n")
    let wrong = await sandbox.run(
      "audit", "verify", "--key", "-", input: String(repeating: "0", count: 64))
    #expect(wrong.exit == .failed)
    #expect(wrong.error.text("error") == "audit-broken")
    #expect(wrong.object.object("broken").text("fault") == "unsigned")
    #expect(await sandbox.run("audit", "verify", "--key", "-", input: "abc").exit == .badInput)
    #expect(await sandbox.run("audit", "verify", "--key", key).exit == .usage)
    // Nothing but the person has it.
    for name in ["lapse.db", "lapse.db-wal", "lapse.db.checkpoints"] where sandbox.exists(name) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: sandbox.path(name)))
      #expect(bytes.range(of: Data(key.utf8)) == nil)
      #expect(bytes.range(of: Data(Self.bytes(key))) == nil)
    }
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)
    }
  }

  @Test func initTellsTheKeyBesideTheData() async throws {
    let sandbox = try Sandbox()
    let made = await sandbox.run("init", "--quiet", isPlain: true)
    let key = try #require(made.errors.split(separator: "\n").last)
    #expect(key.count == 64)
    #expect(!made.output.contains(key))
  }

  @Test func aCutTailIsNamed() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    // Another database, of the same identity by its lines: what the file tells of is not there.
    let path = sandbox.path("lapse.db.checkpoints")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parts = try #require(text.split(separator: "\n").last).split(separator: " ")
    let later = "\(parts[0]) 900 \(parts[2]) \(parts[3])\n"
    try Data((text + later).utf8).write(to: URL(fileURLWithPath: path))
    let outcome = await sandbox.run("audit", "verify")
    #expect(outcome.exit == .failed)
    #expect(outcome.object.object("broken").text("fault") == "cut")
    let words = await sandbox.run("audit", "verify", isPlain: true)
    #expect(words.output.split(separator: "\n").count == 1, "nothing else is reassuring")
  }

  @Test func listIsNewestFirstWithACursor() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "delete", "poll", "Q1", "--reason", "test", "--confirm", "Q1")
    let all = try await sandbox.expect(.done, "audit", "list").objects
    #expect(all.map { $0.text("operation") } == ["delete", "import", "create"])
    #expect(
      all.first?.keys == [
        "type", "audit", "at", "actor", "login", "connection", "role", "operation", "subjects",
        "policy", "rule", "counts", "reason", "ticket", "outcome", "previous", "digest", "mac",
        "redacted",
      ])
    let first = try await sandbox.expect(.done, "audit", "list", "--limit", "1").objects
    #expect(first.last?.text("next") == "3")
    let rest = try await sandbox.expect(.done, "audit", "list", "--after", "3").objects
    #expect(rest.map { $0.text("operation") } == ["import", "create"])
    let about = try await sandbox.expect(.done, "audit", "list", "--about", "poll", "Q1").objects
    #expect(about.map { $0.text("operation") } == ["delete"])
    let head = try await sandbox.expect(.done, "audit", "head").object
    #expect(head.number("audit") == 3 && head.text("digest") == all.first?.text("digest"))
  }

  @Test func exportsAreOneLineAnEntry() async throws {
    let sandbox = try await Sandbox.filled()
    #expect(
      await sandbox.run("audit", "export", "--format", "jsonl", "--role", "admin").exit == .refused)
    let lines = try await sandbox.expect(.done, "audit", "export", "--format", "jsonl").objects
    #expect(lines.map { $0.number("audit") } == [1, 2, 3])
    let events = try await sandbox.expect(.done, "audit", "export", "--format", "ocsf").objects
    #expect(events.allSatisfy { $0.number("class_uid") == 6005 })
    #expect(events.map { $0.number("type_uid") } == [600_506, 600_506, 600_501, 600_501])
    let log = await sandbox.run("audit", "export", "--format", "rfc5424")
    let line = try #require(log.output.split(separator: "\n").first)
    let start = "<109>1 2026-11-22T09:00:00.000Z - lapse - create [lapse@32473 audit=\"1\" "
    #expect(line.hasPrefix(start) && line.hasSuffix("\"]"))
  }
}
