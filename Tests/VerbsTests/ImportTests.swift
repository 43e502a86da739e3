import Foundation
import Testing
import Verbs

/// `lapse import`.
struct ImportTests {
  @Test func saysWhatItDid() async throws {
    let sandbox = try await Sandbox.initialized()
    let file = try sandbox.write(Native.text, to: "native.jsonl")
    let outcome = await sandbox.run("import", "jsonl", file)
    #expect(outcome.exit == .done)
    #expect(outcome.objects.count == 1)
    #expect(
      outcome.object.keys == [
        "file", "format", "read", "stored", "updated", "skipped", "removed", "quarantined",
        "droppedColumns", "warnings",
      ])
    #expect(outcome.object.text("file") == file)
    #expect(outcome.object.text("format") == "jsonl")
    #expect(outcome.object.number("read") == Native.lines.count)
    #expect(outcome.object.number("updated") == 0)
    #expect(outcome.object.number("skipped") == 0)
    #expect(outcome.object.texts("droppedColumns") == [])
  }

  @Test func theSameAgainChangesNothing() async throws {
    let sandbox = try await Sandbox.filled()
    let before = await sandbox.run("list", "meeting")
    let again = try await sandbox.expect(
      .done, "import", "jsonl", sandbox.path("native.jsonl"))
    #expect(again.object.number("stored") == 0)
    #expect(again.object.number("updated") == 0)
    let after = await sandbox.run("list", "meeting")
    #expect(before.output == after.output)
  }

  @Test func dryRunOnlyCounts() async throws {
    let sandbox = try await Sandbox.initialized()
    let outcome = try await sandbox.expect(
      .done, "import", "jsonl", "-", "--dry-run", input: Native.text)
    #expect(outcome.object.text("file") == "-")
    #expect(outcome.object.number("read") == Native.lines.count)
    let pbxs = try await sandbox.expect(.done, "list", "pbx")
    #expect(pbxs.output.isEmpty)
  }

  @Test(arguments: BadInput.all)
  func badInputStoresNothing(_ bad: BadInput) async throws {
    let sandbox = try await Sandbox.initialized()
    let file = try sandbox.write(bad.lines.joined(separator: "\n"), to: "bad.jsonl")
    let outcome = await sandbox.run("import", "jsonl", file)
    #expect(outcome.exit == .badInput)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.keys == ["error", "message", "file", "line", "column"])
    #expect(outcome.error.text("error") == "bad-input")
    #expect(outcome.error.text("file") == file)
    #expect(outcome.error.number("line") == bad.line)
    let pbxs = try await sandbox.expect(.done, "list", "pbx")
    #expect(pbxs.output.isEmpty)
  }

  @Test func filesOfOneCommandMayReferToEachOther() async throws {
    let sandbox = try await Sandbox.initialized()
    let parents = try sandbox.write(Native.lines[..<6].joined(separator: "\n"), to: "a.jsonl")
    let children = try sandbox.write(Native.lines[6...].joined(separator: "\n"), to: "b.jsonl")
    let outcome = try await sandbox.expect(.done, "import", "jsonl", children, parents)
    #expect(outcome.objects.map { $0.text("file") } == [children, parents])
  }

  @Test func oneBadFileStoresNothingOfTheOthers() async throws {
    let sandbox = try await Sandbox.initialized()
    let good = try sandbox.write(Native.text, to: "a.jsonl")
    let bad = try sandbox.write("\n\nno", to: "b.jsonl")
    let outcome = await sandbox.run("import", "jsonl", good, bad)
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("file") == bad)
    #expect(outcome.error.number("line") == 3)
    let pbxs = try await sandbox.expect(.done, "list", "pbx")
    #expect(pbxs.output.isEmpty)
  }

  @Test func filesThatContradictEachOtherAreRefused() async throws {
    let sandbox = try await Sandbox.initialized()
    let one = try sandbox.write(Native.text, to: "a.jsonl")
    let other = try sandbox.write(
      #"{"type":"mcu","name":"fra-1","host":"other.example.net"}"#, to: "b.jsonl")
    let outcome = await sandbox.run("import", "jsonl", one, other)
    #expect(outcome.exit == .badInput)
    #expect(outcome.error.text("file") == other)
    #expect(outcome.error.number("line") == 1)
  }

  @Test func extensionsOfAnotherSystemDropWhatIsNotNamed() async throws {
    let sandbox = try await Sandbox.filled()
    let csv = try sandbox.write(
      "extension,name,secret,voicemail_email\r\n201,Gil Hart,s3cret,gil@example.com\r\n",
      to: "list.csv")
    let outcome = try await sandbox.expect(
      .done, "import", "freepbx-extensions", csv, "--pbx", "PBX.example.com.")
    #expect(outcome.object.number("stored") == 1)
    #expect(outcome.object.texts("droppedColumns") == ["secret"])
    let shown = try await sandbox.expect(.done, "show", "extension", "pbx.example.com/201")
    #expect(shown.object.text("email") == "g***@***")
  }

  @Test(arguments: [
    ["import", "freepbx-extensions", "x.csv"], ["import", "jsonl", "x", "--pbx", "a.example.com"],
    ["import", "zoom-participants", "x"], ["import", "jsonl"], ["import", "jsonl", "-", "-"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.initialized()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
  }

  @Test func aFileThatIsNotThereIsSaid() async throws {
    let sandbox = try await Sandbox.initialized()
    let outcome = await sandbox.run("import", "jsonl", sandbox.path("no.jsonl"))
    #expect(outcome.exit == .missing)
    #expect(outcome.error.text("file") == sandbox.path("no.jsonl"))
  }

  @Test func supportMayNot() async throws {
    let sandbox = try await Sandbox.initialized()
    let file = try sandbox.write(Native.text, to: "native.jsonl")
    let outcome = await sandbox.run("import", "jsonl", file, "--role", "support")
    #expect(outcome.exit == .refused)
    #expect(outcome.error.text("error") == "not-allowed")
  }
}
