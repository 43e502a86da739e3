import Testing
import Verbs

/// `lapse quarantine …`.
@Suite struct QuarantineTests {
  /// Of the PBX's four extensions a snapshot lists one.
  private func doubted() async throws -> Sandbox {
    let sandbox = try await Sandbox.initialized()
    let extensions = (101...104).map {
      #"{"type":"extension","pbx":"pbx.example.com","number":"\#($0)"}"#
    }
    let pbx =
      #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z"}"#
    let snapshot =
      #"{"type":"snapshot","pbx":"pbx.example.com","of":"extension","at":"\#(sandbox.now)","count":1}"#
    let whole = try sandbox.write(
      ([pbx] + extensions).joined(separator: "\n"), to: "whole.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", whole)
    let cut = try sandbox.write([extensions[0], snapshot].joined(separator: "\n"), to: "cut.jsonl")
    let outcome = try await sandbox.expect(.done, "import", "jsonl", cut)
    #expect(outcome.object.number("quarantined") == 1)
    #expect(outcome.object.number("removed") == 0)
    return sandbox
  }

  @Test func aReleaseTakesThePhraseAndWhatWasShown() async throws {
    let sandbox = try await doubted()
    let list = try await sandbox.expect(.done, "quarantine", "list")
    #expect(list.object.text("id") == "Q-1")
    #expect(list.object.text("why") == "half")
    let shown = try await sandbox.expect(.done, "quarantine", "show", "Q-1").object
    #expect(shown.text("phrase") == "pbx.example.com")
    let print = try #require(shown.text("fingerprint"))

    let wrong = try await sandbox.expect(
      .refused, "quarantine", "release", "Q-1", "--reason", "test", "--confirm", "other")
    #expect(wrong.error.text("error") == "wrong-phrase")
    #expect(wrong.error.text("message")?.contains("plan delete") == false)
    try await sandbox.expect(
      .planChanged, "quarantine", "release", "Q-1", "--reason", "test", "--confirm",
      "pbx.example.com", "--plan", String(repeating: "0", count: 64))
    let released = try await sandbox.expect(
      .done, "quarantine", "release", "Q-1", "--reason", "test", "--confirm", "pbx.example.com",
      "--plan", print)
    #expect(released.object.text("receipt") == "RC-1")
    let left = try await sandbox.expect(.done, "list", "extension")
    #expect(left.objects.count == 1)
    try await sandbox.expect(.refused, "quarantine", "reject", "Q-1", "--reason", "test")
  }

  @Test func aRejectionTakesNothing() async throws {
    let sandbox = try await doubted()
    try await sandbox.expect(.missing, "quarantine", "reject", "Q-7", "--reason", "mistake")
    try await sandbox.expect(.done, "quarantine", "reject", "Q-1", "--reason", "mistake")
    let left = try await sandbox.expect(.done, "list", "extension")
    #expect(left.objects.count == 4)
    let list = try await sandbox.expect(.done, "quarantine", "list")
    #expect(list.objects.isEmpty)
    let all = try await sandbox.expect(.done, "quarantine", "list", "--all")
    #expect(all.object.text("state") == "rejected")
  }
}
