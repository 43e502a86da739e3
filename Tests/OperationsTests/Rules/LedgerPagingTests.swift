import Domain
import Operations
import TestSupport
import Testing

/// The ledger paged equals the ledger sorted, at every month's end, where months are not monotone.
@Suite struct LedgerPagingTests {
  /// Starts on the days around the end of every month of two years, and what each rule makes of
  /// them by the calendar alone.
  private static func history(
    _ random: inout SeededNumbers, days: [Int], policy: Policy
  ) -> (lines: [String], keys: [DueEntry.Key]) {
    var lines = [
      Line.pbx(Line.fqdn, ["registeredAt": .at(Instant("2020-01-01T00:00:00Z"))]),
      Line.extension(),
      Line.pbx("other.example.net", ["registeredAt": .at(Instant("2020-01-01T00:00:00Z"))]),
      Line.extension("7", ["pbx": "other.example.net"]),
    ]
    var keys: [DueEntry.Key] = []
    func add(_ rule: RuleID, _ id: String, _ start: Instant) {
      keys.append(DueEntry.Key(dueAt: policy[rule].period.due(from: start), rule: rule, id: id))
    }
    for pbx in [Line.fqdn, "other.example.net"] {
      for rule in [RuleID.tenantDNS, .tenantDNSMeetings, .tenantSync, .tenantContact] {
        add(rule, pbx, Line.lasting)
      }
    }
    var number = 0
    for year in 2024...2025 {
      for month in 1...12 {
        for day in days where day <= CivilDate.days(inMonth: month, of: year) {
          number += 1
          let times = [0, Instant.day - 1, Int64.random(in: 1..<Instant.day - 1, using: &random)]
          let start =
            Instant(CivilDate(year: year, month: month, day: day)) + times[number % 3]
          let isOther = number % 5 == 0
          let owner: Line.Members =
            isOther ? ["pbx": "other.example.net", "extension": "7"] : ["extension": "104"]
          let id = "X\(number * 7_919 % 1_000)-\(number)"
          lines.append(
            Line.make(
              "meeting", ["id": .text(id), "pbx": .text(Line.fqdn), "endedAt": .at(start)], owner))
          add(.meeting, id, start)
          lines.append(Line.report(id, start, ["title": "x"]))
          add(.reportIdentity, id, start)
          lines.append(Line.report("V" + id, start))
          add(.reportRecheck, "V" + id, start)
          lines.append(
            Line.session(
              id, start,
              ["pbx": isOther ? "other.example.net" : .text(Line.fqdn), "organizer": "x"]))
          add(.sessionIdentity, id, start)
          add(.session, id, start)
          lines.append(Line.log(id, start))
          add(.serverLog, id, start)
        }
      }
    }
    return (lines, keys.sorted())
  }

  private static func paged(
    _ operations: Operations, _ request: PendingRequest
  ) async throws -> [DueEntry] {
    var request = request
    var entries: [DueEntry] = []
    repeat {
      let page = try await operations.pending(request, by: .owner)
      #expect(page.entries.count <= request.limit)
      #expect(page.next == nil || page.entries.count == request.limit)
      entries += page.entries
      request.after = page.next
    } while request.after != nil
    return entries
  }

  @Test(arguments: [1, 7, 100]) func wholeLedger(_ limit: Int) async throws {
    var random = SeededNumbers.printed("ledger by \(limit)")
    let test = try await TestDatabase()
    let days = limit == 1 ? [28, 31] : [1, 15, 27, 28, 29, 30, 31]
    let (lines, keys) = Self.history(&random, days: days, policy: test.policy)
    let now = Instant("2025-06-30T12:00:00Z")
    try await test.load(lines, at: now)
    let found = try await Self.paged(test.operations(at: now), PendingRequest(limit: limit))
    try #require(found.map(\.key) == keys)
    for entry in found {
      #expect(entry.state == DueEntry.dateState(dueAt: entry.dueAt, now: now))
    }
  }

