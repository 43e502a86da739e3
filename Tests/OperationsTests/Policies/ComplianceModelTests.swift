import Domain
import Operations
import Store
import ReferenceModel
import TestSupport
import Testing

/// The report against what the reference model counted over a random history.
@Suite struct ComplianceModelTests {
  @Test(arguments: 0..<6) func countsWhatTheModelCounts(_ number: Int) async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("compliance \(number): seed \(seed)")
    let isStrict = number % 2 == 1
    let test = try await TestDatabase(policy: isStrict ? TestDatabase.strictPolicy() : nil)
    var options = HistoryOptions()
    if isStrict { options.rules = ModelRule.strict }
    var history = RandomHistory(seed: seed, options: options)
    var engine = ModelAdapter(test, releasesAtOnce: true)
    let begin = history.now
    var compared = 0
    for step in 0..<160 {
      _ = try await engine.drive(history.next(), at: history.now)
      guard step % 20 == 19 else { continue }
      compared += try await compare(history, test, from: begin, "seed \(seed), step \(step)")
    }
    #expect(compared > 0, "seed \(seed): something was done")
  }

  /// Compares a few spans of days; returns how many entries were counted as done.
  private func compare(
    _ history: RandomHistory, _ test: TestDatabase, from begin: Int64, _ place: String
  ) async throws -> Int {
    let now = Instant(milliseconds: history.now)
    var counted = 0
    let first = Instant(milliseconds: begin)
    let spans = [
      (first - 800 * Instant.day, now), (first, now), (now - 30 * Instant.day, now),
      (now, now), (first, now - 3 * Instant.day),
    ]
    // Runs are kept for three years.
    let kept = now - 1_090 * Instant.day
    for (from, to) in spans.map({ (max($0.0, kept), $0.1) }) where from <= to {
      let report = try await test.operations(at: now).compliance(
        ComplianceRequest(from: from.date, to: to.date), by: .officer)
      // Of pruned times nothing is known, and entries lie apart.
      let written = try await test.database.read { try $0.firstAuditEntry() } ?? now
      #expect(report.limits.contains(.before) == (report.from < max(first, written)))
      for line in report.rules {
        let rule = line.rule.id.rawValue
        func isIn(_ dueAt: Int64) -> Bool {
          (report.from..<report.until).contains(Instant(milliseconds: dueAt))
        }
        var expected = Lateness()
        for done in history.model.done where done.rule == rule && isIn(done.dueAt) {
          expected.add(done.at - done.dueAt)
        }
        let rest = history.model.ledger(asOf: history.now).filter {
          $0.rule == rule && isIn($0.dueAt)
        }
        let held = rest.count { $0.state == "held" }
        try #require(line.done == expected, "\(place): \(rule) \(report.from) \(report.until)")
        try #require(line.held == held, "\(place): \(rule)")
        try #require(line.left == rest.count - held, "\(place): \(rule)")
        counted += expected.in15m + expected.in8h + expected.later
      }
      let later = report.rules.reduce(0) { $0 + ($1.done?.later ?? 0) }
      #expect(report.late.all.reduce(0) { $0 + $1.count } == later, "\(place)")
      #expect(report.late.all.allSatisfy { !$0.causes.isEmpty })
    }
    return counted
  }
}
