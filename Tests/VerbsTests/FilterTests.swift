import Console
import Domain
import Foundation
import Operations
import Testing

@testable import Verbs

/// The filter language on the command line, and what the console writes to files.
@Suite struct FilterTests {
  @Test(arguments: [
    (["list", "pbx", "--filter", "mcu:fra nope:1"], 9),
    (["list", "meeting", "--filter", "due<x"], 5),
    (["list", "meeting", "--filter", "\"x"], 1), (["pending", "--filter", "-state:x"], 8),
    (["list", "extension", "--filter", "ann email:x"], 5),
  ])
  func theColumnIsNamed(_ arguments: [String], _ column: Int) async throws {
    let sandbox = try await Sandbox.filled()
    let plain = await sandbox.run(arguments, isPlain: true)
    #expect(plain.exit == .usage)
    #expect(plain.output.isEmpty)
    #expect(plain.errors.contains("column \(column): "))
    let json = await sandbox.run(arguments)
    #expect(json.exit == .usage)
    #expect(json.error.number("column") == column)
  }

  @Test func aMaskedColumnComesFromStandardInputOnly() async throws {
    let sandbox = try await Sandbox.filled()
    let refused = await sandbox.run("list", "participant", "--filter", "email:ann.lee@example.com")
    #expect(refused.exit == .usage)
    #expect(!refused.errors.contains("ann.lee"))
    #expect(refused.errors.contains("--filter -"))
    let found = try await sandbox.expect(
      .done, "list", "participant", "--filter", "-", input: "email:Ann.Lee@example.com p1\n")
    #expect(found.objects.compactMap { $0.text("id") } == ["P1"])
    let none = try await sandbox.expect(
      .done, "list", "participant", "--filter", "-", input: "email:ann.lee\n")
    #expect(none.objects.isEmpty)
    let audit = try await sandbox.expect(.done, "audit", "list", "--limit", "1")
    #expect(audit.object.text("reason") == "filter email")
    #expect(!audit.output.contains("ann.lee"))
  }

  @Test func pendingTakesTheSameLanguage() async throws {
    let sandbox = try await Sandbox.filled()
    let all = try await sandbox.expect(.done, "pending", "--limit", "all").objects
    let late = try await sandbox.expect(
      .done, "pending", "--limit", "all", "--filter", "state:overdue kind:rec"
    ).objects
    #expect(
      late.compactMap { $0.text("id") }
        == all.filter { $0.text("state") == "overdue" && $0.text("kind") == "recording" }
        .compactMap { $0.text("id") })
    #expect(!late.isEmpty)
    let counted = await sandbox.run("pending", "--count", "--filter", "x")
    #expect(counted.exit == .usage)
  }

  private func files(
    _ sandbox: Sandbox, role: Role?, now: Instant? = nil
  ) async throws -> ConsoleFiles {
    let at = try now ?? #require(Instant(rfc3339: Sandbox.now))
    let context = Context(
      environment: [
        "LAPSE_DATABASE": sandbox.path("lapse.db"), "XDG_STATE_HOME": sandbox.path("state"),
      ],
      now: { at }, random: { Array(repeating: 7, count: $0) }, input: { [] },
      output: OutputStream(), errors: OutputStream(),
      principal: Principal(user: "sam", role: role))
    let printer = Printer(
      form: .text, output: context.output, errors: context.errors, isQuiet: true, hasColor: false)
    let open = try await Bootstrap.operations(
      at: DatabaseLocation(nil, environment: context.environment), now: { at }, in: context,
      printer: printer)
    let files = LiveFiles(open.operations, by: context.principal, in: context)
    return files.consoleFiles(try PersonTaste(environment: context.environment))
  }

  private func mode(_ path: String) throws -> Int {
    let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return try #require(value as? Int)
  }

  @Test func aViewIsWrittenMaskedForItsOwnerAlone() async throws {
    let sandbox = try await Sandbox.filled()
    let files = try await files(sandbox, role: .support)
    for format in ViewExport.Format.allCases {
      let result = try await files.export(
        ViewExport(
          name: "participants", list: .records(.init(kind: .participant)), format: format,
          ticket: "#4711"))
      guard case .written(let path, let view) = result else {
        Issue.record("\(result)")
        return
      }
      #expect(view.rows == 4 && !view.isCut)
      #expect(path.hasPrefix(sandbox.path("state/lapse/exports/participants-20261122T090000-")))
      #expect(try mode(path) == 0o600)
      #expect(try mode(sandbox.path("state/lapse/exports")) == 0o700)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.split(whereSeparator: \.isNewline).count == (format == .csv ? 5 : 4))
      #expect(text.contains("a***@***") && !text.contains("ann.lee"))
    }
    let audit = try await sandbox.expect(.done, "audit", "list", "--limit", "1").object
    #expect(audit.text("operation") == "export")
    #expect(
      audit.text("reason")?.hasPrefix("view jsonl; columns type id meeting name email") == true)
    #expect(audit.text("ticket") == "#4711")
  }

  @Test func anExportGoesAfterADay() async throws {
    let sandbox = try await Sandbox.filled()
    let files = try await files(sandbox, role: .support)
    guard
      case .written(let path, _) = try await files.export(
        ViewExport(name: "pending", list: .pending(.init()), format: .jsonl, ticket: nil))
    else {
      Issue.record("not written")
      return
    }
    let written = try #require(
      FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    let at = Instant(milliseconds: Int64(written.timeIntervalSince1970 * 1_000))
    _ = try await self.files(sandbox, role: .support, now: at + 2 * Instant.day)
    #expect(FileManager.default.fileExists(atPath: path), "opening the console removes nothing")
    func isThere(after age: Int64) -> Bool {
      ExportDirectory.removeOld(
        in: sandbox.path("state/lapse/exports"), by: .days(1), at: at + age)
      return FileManager.default.fileExists(atPath: path)
    }
    #expect(isThere(after: Instant.day - Instant.minute))
    #expect(!isThere(after: Instant.day + Instant.minute))
  }

  @Test func nothingIsExportedThroughALink() async throws {
    let sandbox = try await Sandbox.filled()
    let files = try await files(sandbox, role: .support)
    for name in ["state/lapse", "elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: sandbox.path(name), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("state/lapse/exports"), withDestinationPath: sandbox.path("elsewhere"))
    let mode = try mode(sandbox.path("elsewhere"))
    let result = try await files.export(
      ViewExport(name: "pending", list: .pending(.init()), format: .csv, ticket: nil))
    guard case .failed = result else {
      Issue.record("\(result)")
      return
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sandbox.path("elsewhere")).isEmpty)
    #expect(try self.mode(sandbox.path("elsewhere")) == mode)
  }

  @Test func whatIsRememberedIsReadAgain() async throws {
    let sandbox = try await Sandbox.filled()
    let memory = ConsoleMemory(
      columns: ["pbxs": [ColumnChoice(title: "FQDN", width: 30), ColumnChoice(title: "MCU")]],
      views: ["late": "pending state:overdue"])
    let files = try await files(sandbox, role: nil)
    #expect(files.memory == ConsoleMemory())
    #expect(files.remember(memory))
    #expect(try mode(sandbox.path("state/lapse/console.json")) == 0o600)
    #expect(try await self.files(sandbox, role: nil).memory == memory)
    try sandbox.write("no json", to: "state/lapse/console.json")
    #expect(try await self.files(sandbox, role: nil).memory == ConsoleMemory())
  }
}
