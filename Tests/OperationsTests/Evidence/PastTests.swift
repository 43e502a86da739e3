import Domain
import Operations
import TestSupport
import Testing

/// What went below a record, by which rule or whose order.
@Suite struct PastTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func database() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [
        Line.meeting("M1", ["scheduledAt": .at(now)]), Line.meeting("M2"), Line.poll("Q1"),
        Line.recording("R1", now), Line.recording("R2", now),
        Line.recording("R3", now, ["meeting": "M2"]), Line.participant(),
      ], at: now)
    return test
  }

  private func past(
    _ test: TestDatabase, _ kind: Kind, _ id: String
  ) async throws -> [String] {
    try await test.operations(at: now).past(below: kind, id: id, by: .support).lines.map {
      let by = $0.rule?.rawValue ?? $0.orderedBy ?? "ending"
      return "\($0.count) \($0.kind.rawValue) \(by) \($0.job ?? "-") \($0.receipt ?? 0)"
    }
  }

  @Test func aRuleTakesFromMeetingsThatStay() async throws {
    let test = try await database()
    try await test.sweep(at: now + Given.week)
    #expect(try await past(test, .meeting, "M1") == ["2 recording recording S-1 1"])
    #expect(try await past(test, .meeting, "M2") == ["1 recording recording S-1 1"])
    let owner = Line.fqdn + "/104"
    #expect(try await past(test, .extension, owner) == ["3 recording recording S-1 1"])
    #expect(try await past(test, .pbx, Line.fqdn) == ["3 recording recording S-1 1"])
  }

  @Test func anOrderIsToldOfAboveWhatWent() async throws {
    let test = try await database()
    _ = try await test.operations(at: now).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .abuse, ticket: "#7"),
      by: .admin)
    let lines = try await test.operations(at: now).past(
      below: .extension, id: Line.fqdn + "/104", by: .support
    ).lines
    #expect(Set(lines.map(\.kind)) == [.meeting, .recording, .participant])
    #expect(
      lines.allSatisfy {
        $0.orderedBy == "kim" && $0.reason == "abuse" && $0.ticket == "#7" && $0.receipt == 1
      })
  }

  @Test func aStagedDeletionIsToldOfByItsNumber() async throws {
    let test = try await database()
    let id = Line.fqdn + "/104"
    _ = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .extension, id: id, phrase: id, reason: .test, now: true), by: .admin)
    try await test.sweep(at: now + 1)
    #expect(
      try await past(test, .pbx, Line.fqdn).sorted() == [
        "1 extension kim D-1 1", "1 participant kim D-1 1", "1 poll kim D-1 1",
        "2 meeting kim D-1 1", "3 recording kim D-1 1",
      ])
  }

  @Test func anEndingIsToldOf() async throws {
    let test = try await database()
    try await test.load(
      [Line.removed(.poll, "Q1", at: now, reason: "owner")], at: now)
    #expect(try await past(test, .pbx, Line.fqdn) == ["1 poll ending - 0"])
  }

  /// A PBX is found by its FQDN when it is gone itself.
  @Test func aPBXThatIsGoneHasAPast() async throws {
    let test = try await database()
    try await test.load(
      [Line.removed(.pbx, Line.fqdn, at: now, reason: "unbound")], at: now)
    try await test.sweep(at: now + 1)
    #expect(try await test.ids(.pbx).isEmpty)
    let lines = try await past(test, .pbx, Line.fqdn)
    #expect(lines.contains("1 pbx tenant-unbound S-1 1"))
    #expect(lines.contains("3 recording tenant-unbound S-1 1"))
    await #expect(throws: OperationError.noSuchRecord(.pbx, id: "no.example.com")) {
      _ = try await past(test, .pbx, "no.example.com")
    }
  }

  @Test func pagesFollowEachOther() async throws {
    let test = try await database()
    _ = try await test.operations(at: now).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .admin)
    let operations = test.operations(at: now)
    let all = try await operations.past(below: .pbx, id: Line.fqdn, by: .owner)
    #expect(all.lines.count == 3 && all.next == nil)
    let first = try await operations.past(below: .pbx, id: Line.fqdn, limit: 2, by: .owner)
    let rest = try await operations.past(
      below: .pbx, id: Line.fqdn, limit: 2, after: first.next, by: .owner)
    #expect(first.lines + rest.lines == all.lines)
    #expect(rest.next == nil)
  }
}
