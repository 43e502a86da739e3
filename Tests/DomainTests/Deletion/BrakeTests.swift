import Domain
import Testing

/// Which measured numbers put which brake on, to the number, and what it says.
@Suite struct BrakeTests {
  private let limits = BrakeLimits()
  private let tenantRules = RuleID.allCases.filter(\.isTenant)

  private func measure(
    all: Int = 100, going: Int = 1, turned: Int = 0, silence: Int64 = 0
  ) -> TenantMeasure {
    TenantMeasure(all: all, going: going, turnedToFailing: turned, silence: silence)
  }

  static let going: [(Int, Int, Bool)] = [
    (1, 1, false), (10, 2, true), (499, 2, true), (999, 2, true), (1_000, 2, false),
    (1_000, 3, true), (1_499, 3, true), (1_500, 3, false), (10_000, 20, false), (10_000, 21, true),
  ]

  @Test(arguments: going) func manyPBXs(_ all: Int, _ going: Int, _ isOn: Bool) {
    let brakes = limits.brakes(measure(all: all, going: going))
    #expect(brakes.map(\.name) == (isOn ? [.manyTenants] : []))
    #expect(brakes.allSatisfy { $0.rules == tenantRules && $0.rule == nil })
  }

  static let turned: [(Int, Int, Bool)] = [
    (1, 1, false), (10, 3, false), (10, 4, true), (79, 4, true), (80, 4, false), (80, 5, true),
    (10_000, 500, false), (10_000, 501, true),
  ]

  @Test(arguments: turned) func failingDNS(_ all: Int, _ turned: Int, _ isOn: Bool) {
    let brakes = limits.brakes(measure(all: all, turned: turned))
    #expect(brakes.map(\.name) == (isOn ? [.failingDNS] : []))
  }

  @Test func silence() {
    #expect(limits.brakes(measure(silence: 48 * Instant.hour)).isEmpty)
    let brakes = limits.brakes(measure(silence: 48 * Instant.hour + 1))
    #expect(brakes.map(\.name) == [.noFacts] && brakes[0].rules == tenantRules)
  }

  static let steps: [(Int64, Bool)] = [
    (0, false), (Instant.hour, false), (Instant.hour + 1, true), (-Instant.hour, false),
    (-Instant.hour - 1, true), (.max, true), (.min, true),
  ]

  @Test(arguments: steps) func clockStep(_ step: Int64, _ isOn: Bool) {
    let brakes = limits.brakes(ClockMeasure(step: step, behind: nil))
    #expect(brakes.map(\.name) == (isOn ? [.clockStep] : []))
    #expect(brakes.allSatisfy { $0.rules == RuleID.allCases && $0.isOfClock })
  }

  @Test func clockBehindTheAuditTrail() {
    #expect(limits.brakes(ClockMeasure(behind: Instant.minute)).isEmpty)
    #expect(limits.brakes(ClockMeasure(behind: -Instant.day)).isEmpty)
    let brakes = limits.brakes(ClockMeasure(behind: Instant.minute + 1))
    #expect(brakes.map(\.name) == [.clockBehind] && brakes[0].rules == RuleID.allCases)
  }

  static let backlogs: [(Int, Int?, Bool)] = [
    (1_000, 0, false), (1_001, 0, true), (1_001, 333, true), (1_001, 334, false),
    (6_000, 2_000, false), (6_001, 2_000, true), (1_000_000, nil, false),
    (1_000_000, 1_000_000, false),
  ]

  @Test(arguments: backlogs) func backlog(_ due: Int, _ fresh: Int?, _ isOn: Bool) {
    let brakes = limits.brakes(
      RuleMeasure(rule: .recording, due: due, fresh: fresh, isAll: false))
    #expect(brakes.map(\.name) == (isOn ? [.backlog] : []))
    #expect(brakes.allSatisfy { $0.rules == [.recording] && $0.rule == .recording })
  }

  @Test func everything() {
    for (due, isAll, isOn) in [(100, true, false), (101, true, true), (101, false, false)] {
      let brakes = limits.brakes(
        RuleMeasure(rule: .session, due: due, fresh: nil, isAll: isAll))
      #expect(brakes.map(\.name) == (isOn ? [.everything] : []))
    }
  }

  static let words: [(Brake.Name, Int64, Int64, String)] = [
    (
      .clockStep, 7 * Instant.day, Instant.hour,
      "all rules wait: the clock stepped by 7d against the time since the machine's start; usual"
        + " is at most 60m"
    ),
    (
      .clockBehind, 5 * Instant.hour, 0,
      "all rules wait: the clock lies 5h before the newest audit entry; usual is never"
    ),
    (
      .manyTenants, 214, 20,
      "PBX rules wait: 214 PBXs would have gone within 24h; usual is at most 20"
    ),
    (
      .failingDNS, 214, 5,
      "PBX rules wait: 214 PBXs turned to failing DNS within 24h; usual is at most 5"
    ),
    (
      .noFacts, 50 * Instant.hour, 48 * Instant.hour,
      "PBX rules wait: nothing was imported or probed of any PBX for 50h; usual is at most 48h"
    ),
    (
      .backlog, 5_012, 1_000,
      "recording waits: 5012 entries are due, far more than fell due since its last run; usual is"
        + " at most 1000"
    ),
    (
      .everything, 204, 100,
      "recording waits: it would take all 204 entries that it could ever take; usual is at most 100"
    ),
  ]

  @Test(arguments: words)
  func whatItSays(_ name: Brake.Name, _ measured: Int64, _ usual: Int64, _ sentence: String) {
    let brake = Brake(name: name, rules: [.recording], measured: measured, usual: usual)
    #expect(brake.sentence == sentence)
  }

  @Test func everyBrakeHasItsWords() {
    #expect(Set(Self.words.map(\.0)) == Set(Brake.Name.allCases))
    #expect(Set(Self.words.map(\.3)).count == Brake.Name.allCases.count)
  }
}