  @Test func atEveryMonthsEnd() async throws {
    var random = SeededNumbers.printed("ledger at months' ends")
    let test = try await TestDatabase()
    let (lines, keys) = Self.history(&random, days: [1, 28, 29, 30, 31], policy: test.policy)
    try await test.load(lines, at: Line.registered)
    for year in 2024...2025 {
      for month in 1...12 {
        let last = CivilDate.days(inMonth: month, of: year)
        let now = Instant(CivilDate(year: year, month: month, day: last)) + 12 * Instant.hour
        let operations = test.operations(at: now)
        let reached = try await Self.paged(
          operations, PendingRequest(states: [.due, .overdue], limit: 7))
        try #require(reached.map(\.key) == keys.filter { $0.dueAt <= now }, "\(now)")
        let due = try await Self.paged(operations, PendingRequest(states: [.due], limit: 1))
        try #require(
          due.map(\.key)
            == keys.filter { $0.dueAt <= now && now - $0.dueAt <= DueEntry.overdueAfter }, "\(now)")
        let upcoming = try await Self.paged(
          operations, PendingRequest(states: [.upcoming], limit: 100))
        try #require(upcoming.map(\.key) == keys.filter { $0.dueAt > now }, "\(now)")
      }
    }
  }

  @Test func pageAfterAnyKeyIsWhatFollowsIt() async throws {
    var random = SeededNumbers.printed("ledger after")
    let test = try await TestDatabase()
    let (lines, keys) = Self.history(&random, days: [28, 29, 30, 31], policy: test.policy)
    let now = Instant("2025-02-28T00:00:00Z")
    try await test.load(lines, at: now)
    for index in stride(from: 0, to: keys.count, by: 11) {
      let page = try await test.operations(at: now).pending(
        PendingRequest(limit: 5, after: keys[index]), by: .owner)
      try #require(page.entries.map(\.key) == Array(keys[(index + 1)...].prefix(5)), "\(index)")
    }
  }

  @Test(arguments: [nil, Line.fqdn, "other.example.net"] as [String?])
  func countsAreThoseOfThePages(_ pbx: String?) async throws {
    var random = SeededNumbers.printed("ledger counts")
    let test = try await TestDatabase()
    let (lines, _) = Self.history(&random, days: [1, 28, 29, 30, 31], policy: test.policy)
    try await test.load(
      lines + [
        Line.participant("P1", ["meeting": "X919-1", "name": "Ben"]),
        Line.participant("P2", ["meeting": "X919-1", "name": "Cy"]),
        Line.recording("R1", Instant("2025-01-31T00:00:00Z"), ["meeting": "X919-1"]),
      ], at: Line.registered)
    for hold in ["X919-1", "X838-2", "X757-3"] {
      _ = try await test.hold(.meeting, hold, at: Line.registered)
    }
    _ = try await test.hold(.report, "X595-5", at: Line.registered)
    _ = try await test.hold(.extension, "other.example.net/7", at: Line.registered)
    for now in [Instant("2024-02-29T23:59:59.999Z"), Instant("2025-02-28T12:00:00Z")] {
      let operations = test.operations(at: now)
      let entries = try await Self.paged(operations, PendingRequest(pbx: pbx, limit: 100))
      var counted: [RuleID: [DueEntry.State: Int]] = [:]
      for rule in RuleID.allCases {
        for state in DueEntry.State.allCases { counted[rule, default: [:]][state] = 0 }
      }
      for entry in entries {
        counted[entry.rule]?[entry.state, default: 0] += 1
        if let pbx, entry.rule != .serverLog { #expect(entry.pbx == pbx) }
      }
      let counts = try await operations.pendingCounts(pbx: pbx, by: .owner)
      for rule in RuleID.allCases {
        #expect(counts[rule] == counted[rule], "\(rule) at \(now)")
      }
      if pbx != nil { #expect(entries.contains { $0.state == .held }) }
    }
  }

  @Test func anUnknownPBXIsSaidToBeUnknown() async throws {
    let test = try await TestDatabase()
    await #expect(throws: OperationError.noSuchRecord(.pbx, id: "none.example.com")) {
      _ = try await test.operations(at: Line.registered).pending(
        PendingRequest(pbx: "none.example.com"), by: .owner)
    }
  }
}
