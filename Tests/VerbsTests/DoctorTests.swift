import Foundation
import Testing
import Verbs

/// `lapse doctor`, `lapse erasure`.
struct DoctorTests {
  @Test func allIsWell() async throws {
    let sandbox = try await Sandbox.filled()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: sandbox.directory)
    let found = await sandbox.run("doctor", "--whole")
    #expect(found.exit == .done, "\(found.output) \(found.errors)")
    #expect(found.object.keys == ["healthy", "checks"])
    #expect(found.output.contains("undo.window by default"))
    let words = await sandbox.run("doctor", isPlain: true)
    #expect(words.exit == .done && words.output.contains("ok  every row has its object"))
  }

  @Test func whatIsWrongIsNamed() async throws {
    let sandbox = try await Sandbox.filled()
    try sandbox.write("x", to: "objects/stray")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: sandbox.directory)
    let found = await sandbox.run("doctor", "--leftovers")
    #expect(found.exit == .failed && found.error.text("error") == "unhealthy")
    #expect(
      found.error.text("message")
        == "not in order: leftover-objects, permissions; nothing was changed")
    #expect(found.object.keys == ["healthy", "checks", "leftovers"])
    #expect(!found.output.contains("stray"), "a key is never shown")
    #expect(sandbox.exists("objects/stray"))
    #expect(await sandbox.run("doctor", "--role", "support").exit == .refused)
  }

  /// Others can write neither to the directory that the link leads to nor to the link.
  @Test func aLinkToTheDirectoryIsNoAlarm() async throws {
    let sandbox = try await Sandbox.filled()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: sandbox.directory)
    let other = try Sandbox()
    try FileManager.default.createSymbolicLink(
      atPath: other.path("link"), withDestinationPath: sandbox.directory)
    let found = await sandbox.run("doctor", "--database", other.path("link/lapse.db"))
    #expect(found.exit == .done, "\(found.errors)")
  }

  @Test func aFileThatIsOpenIsNamedAsItIs() async throws {
    let sandbox = try await Sandbox.filled()
    let path = sandbox.path("lapse.db.erasures")
    try FileManager.default.moveItem(
      atPath: sandbox.path("lapse.db"), toPath: sandbox.path("meetings.db"))
    try? FileManager.default.moveItem(atPath: path, toPath: sandbox.path("meetings.db.erasures"))
    try sandbox.write("", to: "meetings.db.checkpoints")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: sandbox.path("meetings.db.checkpoints"))
    let found = await sandbox.run("doctor", "--database", sandbox.path("meetings.db"))
    #expect(found.output.contains("open to others: meetings.db.checkpoints"))
  }

  @Test func configurationSaysWhereItIsFrom() async throws {
    let sandbox = try await Sandbox.filled()
    let file = try sandbox.write(
      "[undo]\nwindow = \"PT1H\"\n[brakes]\nbacklog = 7\n", to: "config.toml")
    let found = await sandbox.run("doctor")
    #expect(found.output.contains("undo.window \(file)"))
    #expect(found.output.contains("brakes.backlog \(file)"))
    #expect(found.output.contains("brakes.clock-step by default"))
  }

  @Test func aFaultInTheConfigurationHidesNothingElse() async throws {
    let sandbox = try await Sandbox.filled()
    let file = try sandbox.write("[undo]\nwindows = \"PT1H\"\n", to: "config.toml")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: sandbox.directory)
    let found = await sandbox.run("doctor", isPlain: true)
    #expect(found.exit == .failed)
    #expect(found.output.contains("BAD \(file), line 2, column 1: unknown key \"windows\""))
    #expect(found.output.contains("ok  every page is in order"))
    #expect(
      found.errors.contains("not in order: object-store, configuration, permissions"))
    #expect(!found.output.contains("without its object"), "where they lie is not known")
  }

  @Test func whatTheGateRefusesIsReadPageByPage() async throws {
    let sandbox = try await Sandbox.filled()
    let gone = [("recording", "R2"), ("recording", "R1"), ("file", "F1"), ("poll", "Q1")]
    for (kind, id) in gone {
      try await sandbox.expect(.done, "delete", kind, id, "--reason", "test", "--confirm", id)
    }
    let file = try sandbox.write(Native.text, to: "again.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    for verb in [["erasure", "list"], ["erasure", "list", "--pbx", "pbx.example.com"]] {
      let whole = await sandbox.run(verb).objects.map { $0.text("tag") }
      #expect(whole.count == gone.count)
      let first = await sandbox.run(verb + ["--limit", "3"]).objects
      let next = try #require(first.last?.text("next"))
      let rest = await sandbox.run(verb + ["--after", next]).objects
      #expect((first.dropLast() + rest).map { $0.text("tag") } == whole)
      #expect(await sandbox.run(verb + ["--after", "7"]).exit == .usage)
    }
  }

  /// More than a thousand, of kinds whose numbers are the same; an odd page parts two of one number.
  @Test func waitingObjectsAreReadPageByPage() async throws {
    let sandbox = try await Sandbox.initialized()
    let made = "2026-11-21T10:00:00Z"
    var lines = [
      #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z"}"#,
      #"{"type":"extension","pbx":"pbx.example.com","number":"104"}"#,
      #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"104","scheduledAt":"2026-11-25T10:00:00Z"}"#,
    ]
    for number in 0..<505 {
      lines.append(
        #"{"type":"recording","id":"R\#(number)","meeting":"M1","createdAt":"\#(made)","state":"raw","object":"r/\#(number)"}"#
      )
      lines.append(
        #"{"type":"file","id":"F\#(number)","meeting":"M1","share":"document","object":"f/\#(number)","bytes":1,"uploadedAt":"\#(made)"}"#
      )
    }
    try sandbox.write("other", to: "objects/.lapse-objects")
    let file = try sandbox.write(lines.joined(separator: "\n"), to: "many.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    try await sandbox.expect(
      .done, "delete", "meeting", "M1", "--reason", "test", "--confirm", "M1")
    #expect(
      try await sandbox.expect(.done, "list", "object", "--limit", "all").objects.count == 1_010)
    var shown = 0
    var after: [String] = []
    for _ in 0..<6 {
      let page = await sandbox.run(["list", "object", "--limit", "301"] + after).objects
      guard let next = page.last?.text("next") else {
        shown += page.count
        break
      }
      shown += page.count - 1
      after = ["--after", next]
    }
    #expect(shown == 1_010)
  }

  @Test func whatTheGateRefusesIsListedAndLifted() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "delete", "recording", "R2", "--reason", "test", "--confirm", "R2")
    let file = try sandbox.write(Native.text, to: "again.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    let list = await sandbox.run("erasure", "list", "--pbx", "pbx.example.com")
    #expect(list.exit == .done)
    let shown = try #require(list.objects.first)
    #expect(list.objects.count == 1)
    #expect(
      shown.keys == [
        "type", "kind", "tag", "pbx", "times", "lastAt", "erasedAt", "rule", "redacted",
      ])
    #expect(shown.text("kind") == "recording" && shown.text("pbx") == "pbx.example.com")
    #expect(!list.output.contains("R2"))
    #expect(await sandbox.run("status").errors.contains("1 records were refused"))
    try await sandbox.expect(.done, "erasure", "lift", "recording", "R2", "--reason", "mistake")
    #expect(await sandbox.run("erasure", "list").objects.isEmpty)
    try await sandbox.expect(.done, "import", "jsonl", file)
    #expect(await sandbox.run("show", "recording", "R2").exit == .done)
    #expect(
      await sandbox.run("erasure", "lift", "recording", "R9", "--reason", "mistake").exit
        == .missing)
    #expect(
      await sandbox.run("erasure", "lift", "recording", "R2").exit == .usage, "a reason is needed")
  }
}
