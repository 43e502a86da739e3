import Domain
import Operations
import TestSupport
import Testing

@Suite struct ExportViewTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  @Test func supportGetsAThousandLines() async throws {
    let test = try await TestDatabase()
    var lines = [Line.pbx(), Line.extension()]
    for index in 0..<1_010 { lines.append(Line.poll("Q\(index)")) }
    try await test.load(lines, at: Self.now)
    let operations = test.operations(at: Self.now)
    for (principal, rows) in [(Principal.support, 1_000), (.admin, 1_010)] {
      var taken: [String] = []
      let view = try await operations.exportView(
        .records(ListRequest(kind: .poll, sort: "id", descending: true)), as: "csv", by: principal
      ) { part in
        taken += part.compactMap { if case .record(let row) = $0 { row.view.id } else { nil } }
        return ["type", "id"]
      }
      #expect(view.rows == rows && taken.count == rows)
      #expect(view.isCut == (rows == 1_000))
      #expect(taken == taken.sorted(by: >), "in the view's order")
      let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
      #expect(entry?.operation == "export" && entry?.counts == "poll=\(rows)")
      #expect(entry?.reason == "poll as csv, \(rows) rows; columns type id")
    }
  }

  @Test func columnsAndTheShapeOfTheFilterAreWrittenDown() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(),
        Line.extension("104", ["email": "ann@example.com", "firstName": "Ann", "lastName": "Lee"]),
      ], at: Self.now)
    let operations = test.operations(at: Self.now)
    let told = try await operations.select(
      ToldRequest(
        kind: .extension, filter: "lastName:Lee email:ann@example.com 104 -pbx:other"),
      by: .support)
    let lists: [(ExportedList, reason: String)] = [
      (
        .records(ListRequest(kind: .extension, filter: told.clear, told: told)),
        "extension as csv, 1 row; columns id pbx; filter lastname:= email:= word -pbx:"
      ),
      (.records(ListRequest(kind: .extension)), "extension as csv, 1 row; columns id pbx"),
      (
        .pending(PendingRequest(filter: "rule:=recording due<2027-01-01")),
        "pending as csv, 0 rows; columns id pbx; filter rule:= due<"
      ),
    ]
    for (list, reason) in lists {
      _ = try await operations.exportView(list, as: "csv", by: .support) { _ in ["id", "pbx"] }
      let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
      #expect(entry?.reason == reason)
    }
  }

  @Test func whoMayNotExportTheTrailGetsTheirOwnEntries() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(), Line.extension(), Line.meeting("M1")], at: Self.now)
    let operations = test.operations(at: Self.now)
    for principal in [Principal.support, .admin, .officer, .owner] {
      _ = try await operations.planDeletion(.meeting, id: "M1", by: principal)
      _ = try await operations.compare(
        "x", with: CompareRequest(kind: .meeting, id: "M1", field: "title"), by: principal)
    }
    for principal in [Principal.support, .admin, .officer] {
      var actors: Set<String> = []
      let view = try await operations.exportView(.audit(), as: "jsonl", by: principal) { part in
        actors.formUnion(
          part.compactMap { if case .audit(let one) = $0 { one.actor } else { nil } })
        return []
      }
      #expect(view.rows > 0)
      #expect((actors == [principal.user]) == (principal.role != .officer))
    }
  }

  private struct Full: Error {}

  @Test func whatCouldNotBeTakenIsNotWrittenDown() async throws {
    let test = try await TestDatabase()
    try await test.load([Line.pbx()], at: Self.now)
    let operations = test.operations(at: Self.now)
    await #expect(throws: Full.self) {
      _ = try await operations.exportView(
        .records(ListRequest(kind: .pbx)), as: "csv", by: .support
      ) { _ in throw Full() }
    }
    let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
    #expect(entry?.operation != "export")
  }
}
