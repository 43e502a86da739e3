import Domain
import Testing

@Suite struct FilterTimeTests {
  @Test(arguments: [
    ("3d", 3 * Instant.day, Instant.day), ("2d18", 66 * Instant.hour, Instant.hour),
    ("2d18h", 66 * Instant.hour, Instant.hour), ("3h41", 221 * Instant.minute, Instant.minute),
    ("14m", 14 * Instant.minute, Instant.minute), ("6w", 42 * Instant.day, 7 * Instant.day),
    ("1y", 365 * Instant.day, 365 * Instant.day),
  ])
  func spans(_ text: String, _ length: Int64, _ grain: Int64) {
    #expect(FilterTime(text) == .span(length, grain: grain))
    #expect(FilterTime("+" + text) == .shift(length))
    #expect(FilterTime("-" + text) == .shift(-length))
  }

  @Test(arguments: [
    ("2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
    ("2028-02", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"),
    ("2026-11-24", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
    ("2026-11-24T09:41", "2026-11-24T09:41:00Z", "2026-11-24T09:42:00Z"),
    ("2026-11-24T09:41:05+01:00", "2026-11-24T08:41:05Z", "2026-11-24T08:41:06Z"),
  ])
  func stretches(_ text: String, _ begin: String, _ end: String) throws {
    let begin = try #require(Instant(rfc3339: begin))
    let end = try #require(Instant(rfc3339: end))
    #expect(FilterTime(text) == .stretch(begin..<end))
  }

  @Test(arguments: [
    "", "d", "3", "3x", "3d4d", "2d180", "2w3", "999999d", "2026-13", "2026-02-30", "24-11-2026",
    "now", "+", "+2026", "3 d", "٣d",
  ])
  func whatIsNoTime(_ text: String) { #expect(FilterTime(text) == nil) }
}
