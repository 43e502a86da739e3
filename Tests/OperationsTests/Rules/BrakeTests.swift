import Domain
import Operations
import TestSupport
import Testing

/// Each brake on a real database: its rules wait, the others do everything, and a person releases it.
@Suite struct BrakeTests {
  private let now = Instant("2026-03-02T09:00:00Z")
  private let tenantRules = RuleID.allCases.filter(\.isTenant)

  private func unbound(_ names: String..., at instant: Instant) -> [String] {
    names.map { Line.pbx("\($0).example.net", ["unboundAt": .at(instant)]) }
  }

  private func sweep(
    _ test: TestDatabase, at instant: Instant, limits: BrakeLimits = BrakeLimits(),
    _ request: SweepRequest = SweepRequest()
  ) async throws -> SweepResult {
    try await test.operations(at: instant, limits: limits).sweep(request, by: .admin)
  }

  @Test func morePBXsThanUsualWait() async throws {
    let test = try await TestDatabase()
    try await test.load(
      unbound("a", "b", "c", at: now - 1) + [Line.log("L1", now - 8 * Instant.day)], at: now)
    let dry = try await sweep(test, at: now, SweepRequest(dryRun: true))
    let first = try await sweep(test, at: now)
    #expect(first.brakes.map(\.name) == [.manyTenants] && first.brakes[0].rules == tenantRules)
    #expect(first.brakes[0].measured == 3 && first.brakes[0].usual == 1)
    #expect(first.done == [.serverLog: 1], "what the brake is not about is done")
    #expect(dry.done == first.done && dry.brakes == first.brakes)
    #expect(try await test.ids(.pbx).count == 3)

    let waiting = try await test.operations(at: now).explain(
      .pbx, id: "a.example.net", by: .support)
    #expect(waiting.items.filter(\.isBraked).map(\.rule) == [.tenantUnbound])
    let shown = try await test.operations(at: now).show(.pbx, id: "a.example.net", by: .support)
    #expect(shown.why.map(\.rule) == [.tenantUnbound])

    let later = now + Instant.hour
    #expect(try await sweep(test, at: later).brakes.map(\.name) == [.manyTenants])
    let view = try await test.operations(at: later).brakes(by: .support)
    #expect(view.brakes.map(\.since) == [now])
    #expect(view.records.map(\.id) == ["a.example.net", "b.example.net", "c.example.net"])
    #expect(view.roles == [.admin] && !view.mayRelease)

    let released = try await sweep(test, at: later, SweepRequest(releaseBrake: .contractEnded))
    #expect(released.done == [.tenantUnbound: 3] && released.brakes.isEmpty)
    let audit = try await test.auditTexts().filter { $0.contains("brake-release") }
    #expect(audit.count == 1 && audit[0].contains("kim") == true)
    #expect(audit[0].contains("contract-ended: many-pbxs"))
    #expect(try await test.operations(at: later).brakes(by: .support).brakes.isEmpty)
    #expect(try await sweep(test, at: later).brakes.isEmpty)
  }

