import Domain
import TestSupport
import Testing

@testable import Operations

/// What a list says beside a record's own fields.
@Suite struct ListFactsTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  @Test func aPBXSaysHowManyOfItsMeetingsRun() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.pbx("other.example.com"),
        Line.meeting("M1", ["scheduledAt": .at(now), "startedAt": .at(now), "connected": 3]),
        Line.meeting("M2", ["scheduledAt": .at(now), "startedAt": .at(now), "connected": 1]),
        Line.meeting("M3", ["scheduledAt": .at(now), "startedAt": .at(now), "connected": 0]),
        Line.meeting(
          "M4",
          [
            "scheduledAt": .at(now - Instant.hour), "startedAt": .at(now - Instant.hour),
            "endedAt": .at(now), "connected": 2,
          ]),
      ], at: now)
    let page = try await test.operations(at: now).list(ListRequest(kind: .pbx), by: .support)
    let live = page.rows.map { row in
      if case .pbx(_, _, let live) = row.facts { live } else { -1 }
    }
    #expect(
      Dictionary(zip(page.rows.map(\.view.id), live)) { $1 } == [
        Line.fqdn: 2, "other.example.com": 0,
      ])
  }
}
