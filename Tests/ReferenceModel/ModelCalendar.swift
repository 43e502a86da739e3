/// Calendar arithmetic of the reference model: UTC, Gregorian, by counting years and months one
/// at a time. Slow on purpose, so that it shares no trick with the product's own.
package enum ModelCalendar {
  package static let second: Int64 = 1_000
  package static let minute: Int64 = 60 * second
  package static let hour: Int64 = 60 * minute
  package static let day: Int64 = 24 * hour

  private static let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  package static func isLeap(_ year: Int) -> Bool {
    if year % 400 == 0 { return true }
    if year % 100 == 0 { return false }
    return year % 4 == 0
  }

  /// Days of `month` (1 to 12) in `year`.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    month == 2 && isLeap(year) ? 29 : monthLengths[month - 1]
  }

  private static func days(in year: Int) -> Int {
    isLeap(year) ? 366 : 365
  }

  /// The calendar day and the milliseconds into it.
  package static func date(_ instant: Int64) -> ModelDate {
    var left = Int(instant / day)
    var rest = instant % day
    if rest < 0 {
      rest += day
      left -= 1
    }
    var year = 1970
    while left < 0 {
      year -= 1
      left += days(in: year)
    }
    while left >= days(in: year) {
      left -= days(in: year)
      year += 1
    }
    var month = 1
    while left >= days(inMonth: month, of: year) {
      left -= days(inMonth: month, of: year)
      month += 1
    }
    return ModelDate(year: year, month: month, day: left + 1, rest: rest)
  }

  /// The instant of a calendar day and the milliseconds into it; the inverse of `date`.
  package static func instant(_ date: ModelDate) -> Int64 {
    var count = date.day - 1
    for month in 1..<date.month {
      count += days(inMonth: month, of: date.year)
    }
    if date.year >= 1970 {
      for year in 1970..<date.year { count += days(in: year) }
    } else {
      for year in date.year..<1970 { count -= days(in: year) }
    }
    return Int64(count) * day + date.rest
  }

  package static func instant(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    _ millisecond: Int = 0
  ) -> Int64 {
    let rest =
      Int64(hour) * Self.hour + Int64(minute) * Self.minute + Int64(second) * Self.second
      + Int64(millisecond)
    return instant(ModelDate(year: year, month: month, day: day, rest: rest))
  }

  /// `months` calendar months later at the same time of day; a day that the month lacks becomes
  /// its last.
  package static func adding(months: Int, to instant: Int64) -> Int64 {
    var date = date(instant)
    for _ in 0..<months {
      date.month += 1
      if date.month == 13 {
        date.month = 1
        date.year += 1
      }
    }
    date.day = min(date.day, days(inMonth: date.month, of: date.year))
    return Self.instant(date)
  }

  /// The full hour at or before `instant`.
  package static func cutToHour(_ instant: Int64) -> Int64 {
    var date = date(instant)
    var whole: Int64 = 0
    while whole + hour <= date.rest { whole += hour }
    date.rest = whole
    return Self.instant(date)
  }
}
