import Domain

/// Spans of time as text.
enum ElapsedTime {
  /// An ISO 8601 duration: `PT14M`, `P3DT2H`, `PT0S`; rounded down to the second.
  static func iso8601(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / Instant.second
    let days = seconds / 86_400
    let parts: [(Int64, String)] = [
      (seconds / 3_600 % 24, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S"),
    ]
    let time = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    if days == 0 { return time.isEmpty ? "PT0S" : "PT" + time }
    return "P\(days)D" + (time.isEmpty ? "" : "T" + time)
  }

  /// For people, rounded down: `2d18`, `3h41`, `14m`.
  static func short(_ milliseconds: Int64) -> String {
    let minutes = max(0, milliseconds) / Instant.minute
    let hours = minutes / 60
    if hours >= 24 {
      return hours % 24 == 0 ? "\(hours / 24)d" : "\(hours / 24)d\(padded(hours % 24))"
    }
    if hours > 0 { return minutes % 60 == 0 ? "\(hours)h" : "\(hours)h\(padded(minutes % 60))" }
    return "\(minutes)m"
  }

  private static func padded(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
