internal import Domain

/// Spans of the clock as ISO 8601 durations of one unit: `PT90S`, `PT15M`, `PT24H`, `P1D`.
package enum ClockDuration {
  /// Nil for anything else, and from 1,000,000 units on.
  package static func milliseconds(iso8601 text: String) -> Int64? {
    let isTime = text.hasPrefix("PT")
    guard isTime || text.hasPrefix("P"), let unit = text.last else { return nil }
    let digits = text.dropFirst(isTime ? 2 : 1).dropLast()
    guard (1...6).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let count = Int64(digits)
    else { return nil }
    switch (isTime, unit) {
    case (true, "S"): return count * Instant.second
    case (true, "M"): return count * Instant.minute
    case (true, "H"): return count * Instant.hour
    case (false, "D"): return count * Instant.day
    default: return nil
    }
  }
}
