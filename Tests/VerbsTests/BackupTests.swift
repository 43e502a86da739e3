import Foundation
import Testing
import Verbs

/// `lapse backup`, `lapse restore`, `lapse adopt`.
struct BackupTests {
  @Test func aCopyHasItsDateBesideIt() async throws {
    let sandbox = try await Sandbox.filled()
    let made = await sandbox.run("backup", sandbox.path("copy"))
    #expect(made.exit == .done)
    #expect(
      made.object.keys == [
        "type", "backup", "madeAt", "destroyBy", "label", "noted", "madeBy", "goneAt", "overdue",
      ])
    #expect(made.object.text("backup") == "B-1")
    #expect(made.object.text("destroyBy") == "2027-11-22T09:00:00.000Z")
    let words = try String(contentsOfFile: sandbox.path("copy.destroy-by"), encoding: .utf8)
    #expect(words.contains("2027-11-22T09:00:00.000Z") && words.contains("lapse backup gone B-1"))
  }

  @Test func nothingIsWrittenOver() async throws {
    let sandbox = try await Sandbox.filled()
    for name in ["copy", "copy.destroy-by"] {
      try sandbox.write("mine", to: name)
      let refused = await sandbox.run("backup", sandbox.path("copy"))
      #expect(refused.exit == .cannotCreate && refused.error.text("error") == "exists")
      try FileManager.default.removeItem(atPath: sandbox.path(name))
    }
    #expect(await sandbox.run("backup", sandbox.path("no/copy")).exit == .cannotCreate)
    #expect(await sandbox.run("backup", "list").objects.isEmpty)
  }

  @Test func copiesAreAccountedFor() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", "note", "tape 7", "--made", "2025-11-01T00:00:00Z")
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    #expect(
      await sandbox.run("backup", "note", "x", "--made", "2027-01-01T00:00:00Z").exit == .usage)
    for verb in [["backup", "list"], ["list", "backup"]] {
      let list = await sandbox.run(verb)
      #expect(list.objects.map { $0.text("backup") } == ["B-2", "B-1"])
      #expect(list.errors.contains("PAST THEIR DATE: B-1"))
    }
    let alarms = await sandbox.run("status").object.objects("alarms")
    #expect(alarms?.contains { $0.text("kind") == "backup" && $0.number("count") == 1 } == true)
    try await sandbox.expect(.done, "backup", "gone", "B-1")
    #expect(await sandbox.run("backup", "gone", "B-1").exit == .missing)
    #expect(await sandbox.run("backup", "list").errors.isEmpty)
    #expect(await sandbox.run("backup", "list", "--role", "support").exit == .refused)
  }

  @Test func aCopyIsRestoredAndAdopted() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    try await sandbox.expect(
      .done, "delete", "recording", "R2", "--reason", "test", "--confirm", "R2")
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: sandbox.path("lapse.db" + suffix))
    }
    // The ledger lies where it lay.
    let restored = await sandbox.run("restore", sandbox.path("copy"))
    #expect(restored.exit == .done, "\(restored.errors)")
    #expect(
      restored.object.keys == [
        "database", "entries", "strange", "removed", "holdsPlaced", "holdsReleased", "done", "held",
        "copiedAt", "rectified", "unjudged",
      ])
    #expect(restored.object.text("copiedAt") == Sandbox.now)
    #expect(restored.object.number("entries") ?? 0 > 0)
    #expect(await sandbox.run("show", "recording", "R2").exit == .missing)
    #expect(await sandbox.run("show", "recording", "R1").exit == .missing, "due by a rule")

    let status = await sandbox.run("status")
    #expect(status.object.text("copySince") == Sandbox.now)
    #expect(status.errors.contains("COPY"))
    try await sandbox.expect(.done, "sweep")
    #expect(sandbox.exists("objects/recordings/r1.mp4"), "another's, as long as it is a copy")
    try await sandbox.expect(.done, "adopt")
    try await sandbox.expect(.done, "sweep")
    #expect(!sandbox.exists("objects/recordings/r1.mp4"))
    #expect(await sandbox.run("status").object.isNull("copySince"))
  }

  @Test func withoutALedgerItIsSaid() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    let other = sandbox.path("other.db")
    let refused = await sandbox.run("restore", sandbox.path("copy"), "--database", other)
    #expect(refused.exit == .missing && refused.error.text("error") == "no-ledger")
    let foreign = try sandbox.write("1 1 something else\n", to: "foreign")
    let strange = await sandbox.run(
      "restore", sandbox.path("copy"), "--ledger", foreign, "--database", other)
    #expect(strange.exit == .badInput && strange.error.text("error") == "foreign-ledger")
    #expect(!sandbox.exists("other.db"))
    let restored = await sandbox.run(
      "restore", sandbox.path("copy"), "--without-ledger", "--database", other)
    #expect(restored.exit == .done && restored.object.number("entries") == 0)
  }

  /// The restored database's own policy says what is due, not the compiled-in one.
  @Test func theActivatedPolicySweepsTheCopy() async throws {
    let sandbox = try await Sandbox.filled()
    let text = try PolicyTests.changed("longer", "period = \"P7D\"", "period = \"P30D\"")
    let file = try sandbox.write(text, to: "longer.toml")
    try await sandbox.expect(.done, "policy", "activate", file)
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    let place = ["--database", sandbox.path("other.db")]
    let restored = await sandbox.run(
      ["restore", sandbox.path("copy"), "--without-ledger"] + place)
    #expect(restored.exit == .done, "\(restored.errors)")
    #expect(await sandbox.run(["show", "recording", "R1"] + place).exit == .done, "12 days old")
    let entries = await sandbox.run(["audit", "list"] + place).objects
    let told = entries.filter { ["restore", "sweep"].contains($0.text("operation")) }
    #expect(told.count == 2 && told.allSatisfy { $0.text("policy") == "longer" })
  }

  /// A ledger that is named by another path is read once, and nothing is added to it.
  @Test func oneLedgerByTwoPathsIsReadOnce() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    try await sandbox.expect(
      .done, "delete", "recording", "R2", "--reason", "test", "--confirm", "R2")
    let own = sandbox.path("lapse.db.erasures")
    let text = try String(contentsOfFile: own, encoding: .utf8)
    try FileManager.default.linkItem(atPath: own, toPath: sandbox.path("linked"))
    let lines = text.split(separator: "\n").count
    for path in [sandbox.directory + "/./lapse.db.erasures", sandbox.path("linked")] {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: sandbox.path("lapse.db" + suffix))
      }
      try text.write(toFile: own, atomically: false, encoding: .utf8)
      let restored = await sandbox.run("restore", sandbox.path("copy"), "--ledger", path)
      #expect(restored.exit == .done, "\(restored.errors)")
      #expect(restored.object.number("entries") == lines)
      #expect(try String(contentsOfFile: own, encoding: .utf8) == text)
    }
  }

  @Test func aLedgerThatLiesThereIsNotLeftOut() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    try sandbox.write("1 1 x\n", to: "other.db.erasures")
    let refused = await sandbox.run(
      "restore", sandbox.path("copy"), "--without-ledger", "--database", sandbox.path("other.db"))
    #expect(refused.exit == .usage && refused.error.text("message")?.contains("ledger") == true)
    #expect(!sandbox.exists("other.db"))
  }

  @Test func whatIsThereStays() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "backup", sandbox.path("copy"))
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.path("lapse.db")))
    let refused = await sandbox.run("restore", sandbox.path("copy"), "--without-ledger")
    #expect(refused.exit == .cannotCreate && refused.error.text("error") == "exists")
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.path("lapse.db"))) == before)
    try sandbox.write("x", to: "other.db-wal")
    #expect(
      await sandbox.run(
        "restore", sandbox.path("copy"), "--without-ledger", "--database",
        sandbox.path("other.db")
      ).exit == .cannotCreate, "a log of another database would be taken for its own")
  }

  @Test func whatIsNoCopyIsRefused() async throws {
    let sandbox = try await Sandbox.initialized()
    let other = sandbox.path("other.db")
    for (name, text) in [("text", "no database at all"), ("empty", "")] {
      let path = try sandbox.write(text, to: name)
      let refused = await sandbox.run("restore", path, "--without-ledger", "--database", other)
      #expect(refused.exit == .badInput && refused.error.text("error") == "bad-copy", "\(name)")
    }
    let none = await sandbox.run(
      "restore", sandbox.path("none"), "--without-ledger", "--database", other)
    #expect(none.exit == .missing)
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.directory)
    #expect(left.filter { $0.hasPrefix("other") } == [])
  }

  /// Another database's objects are never taken over.
  @Test func aForeignStoreIsNotAdopted() async throws {
    let sandbox = try await Sandbox.initialized()
    try sandbox.write("another\n", to: "objects/.lapse-objects")
    let refused = await sandbox.run("adopt")
    #expect(refused.exit == .refused && refused.error.text("error") == "foreign-objects")
    try FileManager.default.removeItem(atPath: sandbox.path("objects"))
    #expect(await sandbox.run("adopt").exit == .missing)
  }
}
