import Domain
import Operations
import Store
import TestSupport
import Testing

/// What a report says, part by part.
@Suite struct ComplianceTests {
  private let start = Instant("2026-03-01T12:00:00Z")

  private func report(
    _ test: TestDatabase, at now: Instant, _ request: ComplianceRequest = ComplianceRequest()
  ) async throws -> ComplianceReport {
    try await test.operations(at: now).compliance(request, by: .officer)
  }

  private func line(_ rule: RuleID, _ report: ComplianceReport) throws -> ComplianceReport.RuleLine
  {
    try #require(report.rules.first { $0.rule.id == rule })
  }

  /// Three recordings, due one after the other.
  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting()]
        + (0..<3).map { Line.recording("R\($0)", start + $0 * Instant.day - 7 * Instant.day) },
      at: start - Instant.day)
    try await test.sweep(at: start - Instant.hour)
    return test
  }

  @Test func inTimeLaterAndLeft() async throws {
    let test = try await filled()
    try await test.sweep(at: start + 15 * Instant.minute)
    try await test.sweep(at: start + Instant.day + 15 * Instant.minute + 1)
    let now = start + 2 * Instant.day + Instant.hour
    let left = try line(.recording, await report(test, at: now))
    #expect(left.done == Lateness(in15m: 1, in8h: 1, later: 0, greatest: 900_001))
    #expect(left.left == 1 && left.held == 0 && left.fellDue == 3)

    let hold = try await test.hold(.recording, "R2", at: now)
    try await test.sweep(at: now)
    let held = try line(.recording, await report(test, at: now))
    #expect(held.held == 1 && held.left == 0 && held.fellDue == 3)

    let released = now + Instant.day
    try await test.operations(at: released).releaseHold(hold, reason: "over", by: .officer)
    let last = released + Instant.hour
    let sweep = try await test.sweep(at: last)
    let done = try await report(test, at: last)
    #expect(try line(.recording, done).done?.later == 1)
    let late = try #require(done.late.all.first)
    #expect(done.late.all.count == 1 && late.rule == .recording && late.count == 1)
    #expect(late.receipt == sweep.receipt && late.run == sweep.run)
    #expect(late.causes == [.noSweep(last - now), .holdReleased])
    #expect(late.greatest == last - (start + 2 * Instant.day))
  }

  /// A day is the day on which something fell due, not that on which it went.
  @Test func byTheDayOfTheDueInstant() async throws {
    let test = try await filled()
    let now = start + 10 * Instant.day
    try await test.sweep(at: now)
    for (day, fellDue) in [(Int64(0), 1), (1, 1), (2, 1), (3, 0)] {
      let date = (start + day * Instant.day).date
      let report = try await report(test, at: now, ComplianceRequest(from: date, to: date))
      #expect(try line(.recording, report).fellDue == fellDue)
      #expect(report.late.all.count == fellDue)
      #expect(report.limits.contains(.asOfNow))
    }
    let late = try await report(test, at: now).late.all
    #expect(late.first?.causes.contains(.noSweep(now - (start - Instant.hour))) == true)
  }

  @Test func sweepsAndTheLongestGap() async throws {
    let test = try await filled()
    let day = Instant(start.date)
    try await test.sweep(at: start + Instant.hour)
    try await test.sweep(at: start + 2 * Instant.hour, rules: [.dialIn])
    try await test.sweep(at: start + 9 * Instant.hour)
    let report = try await report(
      test, at: start + 30 * Instant.day, ComplianceRequest(from: start.date, to: start.date))
    #expect(report.sweeps.planned == 96)
    #expect(report.sweeps.whole == 3 && report.sweeps.partial == 1 && report.sweeps.failed == 0)
    #expect(
      report.sweeps.longestGap
        == ComplianceReport.Gap(from: day, until: start - Instant.hour))
  }

  @Test func ordersReadsAndPolicies() async throws {
    let test = try await filled()
    let operations = test.operations(at: start)
    try await test.load([Line.report("T1", start), Line.meeting("M2")], at: start)
    let deleted = try await operations.delete(
      DeleteRequest(kind: .meeting, id: "M2", phrase: "M2", reason: .dataSubject), by: .admin)
    let staged = try await operations.stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .admin)
    _ = try await operations.undo(staged.job.label, by: .admin)
    _ = try await operations.openReport("T1", by: .support)
    _ = try await operations.openReport("T1", by: .support)
    _ = try await operations.openReport("T1", by: .owner)
    _ = try await operations.activatePolicy(
      PolicyActivation(text: PolicyText.make("a", ["recording": "P8D"]), name: "a"), by: .officer)
    let report = try await report(test, at: start + Instant.hour)
    #expect(report.orders.deletions.map(\.number) == [deleted.receipt.number])
    #expect(report.orders.staged == 1 && report.orders.undone == 1 && report.orders.stopped == 0)
    let opened = report.reads.filter { $0.operation == .reportOpened }
    #expect(opened.map(\.role) == [nil, .support])
    #expect(opened.map(\.count) == [1, 2])
    #expect(report.policies.map(\.id) == ["webmeeting-2019-11-21", "a"])
    #expect(report.policies.map(\.version) == [nil, 1])
    #expect(report.trail.entries == (try await test.auditTexts().count))
  }

  @Test func ofOnePBXAndOneRule() async throws {
    let test = try await filled()
    try await test.load([Line.pbx("other.example.net")], at: start)
    let now = start + Instant.hour
    var request = ComplianceRequest(pbx: Line.fqdn, rules: [.recording])
    let own = try await report(test, at: now, request)
    #expect(own.rules.count == 1)
    #expect(own.rules.first?.left == 1)
    #expect(own.rules.first?.fellDue == nil && own.limits.contains(.notByPBX))
    request.pbx = "other.example.net"
    #expect(try await report(test, at: now, request).rules.first?.left == 0)
    request.pbx = "none.example.net"
    await #expect(throws: OperationError.noSuchRecord(.pbx, id: "none.example.net")) {
      try await report(test, at: now, request)
    }
  }

  @Test func anEmptyTimeIsRefused() async throws {
    let test = try await filled()
    for (from, to) in [
      (start, start - Instant.day), (start + Instant.day, start + 2 * Instant.day),
    ] {
      await #expect(throws: OperationError.self) {
        try await report(test, at: start, ComplianceRequest(from: from.date, to: to.date))
      }
    }
  }

  /// A sweep that somebody killed is a failed one.
  @Test func aKilledSweep() async throws {
    let test = try await filled()
    let at = start
    _ = try await test.database.write { try $0.beginRun(policy: "p", at: at) }
    let report = try await report(test, at: start + Instant.hour)
    #expect(report.sweeps.whole == 2 && report.sweeps.failed == 1)
  }

  @Test func theDigestsAreKept() async throws {
    let test = try await filled()
    let audit = try await test.operations(at: start).noteCompliance(
      ["compliance.json": "ab", "compliance.html": "cd"], by: .officer)
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.hasPrefix("\(audit) compliance lee"))
    #expect(entry.contains("compliance.html sha256:cd compliance.json sha256:ab"))
  }
}
