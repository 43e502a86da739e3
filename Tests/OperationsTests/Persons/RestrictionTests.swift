import Domain
import Operations
import TestSupport
import Testing

/// What is restricted is named and nothing else, to everyone but the officer: no filter, list or
/// reveal tells what the view hides.
@Suite struct RestrictionTests {
  private static let now = Instant("2026-03-02T09:00:00Z")

  private static let world = [
    Line.make("mcu", ["name": "fra-1", "available": true], [:]),
    Line.pbx(Line.fqdn, ["mcu": "fra-1"]), Line.extension("104", ["enabled": true]),
    Line.meeting("M1", ["connected": 3, "quick": true, "startedAt": .at(now)]),
    Line.participant("P1", ["role": "organizer"]),
    Line.recording("R1", now, ["mcu": "fra-1"]),
    Line.file("F1"), Line.report("T1", now, ["meeting": "M1", "extension": "104"]),
    Line.report("T2", now, ["meeting": "M1"]),
    Line.session("S1", now, ["pbx": .text(Line.fqdn), "mcu": "fra-1"]),
  ]

  /// Filters by values that the view of a restricted record hides; each matches without the hold.
  private static let hiding: [(Kind, String, Kind, String)] = [
    (.pbx, "mcu:fra", .pbx, Line.fqdn), (.pbx, "fra", .pbx, Line.fqdn),
    (.extension, "enabled:yes", .extension, Line.fqdn + "/104"),
    (.extension, "enabled:yes", .pbx, Line.fqdn),
    (.meeting, "connected:3", .meeting, "M1"), (.meeting, "quick:yes", .extension, "*"),
    (.meeting, "ext:104", .meeting, "M1"), (.meeting, "10", .pbx, Line.fqdn),
    (.participant, "role:organizer", .participant, "P1"),
    (.participant, "role:organizer", .meeting, "M1"),
    (.participant, "role:organizer", .extension, "*"),
    (.recording, "mcu:fra-1", .meeting, "M1"), (.recording, "state:ready", .pbx, Line.fqdn),
    (.file, "share:session", .extension, "*"), (.report, "ext:104", .report, "T1"),
    (.report, "ext:104", .meeting, "M1"), (.report, "ext:104", .extension, "*"),
    (.session, "mcu:fra-1", .pbx, Line.fqdn),
  ]

  private func count(
    _ kind: Kind, _ filter: String, _ test: TestDatabase, by principal: Principal
  ) async throws -> Int {
    let page = try await test.operations(at: Self.now).list(
      ListRequest(kind: kind, filter: filter), by: principal)
    #expect(page.total == page.rows.count)
    return page.rows.count
  }

  @Test(arguments: 0..<hiding.count) func noFilterTellsWhatIsHidden(_ index: Int) async throws {
    let (kind, filter, held, id) = Self.hiding[index]
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.now)
    let before = try await count(kind, filter, test, by: .support)
    #expect(before > 0, "\(filter) matches without the hold")
    _ = try await test.hold(
      held, id == "*" ? Line.fqdn + "/104" : id, as: .restriction, at: Self.now)
    #expect(try await count(kind, filter, test, by: .support) == 0, "\(kind) \(filter)")
    #expect(try await count(kind, filter, test, by: .admin) == 0)
    #expect(try await count(kind, filter, test, by: .officer) == before)
    // What a filter leaves out does not tell it either.
    #expect(try await count(kind, "-" + filter, test, by: .support) > 0)
  }

  /// What names the record is still found.
  @Test func namesAreFound() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.now)
    _ = try await test.hold(.pbx, Line.fqdn, as: .restriction, at: Self.now)
    #expect(try await count(.pbx, "example", test, by: .support) == 1)
    #expect(try await count(.extension, "104", test, by: .support) == 1)
    #expect(try await count(.meeting, "M1 pbx:pbx.example", test, by: .support) == 1)
    #expect(try await count(.participant, "meeting:M1", test, by: .support) == 1)
  }

  @Test func listsSayNothingBesideIt() async throws {
    let test = try await TestDatabase()
    try await test.load(Self.world, at: Self.now)
    let hold = try await test.hold(.meeting, "M1", as: .restriction, at: Self.now)
    let operations = test.operations(at: Self.now)
    let page = try await operations.list(ListRequest(kind: .meeting), by: .support)
    let row = try #require(page.rows.first)
    #expect(row.view.restrictedBy == hold && row.facts == .none)
    let officers = try await operations.list(ListRequest(kind: .meeting), by: .officer)
    #expect(officers.rows.first?.facts != ListRow.Facts.none)
    #expect(row.isRestricted && officers.rows.first?.isRestricted == true, "to the officer, too")
    let plan = try await operations.planDeletion(.meeting, id: "M1", by: .support)
    #expect(plan.nothingGoes && !plan.census.kept.isEmpty)
    #expect(plan.census.kept.allSatisfy { $0.isRestricted })
    await #expect(throws: OperationError.restricted(hold: hold)) {
      try await operations.openReport("T1", by: .support)
    }
  }
}
