import Demo
import Domain
import Testing

/// The ledger of a fresh demo: a few late, some due, plenty coming.
@Suite struct DemoLedgerTests {
  static let instants: [Instant] = [
    Records.now,
    Instant(CivilDate(year: 2027, month: 2, day: 28)) + 86_399_999,
    Instant(CivilDate(year: 2027, month: 3, day: 1)),
    Instant(CivilDate(year: 2028, month: 2, day: 29)) + 43_200_001,
    Instant(CivilDate(year: 2027, month: 5, day: 31)) + 300,
  ]

  private func ledger(_ source: DemoSource) throws -> Ledger {
    Ledger(try Records(source), holds: source.holds, now: source.now)
  }

  @Test(arguments: instants) func smallDemo(_ now: Instant) throws {
    let ledger = try ledger(DemoSource(now: now))
    for rule in RuleID.allCases where rule != .tenantUnbound {
      #expect(ledger.count(rule, .upcoming) > 0, "\(rule)")
    }
    #expect(ledger.count(.tenantUnbound, .due) == 1)
    #expect(ledger.count(.tenantDNS, .due) == 1)
    #expect(ledger.count(.recording, .overdue) == 14)
    #expect(ledger.count(.meetingTitle, .overdue) == 1)
    let others = ledger.entries.filter { $0.state == .overdue }.map { "\($0.rule) \($0.id)" }
    #expect(ledger.count(.overdue) == 15, "\(others)")
    let due = ledger.count(.due)
    #expect((10...250).contains(due), "\(due) due")
    #expect(ledger.count(.held) >= 20)
    let day = ledger.entries.count { $0.state == .upcoming && $0.dueAt - now < Instant.day }
    let week = ledger.entries.count { $0.state == .upcoming && $0.dueAt - now < 7 * Instant.day }
    #expect(day > 50 && week > 400, "\(day) in 24 h, \(week) in 7 d")
  }

  /// The 14 are some hours past 8, none more than a day.
  @Test func lateRecordings() throws {
    let late = try ledger(DemoSource(now: Records.now)).entries.filter { $0.state == .overdue }
    let lateness = late.filter { $0.rule == .recording }.map { Records.now - $0.dueAt }
    #expect(lateness.allSatisfy { $0 > 8 * Instant.hour && $0 < 20 * Instant.hour })
    #expect(Set(lateness).count == 14)
  }

  @Test func largeDemoHasSomeWorkButNotEverything() throws {
    let ledger = try ledger(DemoSource(now: Records.now, meetings: 20_000))
    #expect(ledger.count(.overdue) == 15)
    let due = ledger.count(.due)
    #expect(due > 500 && due < ledger.entries.count / 20, "\(due) of \(ledger.entries.count)")
    for rule in RuleID.allCases where !rule.isTenant { #expect(ledger.count(rule, .due) > 0) }
  }

  @Test func backlogIsDue() throws {
    let plain = try ledger(DemoSource(now: Records.now, meetings: 700))
    let more = try ledger(DemoSource(now: Records.now, meetings: 700, backlog: 3_000))
    #expect(more.count(.recording, .due) == plain.count(.recording, .due) + 3_000)
    #expect(more.entries.count == plain.entries.count + 3_000)
  }

  /// Reports 11 to 13 months old: some verified, some not yet.
  @Test func recheckedReports() throws {
    let records = try Records(DemoSource(now: Records.now))
    let sanitized = records[.report].filter { $0["sanitizedAt"]?.isNull == false }
    let verified = sanitized.filter { $0["verifiedAt"]?.isNull == false }
    #expect(verified.count >= 2 && verified.count < sanitized.count)
    for report in sanitized {
      #expect(report["meeting"] == .null && report["extension"] == .null)
      #expect((report.attendees ?? []).allSatisfy { $0.name == nil && $0.email == nil })
    }
  }
}
