import Domain
import Operations
import Store
import TestSupport
import Testing

/// What the Overview counts, against the ledger read entry by entry.
@Suite struct OverviewTests {
  private let made = Instant("2026-12-20T09:00:00Z")

  private func world() async throws -> TestDatabase {
    let test = try await TestDatabase()
    var lines = [Line.pbx(Line.fqdn, ["lastSyncAt": .at(made)]), Line.extension()]
    for day: Int64 in 0..<40 {
      let at = made + day * Instant.day + day * 37 * Instant.minute
      lines.append(
        Line.meeting("M\(day)", ["scheduledAt": .at(at), "startedAt": .at(at), "endedAt": .at(at)]))
      lines.append(Line.recording("R\(day)", at, ["meeting": .text("M\(day)")]))
      lines.append(Line.report("T\(day)", at))
    }
    try await test.load(lines, at: made)
    return test
  }

  /// Months end on different days: what is due is counted once, on its day.
  @Test(arguments: [
    "2026-12-27T08:00:00Z", "2027-01-31T00:00:00Z", "2027-02-20T23:59:59Z",
    "2027-02-27T12:00:00Z", "2027-03-01T00:00:00Z", "2027-12-24T10:00:00Z",
  ])
  func countsEachDayAsTheLedgerHasIt(now text: String) async throws {
    let test = try await world()
    let now = try #require(Instant(rfc3339: text))
    let operations = test.operations(at: now)
    let overview = try await operations.overview(by: .support)
    let entries = try await operations.pending(
      PendingRequest(states: [.upcoming], limit: 10_000), by: .support
    ).entries
    for rule in RuleID.allCases {
      let coming = try #require(overview.coming[rule])
      #expect(!coming.isCut)
      let expected = (0..<Int64(Overview.days)).map { day in
        entries.count { entry in
          entry.rule == rule && entry.dueAt > now + day * Instant.day
            && entry.dueAt <= now + (day + 1) * Instant.day
        }
      }
      #expect(coming.days == expected, "\(rule) at \(text)")
    }
  }

  @Test func tellsThePBXsThatGoWithinAWeek() async throws {
    let test = try await world()
    let late = made + 55 * Instant.day
    let overview = try await test.operations(at: late).overview(by: .support)
    #expect(overview.countAtRisk == 1)
    #expect(overview.atRisk.first?.next?.rule.isTenant == true)
  }

  /// However many there are, and those at work only while their lease is in force.
  @Test func countsTheJobs() async throws {
    let test = try await world()
    let job = try await test.operations(at: made).stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .admin
    ).job
    try await test.database.write { [made] transaction in
      try transaction.connection.script(
        """
        insert into job (id, kind, record, state, ordered_at, undo_until, ordered_by, reason, policy,
        fingerprint, holds, counts, tag, lease_until)
        with recursive number(n) as (select 2 union all select n + 1 from number where n < 1003)
        select n, kind, record, case when n > 3 then 'staged' else 'running' end, ordered_at,
        undo_until + n, ordered_by, reason, policy, fingerprint, holds, counts, tag,
        case n when 2 then \((made + Lease.time).milliseconds) when 3 then ordered_at end
        from job, number
        """)
    }
    let machinery = try await test.operations(at: made).overview(by: .support).machinery
    #expect(machinery.jobsStaged == 1_001)
    #expect(machinery.jobsRunning == 1)
    #expect(machinery.nextJob == job.undoUntil)
  }

  @Test func tellsTheLastSweepAndTheNext() async throws {
    let test = try await world()
    let now = made + Instant.day
    _ = try await test.operations(at: now).sweep(SweepRequest(), by: .owner)
    let later = now + 5 * Instant.minute
    let machinery = try await test.operations(at: later).overview(by: .support).machinery
    #expect(machinery.sweptAt == now)
    #expect(machinery.nextSweep == now + 15 * Instant.minute)
    #expect(machinery.audit != nil)
  }
}
