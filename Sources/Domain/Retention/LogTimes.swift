/// What the start point of a log is computed from.
package struct LogTimes: Hashable, Sendable {
  package var writtenAt: Instant
  package var keptUntil: Instant?
  package var hasReason: Bool

  package init(writtenAt: Instant, keptUntil: Instant? = nil, hasReason: Bool = false) {
    self.writtenAt = writtenAt
    self.keptUntil = keptUntil
    self.hasReason = hasReason
  }

  /// By how much a log with a reason and an end is kept longer than its period: until that end, at
  /// most P1M after it was written, in milliseconds, 0 or more.
  package func shift(period: Period) -> Int64 {
    guard hasReason, let keptUntil else { return 0 }
    let end = min(keptUntil, Period.months(1).due(from: writtenAt))
    return max(0, end - period.due(from: writtenAt))
  }
}
