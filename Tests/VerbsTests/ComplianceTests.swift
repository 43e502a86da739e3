import Domain
import Foundation
import Testing
import Verbs

/// `lapse compliance`.
struct ComplianceTests {
  private static let keys = [
    "from", "until", "at", "policy", "pbx", "rules", "late", "lateIsCut", "sweeps", "brakes",
    "brakesOn",
    "policies", "orders", "persons", "reads", "incidents", "audit", "copies", "cannotShow",
  ]

  @Test func asAnObject() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    let report = try await sandbox.expect(.done, "compliance", "--from", "2026-09-01")
    #expect(report.object.keys == Self.keys)
    let rules = try #require(report.object.objects("rules"))
    #expect(rules.compactMap { $0.text("rule") } == RuleID.allCases.map(\.rawValue))
    let unbound = try #require(rules.last)
    #expect(unbound.number("fellDue") == 1 && unbound.number("in15m") == 1)
    #expect(unbound.text("greatest") == "PT10M")
    let titles = try #require(rules.first { $0.text("rule") == "meeting-title" })
    #expect(titles.number("later") == 1 && titles.number("held") == 1)
    let late = try #require(report.object.objects("late")?.first)
    #expect(late.text("receipt") == "RC-1" && late.texts("causes") == ["first-sweep"])
  }

  @Test func theFilesHaveTheirDigests() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    let directory = sandbox.path("report")
    let written = try await sandbox.expect(.done, "compliance", "--to-dir", directory)
    let files = try #require(written.object.objects("files"))
    #expect(files.count == 2)
    for file in files {
      let path = try #require(file.text("file"))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(file.text("sha256") == Digest.sha256(bytes))
    }
    let page = try String(
      contentsOf: URL(fileURLWithPath: directory + "/compliance.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    for word in ["<script", "http:", "https:", "<img", "<link", "url("] {
      #expect(!page.contains(word))
    }
    let attributes = try FileManager.default.attributesOfItem(
      atPath: directory + "/compliance.json")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // Nothing is written over.
    let again = await sandbox.run("compliance", "--to-dir", directory)
    #expect(again.exit == .cannotCreate)
    #expect(sandbox.exists("report/compliance.html"))
  }

  @Test func nothingIsLeftBehind() async throws {
    let sandbox = try await Sandbox.filled()
    let before = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    let refused = await sandbox.run("compliance", "--to-dir", sandbox.path("no/report"))
    #expect(refused.exit == .cannotCreate)
    try FileManager.default.createDirectory(
      atPath: sandbox.path("there"), withIntermediateDirectories: false)
    let there = await sandbox.run("compliance", "--to-dir", sandbox.path("there"))
    #expect(there.exit == .cannotCreate, "only a new directory is whole or not there")
    let after = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    #expect(Set(after).subtracting(before) == ["there"])
    let told = try await sandbox.expect(.done, "audit", "list").objects
    #expect(!told.contains { $0.text("operation") == "compliance" })
  }

  /// No name, address, title, id or stored object of the data in any of its forms.
  @Test func nothingPersonal() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "delete", "meeting", "M2", "--reason", "test", "--confirm", "M2")
    try await sandbox.expect(.done, "show", "report", "T1")
    try await sandbox.expect(.done, "sweep")
    try await sandbox.expect(.done, "compliance", "--to-dir", sandbox.path("report"))
    var texts = [await sandbox.run("compliance", isPlain: true).output]
    texts.append(try await sandbox.expect(.done, "compliance").output)
    for name in ["compliance.html", "compliance.json"] {
      texts.append(
        try String(
          contentsOf: URL(fileURLWithPath: sandbox.path("report/" + name)), encoding: .utf8))
    }
    let personal = [
      "Ann", "Lee", "Dee Fox", "Eve", "Flo", "example.com", "example.org", "example.net",
      "198.51.100", "192.0.2", "2001:db8", "Quarterly", "Next week", "Bring numbers", "annlee",
      "5550", "Lunch", "r1.mp4", "plans.pdf", "Claim", "89EF", "olga",
    ]
    for text in texts {
      #expect(text.count > 500)
      for word in personal { #expect(!text.contains(word), "\(word)") }
    }
  }

  @Test func whoMay() async throws {
    let sandbox = try await Sandbox.filled()
    for (role, exit) in [("support", Exit.refused), ("admin", .done), ("officer", .done)] {
      #expect(await sandbox.run("compliance", "--role", role).exit == exit)
    }
  }

  @Test(arguments: [
    ["--from", "2026-13-01"], ["--from", "yesterday"], ["--to", "2026-11-1"],
    ["--from", "2026-11-02", "--to", "2026-11-01"], ["--from", "2026-11-23"],
    ["--rule", "none"], ["--to-dir", "x", "--as-of", "2026-12-01T00:00:00Z"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    #expect(await sandbox.run(["compliance"] + arguments).exit == .usage)
    #expect(!sandbox.exists("x"))
  }
}
