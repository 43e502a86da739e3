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
  ) async throws -> (ConsoleFiles, Operations) {
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
    let taste = try PersonTaste(environment: context.environment)
    return (files.consoleFiles(taste), open.operations)
  }

  private func mode(_ path: String) throws -> Int {
    let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return try #require(value as? Int)
  }

  @Test func aViewIsWrittenMaskedForItsOwnerAlone() async throws {
    let sandbox = try await Sandbox.filled()
    let (files, _) = try await files(sandbox, role: .support)
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
    let reason = try #require(audit.text("reason"))
    #expect(reason.hasPrefix("participant as jsonl, 4 rows; columns type id meeting "))
    #expect(audit.text("ticket") == "#4711")
  }

  @Test(arguments: [
    ("holds", ExportedList.holds), ("jobs", .jobs), ("receipts", .receipts), ("audit", .audit()),
    ("objects", .objects), ("backups", .backups), ("incidents", .incidents),
    ("requests", .requests), ("quarantine", .quarantines),
    ("past", .past(.pbx, id: "pbx.example.com")),
  ])
  func everyListIsWrittenAsItsVerbPrintsIt(_ name: String, _ list: ExportedList) async throws {
    let sandbox = try await Sandbox.filled()
    _ = try await sandbox.expect(
      .done, "hold", "place", "meeting", "M1", "--reason", "legal", "--ticket", "#1")
    _ = await sandbox.run("sweep")
    _ = try await sandbox.expect(
      .done, "backup", "note", "tape 7", "--made", "2026-11-01T00:00:00Z")
    let (files, _) = try await files(sandbox, role: nil)
    for format in ViewExport.Format.allCases {
      let result = try await files.export(
        ViewExport(name: name, list: list, format: format, ticket: nil))
      guard case .written(let path, let view) = result else {
        Issue.record("\(result)")
        return
      }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).count
      #expect(lines == (format == .csv && view.rows > 0 ? view.rows + 1 : view.rows))
      if [ExportedList.holds, .receipts, .audit(), .backups].contains(list) {
        #expect(view.rows > 0)
      }
      #expect(!text.contains("ann.lee"))
    }
    let audit = try await sandbox.expect(.done, "audit", "list", "--limit", "1").object
    #expect(audit.text("reason")?.contains(" as jsonl, ") == true)
  }

  @Test func aReportAndAPersonAreWrittenIntoTheExports() async throws {
    let sandbox = try await Sandbox.filled()
    try await sandbox.expect(.done, "sweep")
    let (files, operations) = try await files(sandbox, role: nil)
    let report = try await operations.compliance(
      ComplianceRequest(), by: Principal(user: "sam", role: nil))
    guard
      case .written(let reportPath, let entry) = try await files.report(report, "REG-9"),
      case .written(let path, let audit) = try await files.person(
        PersonRequest(address: FoldedAddress("ann.lee@example.com"), ticket: "DSR-1"))
    else {
      Issue.record("not written")
      return
    }
    #expect(audit == entry + 1)
    #expect(reportPath == sandbox.path("state/lapse/exports/compliance-20261122T090000-0707"))
    #expect(path == sandbox.path("state/lapse/exports/person-20261122T090000-0707"))
    for (directory, name) in [
      (reportPath, "compliance.html"), (reportPath, "compliance.json"), (path, "manifest.json"),
      (path, "extension.csv"),
    ] {
      #expect(try mode(directory) == 0o700 && mode("\(directory)/\(name)") == 0o600)
    }
    let entries = try await sandbox.expect(.done, "audit", "list", "--limit", "2").objects
    #expect(entries[0].text("operation") == "person-export" && entries[0].text("ticket") == "DSR-1")
    #expect(entries[1].text("operation") == "compliance" && entries[1].text("ticket") == "REG-9")
    let again = try await files.person(
      PersonRequest(address: FoldedAddress("ann.lee@example.com")))
    guard case .failed = again else {
      Issue.record("what is there was written over")
      return
    }
  }

  @Test func anExportGoesAfterADay() async throws {
    let sandbox = try await Sandbox.filled()
    let (files, _) = try await files(sandbox, role: .support)
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
    let (files, _) = try await files(sandbox, role: .support)
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
    let (files, _) = try await files(sandbox, role: nil)
    #expect(files.memory == ConsoleMemory())
    #expect(files.remember(memory))
    #expect(try mode(sandbox.path("state/lapse/console.json")) == 0o600)
    #expect(try await self.files(sandbox, role: nil).0.memory == memory)
    try sandbox.write("no json", to: "state/lapse/console.json")
    #expect(try await self.files(sandbox, role: nil).0.memory == ConsoleMemory())
  }
}
