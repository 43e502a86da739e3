import Domain
import Testing

/// The ranges by which the ledger reads starts, against all starts of several years one by one.
@Suite struct PeriodRangeTests {
  private static let periods: [Period] = [
    .days(0), .days(7), .days(59), .months(0), .months(1), .months(2), .months(12), .months(13),
  ]

  /// Every day of six years, at its first and last millisecond and at one by chance.
  private static func starts(_ random: inout SeededNumbers) -> [Instant] {
    var starts: [Instant] = []
    let first = CivilDate(year: 2023, month: 1, day: 1).daysSinceEpoch
    let last = CivilDate(year: 2028, month: 12, day: 31).daysSinceEpoch
    for day in first...last {
      let begin = Instant(CivilDate(daysSinceEpoch: day))
      starts += [
        begin, begin + Int64.random(in: 1..<Instant.day - 1, using: &random),
        begin + Instant.day - 1,
      ]
    }
    return starts
  }

  /// Ends of months and their neighbours, where clamping shows, and instants by chance.
  private static func cuts(_ random: inout SeededNumbers) -> [Instant] {
    var cuts: [Instant] = []
    for year in 2024...2025 {
      for month in 1...12 {
        for day in [1, 28, CivilDate.days(inMonth: month, of: year)] {
          let begin = Instant(CivilDate(year: year, month: month, day: day))
          cuts += [begin - 1, begin, begin + Int64.random(in: 1..<Instant.day, using: &random)]
        }
      }
    }
    return cuts
  }

  @Test(arguments: periods) func startRangesAreExactlyWhatIsDue(_ period: Period) throws {
    var random = SeededNumbers.printed("startRanges \(period)")
    let starts = Self.starts(&random)
    let due = starts.map(period.due(from:))
    for cut in Self.cuts(&random) {
      let ranges = period.startRanges(dueUpTo: cut)
      var wrong = 0
      for (start, due) in zip(starts, due) {
        let inside = ranges.count { $0.contains(start) }
        if inside != (due <= cut ? 1 : 0) { wrong += 1 }
      }
      try #require(wrong == 0, "\(period) at \(cut): \(wrong) starts")
    }
  }

  @Test(arguments: periods) func earliestStartIsTheEarliest(_ period: Period) throws {
    var random = SeededNumbers.printed("earliestStart \(period)")
    let starts = Self.starts(&random)
    let due = starts.map(period.due(from:))
    for cut in Self.cuts(&random) {
      let earliest = period.earliestStart(dueFrom: cut)
      try #require(period.due(from: earliest) >= cut, "\(period) at \(cut)")
      let earlier = zip(starts, due).contains { $0 < earliest && $1 >= cut }
      try #require(!earlier, "\(period) at \(cut)")
    }
  }

  @Test(arguments: periods) func increasingRangesMakeUpTheirMonth(_ period: Period) throws {
    var random = SeededNumbers.printed("increasingRanges \(period)")
    for start in Self.starts(&random) where start.date.day % 9 == 1 {
      let date = start.date
      let ranges = period.increasingRanges(ofMonthWith: start)
      let begin = Instant(CivilDate(year: date.year, month: date.month, day: 1))
      let days = CivilDate.days(inMonth: date.month, of: date.year)
      var next = begin
      for range in ranges {
        try #require(range.lowerBound == next, "\(period) in \(start)")
        try #require(!range.isEmpty, "\(period) in \(start)")
        next = range.upperBound
      }
      try #require(next == begin + Int64(days) * Instant.day, "\(period) in \(start)")
    }
  }

  @Test(arguments: periods) func dueIncreasesWithinARange(_ period: Period) throws {
    for month in 1...12 {
      let start = Instant(CivilDate(year: 2025, month: month, day: 15))
      for range in period.increasingRanges(ofMonthWith: start) {
        var last: Instant?
        var at = range.lowerBound
        while at < range.upperBound {
          let due = period.due(from: at)
          if let last { try #require(last < due, "\(period) at \(at)") }
          last = due
          at = at + 6 * Instant.hour
        }
      }
    }
  }
}
