import Domain
import Operations
import TestSupport
import Testing

/// What a plan says could be mistaken for what it is of.
@Suite struct LookalikeTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private func pbx(_ fqdn: String) -> String {
    #"{"type":"pbx","fqdn":"\#(fqdn)","registeredAt":"2026-01-01T00:00:00Z"}"#
  }

  private func found(_ kind: Kind, _ id: String, in test: TestDatabase) async throws -> [Lookalike]
  {
    try await test.operations(at: start).planDeletion(kind, id: id, by: .support).lookalikes
  }

  @Test func pbxsWithNearNames() async throws {
    let test = try await TestDatabase()
    let others = (1...7).map { "trial-\($0).example.com" }
    let lines = others + ["trial-9.example.com", "trial-9.example.org", "far.example.net"]
    try await test.load(
      lines.map(pbx) + [
        #"{"type":"extension","pbx":"trial-1.example.com","number":"1"}"#,
        #"{"type":"extension","pbx":"trial-1.example.com","number":"2"}"#,
      ], at: start)
    let found = try await found(.pbx, "trial-9.example.com", in: test)
    #expect(found.map(\.id) == Array(others.prefix(5)), "the nearest five, never itself")
    #expect(found.map(\.extensions) == [2, 0, 0, 0, 0])
    let label = try await self.found(.pbx, "trial-9.example.org", in: test)
    #expect(label.map(\.id) == ["trial-9.example.com"], "the same first label")
    #expect(try await self.found(.pbx, "far.example.net", in: test) == [])
  }

  @Test func meetingsOfTheSameOrganiserWithinADay() async throws {
    let test = try await TestDatabase()
    let times: [(String, String, Int64)] = [
      ("M1", "104", 0), ("M2", "104", Instant.day), ("M3", "104", -Instant.hour),
      ("M4", "104", Instant.day + 1), ("M5", "105", 0),
    ]
    try await test.load(
      [Line.pbx(), Line.extension("104"), Line.extension("105")]
        + times.map {
          Line.meeting($0.0, ["extension": .text($0.1), "scheduledAt": .at(start + $0.2)])
        } + [Line.meeting("M6")], at: start)
    #expect(
      try await found(.meeting, "M1", in: test) == [Lookalike(id: "M3"), Lookalike(id: "M2")])
    #expect(try await found(.meeting, "M6", in: test) == [], "nothing says when it is")
  }

  /// They are told; what is agreed to is the same with and without them.
  @Test func theyAreNotFingerprinted() async throws {
    let test = try await TestDatabase()
    try await test.load([pbx("trial-9.example.com")], at: start)
    let operations = test.operations(at: start)
    let alone = try await operations.planDeletion(.pbx, id: "trial-9.example.com", by: .support)
    try await test.load([pbx("trial-8.example.com")], at: start)
    let beside = try await operations.planDeletion(.pbx, id: "trial-9.example.com", by: .support)
    #expect(alone.lookalikes.isEmpty && beside.lookalikes.count == 1)
    #expect(alone.fingerprint == beside.fingerprint)
  }
}