  /// The limit is of 24 hours, whatever the number of runs; a release is for one run.
  @Test func runsOfOneDayCountTogether() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", at: now), at: now)
    #expect(try await sweep(test, at: now).done == [.tenantUnbound: 1])
    let later = now + 23 * Instant.hour
    try await test.load(unbound("b", at: later), at: later)
    let second = try await sweep(test, at: later)
    #expect(second.brakes.map(\.measured) == [2] && second.done.isEmpty)
    let next = now + Instant.day
    #expect(try await sweep(test, at: next).done == [.tenantUnbound: 1])
  }

  @Test func aPBXThatLosesItsMeetingsAgainCountsOnce() async throws {
    let test = try await TestDatabase()
    let failing = Line.pbx(Line.fqdn, ["lastResolvedAt": .at(now - 15 * Instant.day)])
    for hour: Int64 in 0..<4 {
      let at = now + hour * Instant.hour
      let id = "M\(hour)"
      try await test.load(
        [failing, Line.extension(), Line.meeting(id, ["startedAt": .at(at)])], at: at)
      let result = try await sweep(test, at: at)
      #expect(result.done == [.tenantDNSMeetings: 1] && result.brakes.isEmpty)
    }
  }

  @Test func whatHoldsKeepDoesNotCount() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", "b", "c", at: now), at: now)
    for name in ["a", "b"] { _ = try await test.hold(.pbx, "\(name).example.net", at: now) }
    let result = try await sweep(test, at: now)
    #expect(result.done == [.tenantUnbound: 1] && result.brakes.isEmpty)
  }

  /// A PBX that a hold keeps in part counts while it would lose something, and no longer.
  @Test func whatHoldsKeepInPartCountsOnce() async throws {
    let test = try await TestDatabase()
    var lines = unbound("a", "b", at: now)
    for name in ["a", "b"] {
      let pbx: LineValue = .text("\(name).example.net")
      lines += [
        Line.extension("1", ["pbx": pbx]), Line.extension("2", ["pbx": pbx]),
        Line.poll("Q\(name)", ["pbx": pbx, "extension": "1"]),
      ]
    }
    try await test.load(lines, at: now)
    for name in ["a", "b"] { _ = try await test.hold(.poll, "Q\(name)", at: now) }
    #expect(try await sweep(test, at: now).brakes.map(\.measured) == [2])
    #expect(try await test.ids(.extension).count == 4)
    _ = try await sweep(test, at: now, SweepRequest(releaseBrake: .legal))
    #expect(try await test.ids(.extension).count == 2)
    #expect(try await sweep(test, at: now + 2 * Instant.day).brakes.isEmpty)
  }

  static let failing: [(Int, Bool)] = [(3, false), (4, true)]

  @Test(arguments: failing) func manyThatTurnToFailingDNS(_ count: Int, _ isOn: Bool) async throws {
    let test = try await TestDatabase()
    var lines = unbound("gone", at: now)
    for number in 0..<20 {
      let resolved = number < count ? now - 30 * Instant.hour : now - Instant.minute
      lines.append(Line.pbx("p\(number).example.com", ["lastResolvedAt": .at(resolved)]))
    }
    // Failing for long: not turned to it now.
    for number in 20..<26 {
      let resolved = now - 72 * Instant.hour
      lines.append(Line.pbx("p\(number).example.com", ["lastResolvedAt": .at(resolved)]))
    }
    try await test.load(lines, at: now)
    let result = try await sweep(test, at: now)
    #expect(result.brakes.map(\.name) == (isOn ? [.failingDNS] : []))
    #expect(result.done == (isOn ? [:] : [.tenantUnbound: 1]))
  }

  @Test func silenceOfAllPBXs() async throws {
    let test = try await TestDatabase()
    let silent = Line.pbx("silent.example.net", ["lastSyncAt": .at(now)])
    try await test.load([silent], at: now)
    let due = now + 59 * Instant.day
    let first = try await sweep(test, at: due)
    #expect(first.brakes.map(\.name) == [.noFacts] && first.done.isEmpty)
    // Anything of any PBX ends it.
    try await test.load([Line.pbx("other.example.net")], at: due - 48 * Instant.hour)
    #expect(try await sweep(test, at: due).done == [.tenantSync: 1])
  }

  /// What nobody expects waits, and lifts by no waiting.
  @Test func aBacklog() async throws {
    var limits = BrakeLimits()
    limits.backlog = 5
    let test = try await TestDatabase()
    func logs(_ name: String, _ count: Int, due: Instant) -> [String] {
      (0..<count).map { Line.log("\(name)\($0)", due - 7 * Instant.day) }
    }
    try await test.load(logs("a", 9, due: now - Instant.day), at: now)
    #expect(try await sweep(test, at: now, limits: limits).done == [.serverLog: 9], "the first run")
    // A long pause: all that fell due meanwhile goes, late.
    let back = now + 3 * Instant.day
    try await test.load(logs("b", 9, due: back - Instant.day), at: now)
    #expect(try await sweep(test, at: back, limits: limits).done == [.serverLog: 9])
    // What was due before the last run comes in: a backlog.
    try await test.load(logs("c", 6, due: now - Instant.day), at: back)
    let next = back + Instant.hour
    let met = try await sweep(test, at: next, limits: limits)
    #expect(met.brakes.map(\.name) == [.backlog] && met.brakes[0].rules == [.serverLog])
    #expect(met.brakes[0].measured == 6 && met.done.isEmpty)
    let late = next + Instant.day
    try await test.load(logs("d", 40, due: late - Instant.hour), at: next)
    let still = try await sweep(test, at: late, limits: limits)
    #expect(still.brakes.map(\.measured) == [46])
    let released = try await sweep(
      test, at: late, limits: limits, SweepRequest(releaseBrake: .mistake))
    #expect(released.done == [.serverLog: 46])
    #expect(try await sweep(test, at: late, limits: limits).brakes.isEmpty)
  }

  @Test func heldEntriesAreNoBacklog() async throws {
    var limits = BrakeLimits()
    limits.backlog = 2
    let test = try await TestDatabase()
    var lines = [Line.pbx(), Line.extension(), Line.meeting()]
    for number in 0..<5 { lines.append(Line.recording("R\(number)", now - 9 * Instant.day)) }
    try await test.load(lines, at: now)
    _ = try await test.hold(.meeting, "M1", at: now)
    for hour: Int64 in 0..<3 {
      let result = try await sweep(test, at: now + hour * Instant.hour, limits: limits)
      #expect(result.brakes.isEmpty && result.held == 5)
    }
  }

  @Test func allThatARuleCouldEverTake() async throws {
    var limits = BrakeLimits()
    limits.everything = 3
    let test = try await TestDatabase()
    let old = now - 8 * Instant.day
    try await test.load((0..<4).map { Line.log("L\($0)", old) }, at: now)
    let result = try await sweep(test, at: now, limits: limits)
    #expect(result.brakes.map(\.name) == [.everything] && result.brakes[0].rules == [.serverLog])
    try await test.load([Line.log("later", now)], at: now)
    #expect(try await sweep(test, at: now, limits: limits).done == [.serverLog: 4])
  }

  /// Files of a meeting that goes on are not due, and yet the rule will take them.
  @Test func whatARuleMayComeToTake() async throws {
    var limits = BrakeLimits()
    limits.everything = 1
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.meeting("M1", ["endedAt": .at(now)]),
        Line.meeting("M2", ["startedAt": .at(now), "connected": 3]),
        Line.file("F1"), Line.file("F2"), Line.file("F3", ["meeting": "M2"]),
      ], at: now)
    #expect(try await sweep(test, at: now, limits: limits).done == [.sharedFile: 2])
    try await test.load(
      [
        Line.meeting("M2", ["endedAt": .at(now), "connected": 0]),
        Line.file("F4", ["meeting": "M2"]),
      ],
      at: now)
    let result = try await sweep(test, at: now, limits: limits)
    #expect(result.brakes.map(\.name) == [.everything])
  }

  @Test func sweepsOfOneRuleOrRecordObey() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", "b", at: now), at: now)
    let rule = try await sweep(test, at: now, SweepRequest(rules: [.tenantUnbound]))
    let record = try await sweep(
      test, at: now, SweepRequest(only: SweepRequest.Only(kind: .pbx, id: "a.example.net")))
    #expect(rule.brakes.map(\.name) == [.manyTenants] && rule.done.isEmpty)
    #expect(record.brakes.map(\.name) == [.manyTenants] && record.done.isEmpty)
    let other = try await sweep(test, at: now, SweepRequest(rules: [.serverLog]))
    #expect(other.brakes.isEmpty)
    #expect(try await test.operations(at: now).brakes(by: .owner).brakes.count == 1)
  }

  /// A release is for what was shown.
  @Test func aReleaseOfWhatWasShown() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", "b", at: now), at: now)
    let shown = try await test.operations(at: now).brakes(by: .admin).fingerprint
    try await test.load(unbound("c", at: now), at: now)
    let before = try await test.auditTexts()
    await #expect(throws: OperationError.brakesChanged) {
      _ = try await sweep(test, at: now, SweepRequest(releaseBrake: .other, shown: shown))
    }
    #expect(try await test.auditTexts() == before)
    #expect(try await test.ids(.pbx).count == 3)
    let anew = try await test.operations(at: now).brakes(by: .admin).fingerprint
    let result = try await sweep(test, at: now, SweepRequest(releaseBrake: .other, shown: anew))
    #expect(result.done == [.tenantUnbound: 3])
  }

  /// What people have ordered is theirs to answer for.
  @Test func ordersAreNotBraked() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", "b", at: now) + [Line.pbx("ordered.example.net")], at: now)
    let name = "ordered.example.net"
    _ = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .pbx, id: name, phrase: name, reason: .contractEnded), by: .admin)
    let result = try await sweep(test, at: now + 25 * Instant.hour)
    #expect(result.brakes.map(\.name) == [.manyTenants])
    #expect(try await test.ids(.pbx) == ["a.example.net", "b.example.net"])
  }

  @Test func aBrakeIsLoud() async throws {
    let test = try await TestDatabase()
    try await test.load(unbound("a", "b", at: now), at: now)
    _ = try await sweep(test, at: now)
    let late = now + 9 * Instant.hour
    let alarms = try await test.operations(at: late).status(by: .support).alarms
    #expect(alarms.map(\.kind) == [.overdue, .brake, .sweep])
    #expect(alarms[0].cause == "2 entries of tenant-unbound: behind a brake")
    #expect(alarms[0].since == now + 8 * Instant.hour)
    #expect(alarms[1].since == now)
  }
}
