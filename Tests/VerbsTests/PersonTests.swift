import Domain
import Foundation
import Testing
import Verbs

/// `lapse person`, `lapse reveal` and holds on persons.
struct PersonTests {
  private static let address = "Ann.Lee@example.com\n"

  @Test func finding() async throws {
    let sandbox = try await Sandbox.filled()
    let found = try await sandbox.expect(
      .done, "person", "find", "--role", "officer", input: Self.address)
    #expect(found.object.keys == ["person", "found", "notReached", "case"])
    #expect(found.object.text("person")?.hasPrefix("P-") == true)
    let records = found.objects.dropFirst()
    #expect(found.object.number("found") == records.count && records.count > 8)
    #expect(
      records.allSatisfy {
        $0.keys == ["pbx", "kind", "id", "where", "rule", "dueAt", "state", "holds"]
      })
    #expect(records.contains { $0.text("id") == "T1" && $0.text("rule") == "report-identity" })
    #expect(!found.output.lowercased().contains("ann.lee") && found.errors.isEmpty)
    let words = await sandbox.run("person", "find", input: Self.address, isPlain: true)
    #expect(words.errors.contains("Not reached, source: the PBX pbx.example.com."))
    #expect(words.output.contains("pbx.example.com/104"))
    let none = try await sandbox.expect(.done, "person", "find", input: "nobody@example.org")
    #expect(none.object.number("found") == 0)
  }

  @Test func whoLooked() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(
      .done, "person", "find", "--ticket", "DSR-1", "--role", "officer", input: Self.address)
    let found = try await sandbox.expect(
      .done, "person", "accesses", "--role", "officer", input: Self.address)
    #expect(
      found.object.keys == [
        "type", "audit", "at", "actor", "login", "connection", "role", "operation", "records",
        "reason", "ticket", "outcome", "redacted",
      ])
    #expect(found.object.text("operation") == "person-find")
    #expect(found.object.text("ticket") == "DSR-1" && found.object.text("role") == "officer")
    #expect(!found.output.lowercased().contains("ann.lee"))
    let table = await sandbox.run("person", "accesses", input: Self.address, isPlain: true)
    #expect(table.output.contains("and ") && table.output.contains("DSR-1"))
    let refused = await sandbox.run(
      "person", "accesses", "--role", "admin", input: Self.address)
    #expect(refused.exit == .refused)
  }

  @Test func exporting() async throws {
    let sandbox = try await Sandbox.filled()
    let target = sandbox.path("export")
    let done = try await sandbox.expect(
      .done, "person", "export", "--to", target, input: Self.address)
    #expect(done.object.keys == ["directory", "records", "files", "person", "audit"])
    var status = stat()
    #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
    #expect(names.contains("manifest.json") && names.contains("extension.csv"))
    for name in names {
      #expect(stat(target + "/" + name, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: target + "/" + name, encoding: .utf8)
    }
    let manifest = try #require(JSONObject(text("manifest.json").trimmingCharacters(in: .newlines)))
    #expect(
      manifest.keys == [
        "person", "madeAt", "policy", "audit", "case", "files", "records", "notReached",
      ])
    for name in names where name != "manifest.json" {
      let digest = Digest.sha256(Array(try text(name).utf8))
      #expect(try text("manifest.json").contains("\"name\":\"\(name)\""))
      #expect(try text("manifest.json").contains(digest), "\(name)")
    }
    #expect(try text("extension.jsonl").contains("\"email\":\"ann.lee@example.com\""))
    #expect(try text("extension.csv").hasPrefix("type,pbx,number,firstName"))
    let all = try names.map(text).joined()
    for other in ["Dee", "dee@", "Eve", "2001:db8::7", "recordings/r1"] {
      #expect(!all.contains(other), "\(other)")
    }

    let again = await sandbox.run("person", "export", "--to", target, input: Self.address)
    #expect(again.exit == .cannotCreate)
    let nobody = sandbox.path("nobody")
    let none = await sandbox.run("person", "export", "--to", nobody, input: "x@example.org")
    #expect(none.exit == .missing && !sandbox.exists("nobody"))
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    #expect(!left.contains { $0.contains(".part-") }, "nothing half done is left")
    // What was exported is redacted for others and cannot be imported.
    let back = await sandbox.run("import", "jsonl", target + "/participant.jsonl")
    #expect(back.exit == .badInput)
  }

  /// A value that a spreadsheet would take for a formula is led by an apostrophe.
  @Test func noFormulaInTheTables() async throws {
    let sandbox = try await Sandbox.initialized()
    let lines = [
      #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-11-22T08:30:00Z"}"#,
      #"{"type":"extension","pbx":"pbx.example.com","number":"104","firstName":"=1+1","lastName":"@x","email":"ann.lee@example.com"}"#,
    ]
    let file = try sandbox.write(lines.joined(separator: "\n"), to: "in.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    let target = sandbox.path("export")
    try await sandbox.expect(.done, "person", "export", "--to", target, input: Self.address)
    let table = try String(contentsOfFile: target + "/extension.csv", encoding: .utf8)
    #expect(table.contains(",'=1+1,'@x,"))
  }

  @Test func erasing() async throws {
    let sandbox = try await Sandbox.filled()
    let plan = await sandbox.run(
      "person", "erase", "--reason", "data-subject", input: Self.address)
    #expect(plan.exit == .refused && plan.error.text("error") == "wrong-phrase")
    #expect(
      plan.object.keys == [
        "fingerprint", "phrase", "person", "counts", "extensions", "participants", "reports",
        "kept",
      ])
    let phrase = try #require(plan.object.text("phrase"))
    let done = try await sandbox.expect(
      .done, "person", "erase", "--reason", "data-subject", "--confirm", phrase, "--plan",
      plan.object.text("fingerprint") ?? "", "--case", "C-1", "--received", "2026-10-01",
      input: Self.address)
    #expect(
      done.object.keys == [
        "person", "receipt", "plan", "counts", "went", "staged", "kept", "lapses", "elsewhere",
        "notReached", "case",
      ])
    #expect(done.object.object("case").flag("late") == true)
    #expect(done.errors.contains("LATE: case C-1"))
    let list = try await sandbox.expect(.done, "person", "case", "list")
    #expect(list.object.keys == ["case", "person", "receivedAt", "dueAt", "late"])
    #expect(list.object.text("dueAt") == "2026-11-01T00:00:00.000Z")
    try await sandbox.expect(.done, "person", "case", "close", "C-1")
    #expect(await sandbox.run("person", "case", "close", "C-1").exit == .missing)
    let wrong = await sandbox.run(
      "person", "erase", "--reason", "other", "--confirm", "x", input: Self.address)
    #expect(wrong.exit == .refused)
  }

  @Test func rectifying() async throws {
    let sandbox = try await Sandbox.filled()
    let done = try await sandbox.expect(
      .done, "person", "rectify", "--set", "lastName", input: Self.address + "Leigh\n")
    #expect(done.object.keys == ["person", "changed", "refused", "pbxs", "case"])
    #expect(!done.output.contains("Leigh"))
    let words = await sandbox.run(
      "person", "rectify", "--set", "name", input: Self.address + "Ann Leigh", isPlain: true)
    #expect(words.output.contains("the PBX pbx.example.com still has the old value"))
    let equal = try await sandbox.expect(
      .done, "compare", "participant", "P1", "name", input: "ann leigh")
    #expect(equal.object.flag("equal") == true)
  }

  @Test(arguments: [
    ["person", "find", "ann.lee@example.com"], ["person", "rectify", "--set", "name=Ann Lee"],
    ["person", "rectify", "--set", "ip"], ["person", "find", "--received", "2026-10-01"],
    ["hold", "place", "person", "ann.lee@example.com", "--reason", "legal"],
    ["person", "erase", "ann.lee@example.com", "--reason", "test"],
  ])
  func neverAnArgument(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments, input: "ann.lee@example.com\nAnn Lee")
    #expect(outcome.exit == .usage)
    #expect(!outcome.errors.contains("ann.lee") && !outcome.errors.contains("Ann Lee"))
  }

  @Test(arguments: ["", "Ann Lee", "@", "ann@", "a@b\nc"])
  func noAddressIsNobody(_ input: String) async throws {
    let sandbox = try await Sandbox.filled()
    #expect(await sandbox.run("person", "find", input: input).exit == .usage)
  }

  @Test func holdingAPerson() async throws {
    let sandbox = try await Sandbox.filled()
    let placed = try await sandbox.expect(
      .done, "hold", "place", "person", "--reason", "-", "--as", "restriction", "--ticket", "#5",
      input: Self.address + "Disputes what is stored\n")
    #expect(placed.output == "{\"hold\":\"H-2\",\"members\":3}\n")
    let list = try await sandbox.expect(.done, "hold", "list")
    let hold = list.object
    #expect(hold.text("kind") == "person" && hold.text("record") == "a***@***")
    #expect(hold.text("person")?.hasPrefix("P-") == true)
    #expect(hold.text("reason") == "Disputes what is stored")
    let show = try await sandbox.expect(.done, "show", "meeting", "M1", "--role", "support")
    #expect(show.object.text("restricted") == "H-2" && show.object.isNull("title"))
    let words = await sandbox.run("hold", "list", isPlain: true)
    #expect(words.output.contains("person"))
    let plan = try await sandbox.expect(.done, "plan", "delete", "meeting", "M1")
    #expect(plan.output.contains("\"restricted\":true"))
    let erase = await sandbox.run(
      "person", "erase", "--reason", "test", "--confirm", hold.text("person") ?? "",
      input: Self.address)
    #expect(erase.exit == .refused && erase.error.text("error") == "held")
    try await sandbox.expect(.done, "hold", "release", "H-2", "--reason", "legal")
  }

  @Test func revealing() async throws {
    let sandbox = try await Sandbox.filled()
    let shown = try await sandbox.expect(
      .done, "reveal", "participant", "P2", "name", "--reason", "customer-request")
    #expect(
      shown.output
        == "{\"kind\":\"participant\",\"id\":\"P2\",\"field\":\"name\",\"value\":\"Dee Fox\","
        + "\"erased\":false}\n")
    let words = await sandbox.run(
      "reveal", "extension", "PBX.example.com/105", "lastName", "--reason", "other", isPlain: true)
    #expect(words.output == "It is empty.\n")
    let report = await sandbox.run("reveal", "report", "T1", "title", "--reason", "other")
    #expect(report.exit == .refused && report.error.text("error") == "no-reveal")
    let support = await sandbox.run(
      "reveal", "participant", "P2", "name", "--reason", "other", "--role", "support")
    #expect(support.exit == .refused && support.error.text("error") == "not-allowed")
    let clear = await sandbox.run("reveal", "pbx", "pbx.example.com", "mcu", "--reason", "other")
    #expect(clear.exit == .usage)
  }
}
