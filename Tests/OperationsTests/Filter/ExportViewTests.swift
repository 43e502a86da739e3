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
        if case .records(let rows) = part { taken += rows.map(\.view.id) }
        return ["id"]
      }
      #expect(view.rows == rows && taken.count == rows)
      #expect(view.isCut == (rows == 1_000))
      #expect(taken == taken.sorted(by: >), "in the view's order")
      let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
      #expect(entry?.operation == "export" && entry?.counts == "poll=\(rows)")
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
    let lists: [(ExportedList, shape: String)] = [
      (
        .records(ListRequest(kind: .extension, filter: told.clear, told: told)),
        "; filter lastname:= email:= word -pbx:"
      ),
      (.records(ListRequest(kind: .extension)), ""),
      (.pending(PendingRequest(filter: "rule:=recording due<2027-01-01")), "; filter rule:= due<"),
    ]
    for (list, shape) in lists {
      _ = try await operations.exportView(list, as: "csv", by: .support) { _ in ["id", "pbx"] }
      let entry = try await operations.audit(AuditRequest(limit: 1), by: .owner).entries.first
      #expect(entry?.reason == "view csv; columns id pbx" + shape)
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
