import Domain
import Formats
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Operation × role, exactly as `trust.md` has it. An operation that is missing here fails.
@Suite struct PermissionTests {
  static let now = Instant("2026-03-02T09:00:00Z")

  struct Row: Sendable, CustomTestStringConvertible {
    /// The function in `Sources/Operations`.
    let function: String
    let capability: Capability
    let allowed: Set<Role>
    let call: @Sendable (TestDatabase, Operations, Principal) async throws -> Void
    var variant = ""
    var testDescription: String { function + variant }
  }

  static let everyone = Set(Role.allCases)

  static let rows =
    recordRows + jobsRows + brakesRows + personsRows + keepingRows + evidenceRows + policiesRows
    + snapshotRows + marksRows + overviewRows + requestRows

  static let recordRows: [Row] = [
    Row(function: "list", capability: .browse, allowed: everyone) { _, operations, principal in
      _ = try await operations.list(ListRequest(kind: .meeting), by: principal)
    },
    Row(function: "count", capability: .browse, allowed: everyone) {
      _ = try await $1.count(ListRequest(kind: .meeting), by: $2)
    },
    Row(function: "select", capability: .find, allowed: everyone) {
      _ = try await $1.select(
        ToldRequest(kind: .extension, filter: "email:ann@example.com"), by: $2)
    },
    Row(function: "exportView", capability: .browse, allowed: everyone) {
      _ = try await $1.exportView(.records(ListRequest(kind: .pbx)), as: "csv", by: $2) { _ in [] }
    },
    Row(function: "show", capability: .browse, allowed: everyone) { _, operations, principal in
      _ = try await operations.show(.meeting, id: "M1", by: principal)
    },
    Row(function: "pending", capability: .browse, allowed: everyone) { _, operations, principal in
      _ = try await operations.pending(PendingRequest(), by: principal)
    },
    Row(function: "pendingCounts", capability: .browse, allowed: everyone) {
      _ = try await $1.pendingCounts(by: $2)
    },
    Row(function: "status", capability: .browse, allowed: everyone) {
      _ = try await $1.status(by: $2)
    },
    Row(function: "receipt", capability: .browse, allowed: everyone) {
      _ = try await $1.receipt(1, by: $2)
    },
    Row(function: "receipts", capability: .browse, allowed: everyone) {
      _ = try await $1.receipts(limit: 1, by: $2)
    },
    Row(function: "find", capability: .find, allowed: everyone) {
      _ = try await $1.find(FindQuestion("ann@example.com"), by: $2)
    },
    Row(function: "compare", capability: .compare, allowed: everyone) {
      _ = try await $1.compare(
        "x", with: CompareRequest(kind: .meeting, id: "M1", field: "title"), by: $2)
    },
    Row(function: "holds", capability: .browse, allowed: everyone) {
      _ = try await $1.holds(by: $2)
    },
    Row(function: "waitingObjects", capability: .browse, allowed: everyone) {
      _ = try await $1.waitingObjects(by: $2)
    },
    Row(function: "openReport", capability: .openReport, allowed: everyone) {
      _ = try await $1.openReport("T1", by: $2)
    },
    Row(function: "planDeletion", capability: .plan, allowed: everyone) {
      _ = try await $1.planDeletion(.meeting, id: "M1", by: $2)
    },
    Row(
      function: "sweep", capability: .plan, allowed: everyone,
      call: { _ = try await $1.sweep(SweepRequest(dryRun: true), by: $2) },
      variant: ", dry run"),
    Row(function: "sweep", capability: .sweep, allowed: [.admin]) {
      _ = try await $1.sweep(SweepRequest(), by: $2)
    },
    Row(function: "importRecords", capability: .importData, allowed: [.admin]) {
      let source = try JSONLinesSource(file: "a.jsonl", bytes: Array(Line.pbx().utf8))
      _ = try await $1.importRecords([source], by: $2)
    },
    Row(
      function: "importRecords", capability: .importData, allowed: [.admin],
      call: {
        let source = try JSONLinesSource(file: "a.jsonl", bytes: Array(Line.pbx().utf8))
        _ = try await $1.importRecords([source], dryRun: true, by: $2)
      }, variant: ", dry run"),
    Row(function: "delete", capability: .forceDelete, allowed: [.admin]) {
      _ = try await $1.delete(
        DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: $2)
    },
    Row(function: "importInBatches", capability: .importData, allowed: [.admin]) {
      // Of nothing: it is refused all the same.
      let source = try JSONLinesSource(file: "a.jsonl", bytes: [])
      _ = try await $1.importInBatches(source, by: $2)
    },
    Row(function: "stageDeletion", capability: .forceDelete, allowed: [.admin]) {
      _ = try await $1.stageDeletion(
        DeleteRequest(
          kind: .pbx, id: "other.example.net", phrase: "other.example.net", reason: .test),
        by: $2)
    },
    Row(function: "undo", capability: .undo, allowed: [.admin]) {
      _ = try await $1.undo("D-2", by: $2)
    },
    Row(function: "jobs", capability: .browse, allowed: everyone) {
      _ = try await $1.jobs(by: $2)
    },
    Row(function: "placeHold", capability: .holds, allowed: [.admin, .officer]) {
      _ = try await $1.placeHold(HoldRequest(kind: .poll, id: "Q1", reason: "claim"), by: $2)
    },
    Row(function: "releaseHold", capability: .holds, allowed: [.admin, .officer]) {
      try await $1.releaseHold(1, reason: "over", by: $2)
    },
  ]

