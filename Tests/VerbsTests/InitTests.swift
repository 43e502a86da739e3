import Foundation
import Testing
import Verbs

/// `lapse init`, and what other verbs say without it.
struct InitTests {
  @Test func createsAPrivateFileAndADirectoryForObjects() async throws {
    let sandbox = try Sandbox()
    let made = await sandbox.run("init")
    #expect(made.exit == .done)
    #expect(made.object.keys == ["database", "objects", "policy", "auditKey"])
    #expect(made.object.text("policy") == "webmeeting-2019-11-21")
    let mode = try FileManager.default.attributesOfItem(atPath: sandbox.path("lapse.db"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(sandbox.exists("objects/.lapse-objects"))
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    #expect(left.filter { $0.contains(".new-") } == [])
  }

  @Test func secondTimeIsRefused() async throws {
    let sandbox = try await Sandbox.initialized()
    let again = await sandbox.run("init")
    #expect(again.exit == .cannotCreate)
    #expect(again.error.text("error") == "exists")
    #expect(again.error.keys == ["error", "message", "file", "line", "column"])
  }

  @Test func aDirectoryOfSomethingElseIsNotTaken() async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(
      atPath: sandbox.path("objects"), withIntermediateDirectories: false)
    try sandbox.write("mine", to: "objects/photo")
    let made = await sandbox.run("init")
    #expect(made.exit == .done)
    #expect(made.object.isNull("objects"))
    #expect(!sandbox.exists("objects/.lapse-objects"))
  }

  @Test func cannotCreateWhereThereIsNoDirectory() async throws {
    let sandbox = try Sandbox()
    let made = await sandbox.run("init", "--database", sandbox.path("no/such/lapse.db"))
    #expect(made.exit == .cannotCreate)
  }

  /// It would be refused by every verb from then on.
  @Test func aFaultInTheConfigurationLeavesNothingHalfMade() async throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write("[undo]\nwindows = \"P1D\"\n", to: "config.toml")
    let made = await sandbox.run("init")
    #expect(made.exit == .badInput)
    #expect(made.error.text("file") == file && made.error.number("line") == 2)
    #expect(!sandbox.exists("lapse.db") && !sandbox.exists("objects"))
  }

  /// Where no screen can be shown, the ways to begin are lines.
  @Test(arguments: [[], ["--linear"], ["console", "--linear"]])
  func theConsoleSaysHowToBegin(_ arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let words = await sandbox.run(arguments, isPlain: true)
    #expect(words.exit == .missing && words.output.isEmpty)
    for way in ["lapse demo", "lapse init", "lapse import FORMAT FILE"] {
      #expect(words.errors.contains(way))
    }
    #expect(words.errors.contains("nothing is real"))
    #expect(words.errors.contains("lapse: \(sandbox.path("lapse.db")): there is no database"))
    let object = await sandbox.run(arguments)
    #expect(object.exit == .missing)
    #expect(object.error.text("error") == "no-database", "one object and nothing else")
    #expect(!sandbox.exists("lapse.db"))
  }

  @Test func supportMayNot() async throws {
    let sandbox = try Sandbox()
    let made = await sandbox.run("init", "--role", "support")
    #expect(made.exit == .refused)
    #expect(!sandbox.exists("lapse.db"))
  }

  @Test(arguments: [
    ["list", "meeting"], ["show", "meeting", "M1"], ["pending"], ["sweep"], ["status"],
    ["import", "jsonl", "-"], ["plan", "delete", "meeting", "M1"], ["hold", "list"],
    ["delete", "meeting", "M1", "--reason", "test", "--confirm", "M1"], ["receipt", "show", "1"],
  ])
  func otherVerbsSayThatThereIsNoDatabase(_ arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .missing)
    #expect(outcome.error.text("error") == "no-database")
    #expect(outcome.output.isEmpty)
    #expect(!sandbox.exists("lapse.db"))
  }

  @Test func aFileThatOthersCanReadIsRefused() async throws {
    let sandbox = try await Sandbox.initialized()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: sandbox.path("lapse.db"))
    let outcome = await sandbox.run("list", "pbx")
    #expect(outcome.exit == .failed)
    #expect(outcome.error.text("error") == "unsafe-file")
  }

  @Test func aLinkIsRefused() async throws {
    let sandbox = try await Sandbox.initialized()
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("link.db"), withDestinationPath: sandbox.path("lapse.db"))
    let outcome = await sandbox.run("list", "pbx", "--database", sandbox.path("link.db"))
    #expect(outcome.exit == .failed)
    #expect(outcome.error.text("error") == "unsafe-file")
  }

  @Test func anotherFileIsNoDatabase() async throws {
    let sandbox = try Sandbox()
    let path = try sandbox.write(String(repeating: "no database ", count: 100), to: "x")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let outcome = await sandbox.run("list", "pbx", "--database", path)
    #expect(outcome.exit == .failed)
    #expect(outcome.error.text("error") == "foreign")
  }
}
