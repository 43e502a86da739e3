import Domain
import Testing

/// Periods of the policy: their text, and the instants at which they end (`rules.md`, Time).
@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("P0D", .days(0)), ("P1D", .days(1)), ("P7D", .days(7)), ("P59D", .days(59)),
      ("P99999D", .days(99_999)), ("P0M", .months(0)), ("P1M", .months(1)), ("P2M", .months(2)),
      ("P1Y", .months(12)), ("P3Y", .months(36)), ("P24M", .months(24)),
    ] as [(String, Period)])
  func reads(_ text: String, _ period: Period) {
    #expect(Period(iso8601: text) == period)
    #expect(Period(iso8601: period.iso8601) == period)
  }

  @Test(
    arguments: [
      "", "P", "D", "P1", "PD", "PM", "1D", "p1D", "P1d", "P1y", "P1W", "PT1H", "P1DT1H", "P1Y2M",
      "P1.5D", "P1,5D", "P-1D", "P-0D", "P+1D", "P 1D", "P1 D", " P1D", "P1D ", "P1D\n", "P１D",
      "P0x1D",
      "P1_0D", "P1000000D", "P99999999999999999999D", "PP1D", "P1DD", "P1D\u{301}", "P\u{660}D",
      "ninety days",
    ])
  func refuses(_ text: String) {
    #expect(Period(iso8601: text) == nil)
  }

  @Test(
    arguments: [
      ("2025-12-31T00:00:00Z", "P2M", "2026-02-28T00:00:00.000Z"),
      ("2023-12-31T23:59:59.999Z", "P2M", "2024-02-29T23:59:59.999Z"),
      ("2025-12-28T10:00:00Z", "P2M", "2026-02-28T10:00:00.000Z"),
      ("2026-01-31T12:00:00Z", "P1M", "2026-02-28T12:00:00.000Z"),
      ("2024-01-30T12:00:00Z", "P1M", "2024-02-29T12:00:00.000Z"),
      ("2026-08-31T00:00:00.001Z", "P1M", "2026-09-30T00:00:00.001Z"),
      ("2026-03-31T00:00:00Z", "P2M", "2026-05-31T00:00:00.000Z"),
      ("2026-10-31T00:00:00Z", "P2M", "2026-12-31T00:00:00.000Z"),
      ("2026-11-15T06:07:08.009Z", "P2M", "2027-01-15T06:07:08.009Z"),
      ("2024-02-29T08:00:00Z", "P1Y", "2025-02-28T08:00:00.000Z"),
      ("2023-02-28T08:00:00Z", "P1Y", "2024-02-28T08:00:00.000Z"),
      ("2024-02-29T08:00:00Z", "P4Y", "2028-02-29T08:00:00.000Z"),
      ("2024-12-31T08:00:00Z", "P1Y", "2025-12-31T08:00:00.000Z"),
      ("2026-01-31T00:00:00Z", "P0M", "2026-01-31T00:00:00.000Z"),
      ("2024-02-28T00:00:00Z", "P7D", "2024-03-06T00:00:00.000Z"),
      ("2025-12-31T23:59:59.999Z", "P0D", "2025-12-31T23:59:59.999Z"),
      ("2024-02-28T12:00:00Z", "P1D", "2024-02-29T12:00:00.000Z"),
    ])
  func endsAt(_ start: String, _ period: String, _ due: String) throws {
    let from = try #require(Instant(rfc3339: start))
    let end = try #require(Period(iso8601: period)).due(from: from)
    #expect(end.rfc3339 == due)
  }

  @Test func daysAreTwentyFourHours() {
    let start = Instant("2026-03-29T00:30:00Z")
    #expect(Period.days(1).due(from: start) - start == 86_400_000)
    #expect(Period.days(59).due(from: start) - start == 59 * 86_400_000)
  }
}
