import Domain
import Testing

/// What is loud, since when, and why.
@Suite struct AlarmTests {
  private let now = Instant("2026-03-02T09:00:00Z")
  private let interval = 15 * Instant.minute

  private func alarms(_ change: (inout Alarm.Facts) -> Void) -> [Alarm] {
    var facts = Alarm.Facts()
    facts.lastSweep = now - interval
    facts.madeAt = now - 400 * Instant.day
    change(&facts)
    return Alarm.raised(by: facts, sweepInterval: interval, now: now)
  }

  @Test func nothing() { #expect(alarms { _ in }.isEmpty) }

  @Test func aSweepThatDidNotRun() {
    #expect(alarms { $0.lastSweep = now - 2 * interval }.isEmpty)
    let late = alarms { $0.lastSweep = now - 3 * Instant.hour }
    #expect(late.map(\.kind) == [.sweep] && late[0].isCritical)
    #expect(late[0].cause == "no sweep came to its end for 3h; it should every 15m")
    #expect(late[0].since == now - 3 * Instant.hour + interval)
    let never = alarms {
      $0.lastSweep = nil
      $0.madeAt = now - 40 * Instant.minute
    }
    #expect(never[0].cause == "no sweep has ever come to its end; it should every 15m")
    // A database that was just made needs none yet.
    #expect(
      alarms {
        $0.lastSweep = nil
        $0.madeAt = now
      }.isEmpty)
  }

  @Test func whatIsOverdueAndWhy() {
    let brake = Brake(name: .backlog, rules: [.recording], measured: 5_000, usual: 1_000)
    let oldest = now - 20 * Instant.hour
    let found = alarms {
      $0.overdue = [.recording: (14, oldest), .serverLog: (1, nil), .session: (0, nil)]
      $0.brakes = [(brake, now - Instant.hour)]
    }
    #expect(found.map(\.kind) == [.overdue, .overdue, .brake])
    #expect(found.map(\.rule) == [.recording, .serverLog, .recording])
    #expect(found[0].cause == "14 entries of recording: behind a brake")
    #expect(found[0].since == now - 12 * Instant.hour && found[0].count == 14)
    #expect(found[1].cause == "1 entry of server-log: the next sweep takes it")
    #expect(found[2].cause == brake.sentence && found[2].since == now - Instant.hour)
    #expect(!found[2].isCritical)
  }

  @Test func whatFailed() {
    let found = alarms {
      $0.failed = (2, now - interval)
      $0.objects = (3, now - Instant.day, "system error 13")
    }
    #expect(found.map(\.kind) == [.failed, .object])
    #expect(found[1].cause == "3 stored objects could not be removed: system error 13")
    #expect(found[1].since == now - Instant.day)
  }
}