  /// Asked by the other operations, never by a person.
  private static let withoutPrincipal: Set<String> = ["removeObjects", "isMasked"]

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.pbx("other.example.net"), Line.extension(), Line.extension("105"),
        Line.meeting("M1", ["title": "Budget"]), Line.poll(),
        Line.report("T1", Self.now, ["title": "x"]), Line.recording("R1", Self.now),
        Line.pbx("lists.example.net"), Line.extension("100", ["pbx": "lists.example.net"]),
      ], at: Self.now)
    try await test.load([Line.snapshot("lists.example.net", at: Self.now, count: 0)], at: Self.now)
    _ = try await test.hold(.poll, "Q1", at: Self.now)
    _ = try await test.operations(at: Self.now).delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .test), by: .owner)
    let staged = Line.fqdn + "/105"
    _ = try await test.operations(at: Self.now).stageDeletion(
      DeleteRequest(kind: .extension, id: staged, phrase: staged, reason: .test), by: .owner)
    try await Self.ask(test.operations(at: Self.now))
    return test
  }

  @Test(arguments: rows) func everyRole(_ row: Row) async throws {
    for role in Role.allCases {
      let test = try await database()
      let before = try await test.auditTexts()
      let principal = Principal(user: "someone", role: role)
      let operations = test.operations(at: Self.now)
      if row.allowed.contains(role) {
        try await row.call(test, operations, principal)
      } else {
        await #expect(
          throws: OperationError.notAllowed(row.capability), "\(row.testDescription) as \(role)"
        ) {
          try await row.call(test, operations, principal)
        }
        #expect(try await test.auditTexts() == before, "refused before anything was changed")
        #expect(try await test.ids(.meeting) == ["M1"])
        #expect(try await test.operations(at: Self.now).holds(by: .owner).count == 1)
      }
    }
  }

  /// Whoever owns the file has all capabilities.
  @Test(arguments: rows) func theOwner(_ row: Row) async throws {
    let test = try await database()
    try await row.call(test, test.operations(at: Self.now), .owner)
  }

  /// Every package function of `Operations` stands in the table.
  @Test func theTableHasEveryOperation() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Sources/Operations")
    var functions: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      var isOperations = false
      for line in text.split(separator: "\n") {
        if line.hasPrefix("extension ") || line.hasPrefix("package struct ") {
          isOperations = line.hasPrefix("extension Operations ")
        }
        guard isOperations, let range = line.range(of: "package func ") else { continue }
        functions.insert(String(line[range.upperBound...].prefix { $0 != "(" && $0 != "<" }))
      }
    }
    #expect(functions.contains("sweep") && functions.count > 10, "the sources were read")
    let known = Set(Self.rows.map(\.function)).union(Self.withoutPrincipal)
    #expect(
      functions.subtracting(known).isEmpty, "not in the table: \(functions.subtracting(known))")
    #expect(
      known.subtracting(functions).isEmpty, "no longer there: \(known.subtracting(functions))")
  }

  /// The roles' capabilities, as the table of `trust.md` has them.
  @Test func capabilitiesOfTheRoles() {
    let everyone: Set<Capability> = [
      .browse, .explain, .plan, .openReport, .find, .compare, .request, .auditOwn,
    ]
    #expect(Role.support.capabilities == everyone)
    #expect(
      Role.admin.capabilities
        == everyone.union([
          .auditAll, .compliance, .forceDelete, .undo, .sweep, .importData, .release, .reveal,
          .holds, .backup, .operate, .create,
        ]))
    #expect(
      Role.officer.capabilities
        == everyone.union([.auditAll, .compliance, .holds, .person, .policy, .auditExport]))
  }
}
