import ReferenceModel
import Testing

@Suite struct ModelCalendarTests {
  @Test(arguments: [
    (0 as Int64, "1970-01-01T00:00:00.000Z"),
    (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
    (1_772_236_799_999, "2026-02-27T23:59:59.999Z"),
    (1_798_761_599_999, "2026-12-31T23:59:59.999Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
  ])
  func knownInstants(instant: Int64, text: String) {
    #expect(ModelCalendar.text(instant) == text)
    #expect(ModelCalendar.instant(text: text) == instant)
    #expect(ModelCalendar.instant(ModelCalendar.date(instant)) == instant)
  }

  @Test(arguments: [
    ("2025-12-31T10:00:00Z", 2, "2026-02-28T10:00:00.000Z"),
    ("2023-12-31T10:00:00Z", 2, "2024-02-29T10:00:00.000Z"),
    ("2025-12-29T23:00:00Z", 2, "2026-02-28T23:00:00.000Z"),
    ("2025-12-28T00:00:00Z", 2, "2026-02-28T00:00:00.000Z"),
    ("2026-01-31T00:00:00Z", 1, "2026-02-28T00:00:00.000Z"),
    ("2026-08-31T01:02:03.004Z", 1, "2026-09-30T01:02:03.004Z"),
    ("2024-02-29T00:00:00Z", 12, "2025-02-28T00:00:00.000Z"),
    ("2023-02-28T00:00:00Z", 12, "2024-02-28T00:00:00.000Z"),
    ("2099-12-31T00:00:00Z", 2, "2100-02-28T00:00:00.000Z"),
    ("2026-11-30T00:00:00Z", 2, "2027-01-30T00:00:00.000Z"),
  ])
  func calendarMonths(from: String, months: Int, to: String) throws {
    let start = try #require(ModelCalendar.instant(text: from))
    #expect(ModelCalendar.text(ModelCalendar.adding(months: months, to: start)) == to)
  }

  @Test func everyDayFollowsTheLast() {
    var expected = ModelDate(year: 1999, month: 12, day: 31, rest: 5)
    var instant = ModelCalendar.instant(expected)
    for _ in 0..<1_500 {
      #expect(ModelCalendar.date(instant) == expected)
      #expect(ModelCalendar.instant(expected) == instant)
      instant += ModelCalendar.day
      expected.day += 1
      if expected.day > ModelCalendar.days(inMonth: expected.month, of: expected.year) {
        expected.day = 1
        expected.month = expected.month % 12 + 1
        if expected.month == 1 { expected.year += 1 }
      }
    }
  }

  @Test func leapYears() {
    #expect(ModelCalendar.isLeap(2000))
    #expect(ModelCalendar.isLeap(2024))
    #expect(!ModelCalendar.isLeap(2026))
    #expect(!ModelCalendar.isLeap(2100))
  }

  @Test func zonesAndFractions() {
    let noon = Given.at(2026, 3, 31, 12)
    #expect(ModelCalendar.instant(text: "2026-03-31T14:00:00+02:00") == noon)
    #expect(ModelCalendar.instant(text: "2026-03-31T06:30:00.0009-05:30") == noon)
    #expect(ModelCalendar.instant(text: "2026-03-31T12:00:00.1259Z") == noon + 125)
    #expect(ModelCalendar.text(noon, offset: 345) == "2026-03-31T17:45:00.000+05:45")
    #expect(ModelCalendar.instant(text: "2026-03-31T12:00:00") == nil)
    #expect(ModelCalendar.instant(text: "2026-02-29T12:00:00Z") == nil)
  }

  @Test func hoursAreCut() {
    #expect(
      ModelCalendar.cutToHour(Given.at(2026, 1, 1, 9, 59, 59, 999)) == Given.at(2026, 1, 1, 9))
    #expect(ModelCalendar.cutToHour(Given.at(2026, 1, 1, 9)) == Given.at(2026, 1, 1, 9))
    #expect(ModelCalendar.cutToHour(-1) == -ModelCalendar.hour)
  }
}
