import Domain
import Operations
import TestSupport
import Testing

/// Lists as people ask for them: pages with cursors, filters on clear columns only.
@Suite struct ListTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    var lines = [Line.pbx(), Line.extension()]
    for index in 0..<12 {
      lines += [
        Line.pbx("p\(index).example.net"),
        Line.meeting(
          "M\(index)",
          ["title": "Zebra", "scheduledAt": .at(now + Int64(index % 4) * Instant.hour)]),
        Line.participant("P\(index)", ["name": "Ann", "email": "ann@example.org"]),
        Line.report("T\(index)", now, ["title": "Zebra"]),
      ]
    }
    try await test.load(lines, at: now)
    return test
  }

  @Test func pagesByCursorBothWays() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    for kind in [Kind.pbx, .meeting, .participant, .report] {
      for sort in [nil] + ListRequest.sortable(kind).map(Optional.some) {
        for descending in [false, true] {
          var request = ListRequest(kind: kind, sort: sort, descending: descending, limit: 1_000)
          let whole = try await operations.list(request, by: .support)
          let ids = whole.rows.map(\.view.id)
          #expect(whole.first == nil && whole.next == nil)
          #expect(whole.total == ids.count)
          request.limit = 5
          var found: [String] = []
          var last: ListPage
          repeat {
            last = try await operations.list(request, by: .support)
            found += last.rows.map(\.view.id)
            request.after = last.next
          } while last.next != nil
          #expect(found == ids, "\(kind) by \(sort ?? "its own order")")

          // And back from the last page.
          request.backward = true
          request.after = last.first
          var back = last.rows.map(\.view.id)
          while request.after != nil {
            let page = try await operations.list(request, by: .support)
            back = page.rows.map(\.view.id) + back
            request.after = page.first
          }
          #expect(back == ids, "\(kind) by \(sort ?? "its own order"), back")
        }
      }
    }
  }

  @Test func serversThatAreDownStandFirst() async throws {
    // Given servers of which some are down, and one that nobody has looked at
    let test = try await database()
    let states = [
      ("cpt-2", "true"), ("ams-1", "null"), ("fra-1", "false"), ("jnb-1", "true"),
      ("bom-1", "false"),
    ]
    try await test.load(
      states.map { #"{"type":"mcu","name":"\#($0)","available":\#($1)}"# }, at: now)
    let operations = test.operations(at: now)
    func names(_ request: ListRequest) async throws -> [String] {
      var (request, names) = (request, [String]())
      repeat {
        let page = try await operations.list(request, by: .support)
        names += page.rows.map(\.view.id)
        request.after = page.next
      } while request.after != nil
      return names
    }
    // When, Then
    let down = ListRequest(kind: .mcu, sort: "state", limit: 2)
    #expect(try await names(down) == ["bom-1", "fra-1", "ams-1", "cpt-2", "jnb-1"])
    let own = try await names(ListRequest(kind: .mcu, limit: 2))
    #expect(own == ["ams-1", "bom-1", "cpt-2", "fra-1", "jnb-1"], "the command line's order stays")
  }

  @Test func whatIsStagedThenWhatIsQuarantinedStandsAboveTheRest() async throws {
    // Given PBXs that differ in nothing but their names
    let test = try await database()
    try await test.load((100..<110).map { Line.extension(String($0)) }, at: now)
    let operations = test.operations(at: now)
    func place(_ fqdn: String) async throws -> Int {
      let page = try await operations.list(ListRequest(kind: .pbx, limit: 100), by: .support)
      return try #require(page.rows.firstIndex { $0.view.id == fqdn })
    }
    #expect(try await place(Line.fqdn) > place("p9.example.net"))

    // When one is staged and a list of another's extensions is not believed
    _ = try await operations.stageDeletion(
      DeleteRequest(
        kind: .pbx, id: "p9.example.net", phrase: "p9.example.net", reason: .contractEnded,
        now: false), by: .admin)
    try await test.load([Line.extension("100"), Line.snapshot(at: now, count: 1)], at: now)

    // Then they stand above the others
    #expect(try await place("p9.example.net") < place(Line.fqdn))
    #expect(try await place(Line.fqdn) < place("p0.example.net"))
  }

  /// A masked column cannot be searched, in part or whole.
  @Test(
    arguments: [
      (Kind.meeting, "title:Zebra"), (.meeting, "-note:x"), (.participant, "name:Ann"),
      (.participant, "email:ann@example.org"), (.participant, "ip:192"), (.pbx, "licenseKey:0"),
      (.extension, "email:a"), (.report, "organizerName:A"), (.report, "title:Z"),
    ])
  func aMaskedColumnIsNotFiltered(_ kind: Kind, _ filter: String) async throws {
    let test = try await database()
    await #expect(throws: OperationError.self) {
      _ = try await test.operations(at: now).list(
        ListRequest(kind: kind, filter: filter), by: .owner)
    }
  }

  @Test(
    arguments: [
      (Kind.meeting, "zebra"), (.meeting, "Budget"), (.participant, "ann"),
      (.participant, "ann@example.org"), (.report, "zebra"), (.extension, "ann"),
    ])
  func aWordDoesNotLookBehindMasks(_ kind: Kind, _ word: String) async throws {
    let test = try await database()
    let page = try await test.operations(at: now).list(
      ListRequest(kind: kind, filter: word), by: .owner)
    #expect(page.rows.isEmpty)
  }

  @Test(arguments: ["title", "name", "email", "nonsense", "", "id desc"])
  func whatNoIndexServesIsNotASort(_ sort: String) async throws {
    let test = try await database()
    await #expect(throws: OperationError.self) {
      _ = try await test.operations(at: now).list(
        ListRequest(kind: .meeting, sort: sort), by: .owner)
    }
  }

  @Test(arguments: ["x", "i", "ix", "t6", "tzz", "tff", "i1.t", "M1", "i1;drop table pbx"])
  func whatIsNoCursorIsRefusedOrGivesNoError(_ cursor: String) async throws {
    let test = try await database()
    let request = ListRequest(kind: .meeting, after: cursor)
    if cursor == "i1.t" {
      #expect(try await test.operations(at: now).list(request, by: .owner).rows.count == 12)
      return
    }
    await #expect(throws: OperationError.self) {
      _ = try await test.operations(at: now).list(request, by: .owner)
    }
  }

  @Test func wordsMatchIDs() async throws {
    let test = try await database()
    let operations = test.operations(at: now)
    let one = try await operations.list(ListRequest(kind: .meeting, filter: "m11"), by: .support)
    #expect(one.rows.map(\.view.id) == ["M11"])
    let part = try await operations.list(
      ListRequest(kind: .pbx, filter: "11.example"), by: .support)
    #expect(part.rows.map(\.view.id) == ["p11.example.net"])
    let none = try await operations.list(
      ListRequest(kind: .pbx, filter: "-example"), by: .support)
    #expect(none.rows.isEmpty)
    // What LIKE takes for a pattern is a letter here.
    let percent = try await operations.list(
      ListRequest(kind: .meeting, filter: "%"), by: .support)
    #expect(percent.rows.isEmpty)
  }
}
