import Testing
import Verbs

/// `lapse find` and `lapse compare`.
struct FindTests {
  @Test func theShapeOfTheAnswer() async throws {
    let sandbox = try await Sandbox.filled()
    let found = try await sandbox.expect(.done, "find", input: "ann.lee@example.com\n")
    #expect(found.object.keys == ["taken", "found"])
    #expect(found.object.text("taken") == "email" && found.object.number("found") == 3)
    let hits = found.objects.dropFirst()
    #expect(
      hits.map(\.keys)
        == Array(repeating: ["kind", "id", "pbx", "where", "went", "near", "what"], count: 3))
    #expect(hits.map { $0.text("kind") } == ["extension", "participant", "report"])
    #expect(hits.map { $0.text("where") } == ["email", "email", "organizerEmail"])
    #expect(hits.allSatisfy { $0.text("pbx") == "pbx.example.com" && $0.flag("near") == false })
    #expect(hits.allSatisfy { $0.isNull("went") && $0.isNull("what") })
    #expect(!found.output.contains("ann.lee") && found.errors.isEmpty)
  }

  @Test func whatWentSaysWhenAndByWhat() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "delete", "report", "T1", "--confirm", "T1", "--reason", "test")
    let found = try await sandbox.expect(.done, "find", input: "T1")
    #expect(found.object.text("taken") == "report" && found.object.number("found") == 1)
    let hit = try #require(found.objects.last)
    #expect(hit.object("went").text("at") == Sandbox.now)
    #expect(hit.object("went").text("receipt") == "RC-1")
    #expect(hit.object("went").isNull("rule"))
    let words = await sandbox.run("find", input: "T1", isPlain: true)
    #expect(words.output.contains("went 2026-11-22 09:00Z, by order, RC-1"))
    #expect(words.errors == "Taken for a report.\n")
  }

  @Test func aNumberOfOursSaysWhatItIs() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "delete", "report", "T1", "--confirm", "T1", "--reason", "test")
    try await sandbox.expect(
      .done, "delete", "extension", "pbx.example.com/104", "--confirm", "pbx.example.com/104",
      "--reason", "test")
    for (number, expected) in [
      ("RC-1", "delete report, 2026-11-22 09:00Z, done, 1 record"),
      ("H-1", "hold (legal) on meeting M3, 2026-11-22 09:00Z, in-force"),
      ("D-2", "delete extension pbx.example.com/104, 2026-11-22 09:00Z, staged, 0 records"),
    ] {
      let words = await sandbox.run("find", input: number, isPlain: true)
      #expect(words.output.contains(expected), "\(words.output)")
    }
    let hit = try #require(
      try await sandbox.expect(.done, "find", input: "D-2").objects.last?.object("what"))
    #expect(Set(hit.keys) == ["deed", "kind", "record", "at", "state", "count"])
    #expect(hit.text("record") == "pbx.example.com/104" && hit.text("state") == "staged")
  }

  @Test func nothingFoundIsAnAnswer() async throws {
    let sandbox = try await Sandbox.filled()
    let near = try await sandbox.expect(.done, "find", input: "bx.example.com.")
    #expect(near.object.number("found") == 1, "a part")
    let typo = try await sandbox.expect(.done, "find", input: "pbx.exmple.com")
    #expect(typo.object.text("taken") == "fqdn" && typo.object.number("found") == 0)
    #expect(typo.objects.dropFirst().map { $0.flag("near") } == [true])
    let none = try await sandbox.expect(.done, "find", input: "Ann Lee")
    #expect(none.output == "{\"taken\":\"nothing\",\"found\":0}\n")
  }

  @Test func inWordsAndAsCSV() async throws {
    let sandbox = try await Sandbox.filled()
    let words = await sandbox.run("find", input: "pbx.example.com", isPlain: true)
    #expect(words.exit == .done && words.errors == "Taken for a whole FQDN.\n")
    #expect(words.output.contains("pbx   pbx.example.com  pbx.example.com  fqdn   ****-CDEF"))
    let csv = await sandbox.run("find", "--csv", input: "pbx.example.com", isPlain: true)
    #expect(csv.output.hasPrefix("kind,id,pbx,where,went,near"))
  }

  @Test func neverAnArgument() async throws {
    let sandbox = try await Sandbox.filled()
    for arguments in [
      ["find", "ann.lee@example.com"], ["find", "ann.lee@example.com", "x"],
      ["compare", "participant", "P1", "email", "ann.lee@example.com"],
    ] {
      let outcome = await sandbox.run(arguments, input: "x")
      #expect(outcome.exit == .usage)
      #expect(!outcome.errors.contains("ann.lee"))
    }
  }

  @Test(arguments: ["", "\n", "  ", "a\nb", "a\u{0}b"])
  func oneLineIsTaken(_ input: String) async throws {
    let sandbox = try await Sandbox.filled()
    #expect(await sandbox.run("find", input: input).exit == .usage)
    #expect(await sandbox.run("compare", "participant", "P1", "name", input: input).exit == .usage)
  }

  @Test func comparing() async throws {
    let sandbox = try await Sandbox.filled()
    let equal = try await sandbox.expect(
      .done, "compare", "extension", "PBX.example.com/104", "email", "--role", "support",
      input: "Ann.Lee@example.com\n")
    #expect(equal.output == "{\"equal\":true}\n")
    let differs = try await sandbox.expect(
      .done, "compare", "report", "T1", "attendees[0].email", input: "dee@example.net")
    #expect(differs.output == "{\"equal\":false}\n")
    let words = await sandbox.run(
      "compare", "pbx", "pbx.example.com", "licenseKey", input: "0123456789abcdef", isPlain: true)
    #expect(words.output == "Equal.\n")
    let clear = await sandbox.run("compare", "pbx", "pbx.example.com", "mcu", input: "fra-1")
    #expect(clear.exit == .usage)
    let missing = await sandbox.run("compare", "participant", "P99", "name", input: "x")
    #expect(missing.exit == .missing)
  }

  @Test func whatIsRefused() async throws {
    let sandbox = try await Sandbox.filled()
    for _ in 0..<10 {
      try await sandbox.expect(.done, "compare", "participant", "P1", "name", input: "x")
    }
    let spent = await sandbox.run("compare", "participant", "P1", "name", input: "Ann Lee")
    #expect(spent.exit == .refused && spent.error.text("error") == "too-many-tries")
    #expect(spent.error.text("message")?.contains("2026-11-22T10:00:00.000Z") == true)
    try await sandbox.expect(
      .done, "hold", "place", "participant", "P2", "--reason", "legal", "--as", "restriction")
    let restricted = await sandbox.run("compare", "participant", "P2", "name", input: "x")
    #expect(restricted.exit == .refused && restricted.error.text("error") == "restricted")
  }
}
