import Domain
import Testing

/// A log that names a reason and an end is kept until that end: at least its 7 days, at most P1M.
@Suite struct LogTimesTests {
  private static let written = Instant("2026-01-31T08:00:00Z")
  private static let week = Instant("2026-02-07T08:00:00Z")
  private static let month = Instant("2026-02-28T08:00:00Z")

  static let ends: [(Instant?, Bool, Instant)] = [
    (nil, false, week), (nil, true, week),
    (week + Instant.day, false, week),
    (week + Instant.day, true, week + Instant.day),
    (week, true, week), (week - 1, true, week), (week + 1, true, week + 1),
    (written - Instant.day, true, week),
    (month - 1, true, month - 1), (month, true, month), (month + 1, true, month),
    (month + 300 * Instant.day, true, month),
  ]

  @Test(arguments: ends) func keptUntil(_ until: Instant?, _ hasReason: Bool, _ due: Instant) {
    let times = LogTimes(writtenAt: Self.written, keptUntil: until, hasReason: hasReason)
    let period = Period.days(7)
    #expect(period.due(from: Self.written) + times.shift(period: period) == due)
  }
}
