import Domain
import Formats
import Operations
import TestSupport
import Testing

/// What would be due under another policy; nothing is changed by asking.
@Suite struct SimulatePolicyTests {
  private let now = Instant("2026-03-31T12:00:00Z")

  private func simulate(
    _ text: String, _ test: TestDatabase
  ) async throws -> PolicySimulation {
    let policy = try PolicyFile.parse(text, file: "policy.toml")
    return try await test.operations(at: now).simulate(policy, by: .support)
  }

  private func line(_ rule: RuleID, _ result: PolicySimulation) throws -> PolicySimulation.Line {
    try #require(result.lines.first { $0.rule.id == rule })
  }

  @Test func countsOfBoth() async throws {
    let test = try await TestDatabase()
    let ages: [Int64] = [1, 5, 6, 7, 8]
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting()]
        + ages.map { Line.recording("R\($0)", now - $0 * Instant.day) }, at: now)
    let hold = try await test.hold(.recording, "R6", at: now)
    let audit = try await test.auditTexts()
    let result = try await simulate(PolicyText.make("a", ["recording": "P5D"]), test)
    let recordings = try line(.recording, result)
    #expect(recordings.atOnce == 1, "that of 5 days; that of 6 is held")
    #expect(recordings.presentCounts[.due] == 1)
    #expect(recordings.presentCounts[.overdue] == 1)
    #expect(recordings.counts[.due] == 1)
    #expect(recordings.counts[.overdue] == 2)
    #expect(recordings.counts[.held] == 1)
    #expect(result.atOnce == 1)
    #expect(result.tightened == [.recording])
    #expect(try await test.auditTexts() == audit)
    #expect(try await test.ids(.recording).count == ages.count)
    _ = hold

    let longer = try await simulate(PolicyText.make("b", ["recording": "P8D"]), test)
    #expect(longer.atOnce == 0 && longer.tightened.isEmpty)
    #expect(try line(.recording, longer).counts[.due] == 1)
  }

  /// Months and days are compared record by record.
  @Test func mixedUnits() async throws {
    let test = try await TestDatabase()
    let starts = [28, 29, 30, 31, 32].map { now - Int64($0) * Instant.day }
    try await test.load(
      starts.enumerated().map { Line.session("S\($0)", $1, ["pbx": .text(Line.fqdn)]) }, at: now)
    let months = try await simulate(PolicyText.make("a", ["session-identity": "P1M"]), test)
    // From 3 March at noon (28 days) one month is 3 April; from 28 February (31) it is 28 March.
    #expect(try line(.sessionIdentity, months).atOnce == 2)
    let days = try await simulate(PolicyText.make("b", ["session-identity": "P29D"]), test)
    #expect(try line(.sessionIdentity, days).atOnce == 4)
  }

  /// Under the strict policy sanitised reports go, those that were looked at again too.
  @Test func reportsThatEnd() async throws {
    let test = try await TestDatabase()
    let old = now - 400 * Instant.day
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.report("T1", old),
        Line.report("T2", old, ["verifiedAt": .at(now)]),
        Line.report("T3", now - 6 * Instant.day, ["title": "x"]),
        Line.report("T4", now - Instant.day),
      ], at: now)
    let result = try await simulate(TestDatabase.strictText(), test)
    #expect(try line(.reportRecheck, result).presentCounts[.overdue] == 1)
    #expect(try line(.reportRecheck, result).counts[.overdue] == 2)
    #expect(try line(.reportRecheck, result).atOnce == 1)
    #expect(try line(.reportIdentity, result).atOnce == 1)

    _ = try await test.operations(at: now).activatePolicy(
      PolicyActivation(text: TestDatabase.strictText(), name: "strict", now: true), by: .officer)
    let entry = try #require(try await test.entry(.reportRecheck, "T2", at: now))
    #expect(entry.action == .delete)
    try await test.sweep(at: now)
    #expect(try await test.ids(.report).sorted() == ["T3", "T4"])
    #expect(try await test.view(.report, "T3", at: now)["title"] == .null)
  }
}
