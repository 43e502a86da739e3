import Domain
import Testing

/// The calendar, day by day: each day is the day after the one before.
@Suite struct CivilDateTests {
  @Test func everyDayFromItsNumberAndBack() throws {
    let first = CivilDate(year: 1599, month: 12, day: 31).daysSinceEpoch
    var year = 1600
    var month = 1
    var day = 1
    var weekday = 6
    for number in (first + 1)...(first + 300_000) {
      let date = CivilDate(daysSinceEpoch: number)
      try #require(date == CivilDate(year: year, month: month, day: day), "day \(number)")
      try #require(date.daysSinceEpoch == number)
      if number >= 0 { try #require(date.weekday == weekday, "weekday of \(number)") }
      weekday = (weekday + 1) % 7
      day += 1
      if day > CivilDate.days(inMonth: month, of: year) { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }

  @Test(
    arguments: [
      (1900, false), (2000, true), (2023, false), (2024, true), (2100, false), (2400, true),
    ])
  func leapYears(_ year: Int, _ isLeap: Bool) {
    #expect(CivilDate.isLeap(year) == isLeap)
    #expect(CivilDate.days(inMonth: 2, of: year) == (isLeap ? 29 : 28))
  }

  @Test func knownDays() {
    #expect(CivilDate(daysSinceEpoch: 0) == CivilDate(year: 1970, month: 1, day: 1))
    #expect(CivilDate(daysSinceEpoch: 0).weekday == 4)
    #expect(CivilDate(daysSinceEpoch: -1) == CivilDate(year: 1969, month: 12, day: 31))
    #expect(CivilDate(year: 2026, month: 11, day: 22).daysSinceEpoch == 20_779)
    #expect(CivilDate(year: 2026, month: 11, day: 22).weekday == 0)
  }
}
