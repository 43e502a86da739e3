import Domain
import Testing

/// Which version of the policy is in force, at every instant.
@Suite struct PolicyHistoryTests {
  private let start = Instant(milliseconds: 1_772_366_400_000)

  private func policy(_ id: String, _ changes: [RuleID: Period] = [:]) throws -> Policy {
    let rules = RuleID.allCases.map { rule in
      Rule(
        id: rule, period: changes[rule] ?? .days(7), start: "start", clause: "clause",
        say: "on {date}")
    }
    return try #require(Policy(id: id, title: id, rules: rules))
  }

  private func version(
    _ number: Int64, activated: Int64, from: Int64
  ) throws -> PolicyVersion {
    PolicyVersion(
      number: number, policy: try policy("p\(number)"), digest: "",
      activatedAt: start + activated * Instant.hour, activatedBy: "lee",
      inForceFrom: start + from * Instant.hour)
  }

  private func ids(_ history: PolicyHistory, _ hours: [Int64]) -> [String] {
    hours.map { history.policy(at: start + $0 * Instant.hour).id }
  }

  @Test func beforeTheFirstTheFallback() throws {
    let history = PolicyHistory(
      fallback: try policy("f"), versions: [try version(1, activated: 2, from: 2)])
    #expect(ids(history, [0, 1, 2, 3]) == ["f", "f", "p1", "p1"])
    #expect(history.policy(at: start + 2 * Instant.hour - 1).id == "f")
    #expect(history.coming(after: start)?.number == 1)
    #expect(history.coming(after: start + 2 * Instant.hour) == nil)
  }

  @Test func oneThatWaitsComesByItself() throws {
    let history = PolicyHistory(
      fallback: try policy("f"),
      versions: [
        try version(1, activated: 0, from: 0), try version(2, activated: 1, from: 25),
      ])
    #expect(ids(history, [0, 24, 25]) == ["p1", "p1", "p2"])
    #expect(history.reigns.map(\.until) == [start + 25 * Instant.hour, nil])
  }

  /// A newer one takes the place of one that waits, whether it waits itself or not.
  @Test(arguments: [2, 26] as [Int64])
  func oneThatWaitsGivesWay(_ from: Int64) throws {
    let history = PolicyHistory(
      fallback: try policy("f"),
      versions: [
        try version(1, activated: 0, from: 0), try version(2, activated: 1, from: 25),
        try version(3, activated: 2, from: from),
      ])
    #expect(ids(history, [1, 25, 26]) == ["p1", from == 2 ? "p3" : "p1", "p3"])
    #expect(history.reigns.map(\.version.number) == [1, 3])
  }

  @Test func tightening() throws {
    let base = try policy("a")
    #expect(try policy("b").tightened(from: base) == [])
    #expect(try policy("b", [.session: .days(8)]).tightened(from: base) == [])
    #expect(try policy("b", [.session: .days(6)]).tightened(from: base) == [.session])
    let deleting = RuleID.allCases.map { id in
      Rule(
        id: id, period: .days(7), start: "start", clause: "clause", say: "on {date}",
        action: id == .reportRecheck ? .delete : nil)
    }
    let strict = try #require(Policy(id: "c", title: "c", rules: deleting))
    #expect(strict.tightened(from: base) == [.reportRecheck])
    #expect(base.tightened(from: strict) == [])
  }

  /// Months are 28 to 31 days: what may be sooner for any start point is sooner.
  @Test(
    arguments: [
      ("P1M", "P28D", false), ("P1M", "P29D", true), ("P1M", "P31D", true), ("P28D", "P1M", true),
      ("P30D", "P1M", true), ("P31D", "P1M", false), ("P1Y", "P365D", false),
      ("P365D", "P1Y", true), ("P1Y", "P366D", true), ("P2M", "P59D", false), ("P59D", "P2M", true),
      ("P62D", "P2M", false), ("P0D", "P1M", true), ("P1Y", "P12M", false), ("P11M", "P1Y", true),
    ])
  func mixedUnits(_ period: String, _ before: String, _ isSooner: Bool) throws {
    let (new, old) = (
      try #require(Period(iso8601: period)), try #require(Period(iso8601: before))
    )
    let tightened = try policy("b", [.recording: new]).tightened(
      from: policy("a", [.recording: old]))
    #expect(tightened.contains(.recording) == isSooner)
  }
}
