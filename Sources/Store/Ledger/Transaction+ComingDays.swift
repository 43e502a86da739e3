package import Domain

extension Transaction {
  /// So many entries of a rule are counted at most: a glance must not cost more.
  package static let mostComing = 1_000_000

  /// Counts what falls due by the rule after `now`, day by day, on the index of its start point;
  /// holds are not looked at.
  package func comingDays(_ rule: Rule, count days: Int, after now: Instant) throws -> ComingDays {
    var coming = ComingDays()
    var (total, from) = (0, now)
    while coming.days.count < days, total <= Self.mostComing {
      let until = from + Instant.day
      let due = try countDue(
        rule, after: from, upTo: until, limit: Self.mostComing + 1 - total)
      coming.days.append(due)
      (total, from) = (total + due, until)
    }
    coming.isCut = total > Self.mostComing
    return coming
  }

  /// What falls due later than the one instant and not later than the other, at most `limit`.
  private func countDue(
    _ rule: Rule, after from: Instant, upTo until: Instant, limit: Int
  ) throws -> Int {
    let source = DueSource(rule)
    let before = rule.period.startRanges(dueUpTo: from)
    var total = 0
    for range in rule.period.startRanges(dueUpTo: until) {
      let parts = before.reduce([range]) { parts, taken in
        parts.flatMap { Self.rest(of: $0, without: taken) }
      }
      for part in parts where total < limit {
        total += try count(
          """
          select count(*) from (select 1 from \(source.kind.rawValue) t
          where \(source.condition) and \(source.start) >= $1 and \(source.start) <= $2
          limit $3) x
          """,
          [Value(part.lowerBound), Value(part.upperBound), Value(limit - total)])
      }
    }
    return total
  }

  /// What is left of a range.
  private static func rest(
    of range: ClosedRange<Instant>, without taken: ClosedRange<Instant>
  ) -> [ClosedRange<Instant>] {
    guard range.overlaps(taken) else { return [range] }
    var parts: [ClosedRange<Instant>] = []
    if range.lowerBound < taken.lowerBound {
      parts.append(range.lowerBound...(taken.lowerBound - 1))
    }
    if range.upperBound > taken.upperBound {
      parts.append((taken.upperBound + 1)...range.upperBound)
    }
    return parts
  }
}
