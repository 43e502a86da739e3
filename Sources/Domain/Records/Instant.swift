/// A point in time in UTC, in whole milliseconds since 1970-01-01T00:00:00Z (`rules.md`, Time).
package struct Instant: Hashable, Sendable, Comparable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Instants that data may bear: from 2000 up to, not including, 2100. Anything else is garbled.
  package static let plausible =
    Instant(milliseconds: 946_684_800_000)..<Instant(milliseconds: 4_102_444_800_000)

  package static let second: Int64 = 1_000
  package static let minute: Int64 = 60_000
  package static let hour: Int64 = 3_600_000
  package static let day: Int64 = 86_400_000

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(milliseconds: instant.milliseconds + milliseconds)
  }

  package static func - (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(milliseconds: instant.milliseconds - milliseconds)
  }

  /// The distance in milliseconds.
  package static func - (left: Instant, right: Instant) -> Int64 {
    left.milliseconds - right.milliseconds
  }

  package var date: CivilDate {
    CivilDate(daysSinceEpoch: Int(Self.floorDivide(milliseconds, Self.day)))
  }

  /// 0 … 86,399,999.
  package var millisecondOfDay: Int64 {
    milliseconds - Self.floorDivide(milliseconds, Self.day) * Self.day
  }

  package init(_ date: CivilDate, millisecondOfDay: Int64 = 0) {
    milliseconds = Int64(date.daysSinceEpoch) * Self.day + millisecondOfDay
  }

  /// The whole hour at or before this instant.
  package var cutToHour: Instant {
    Instant(milliseconds: Self.floorDivide(milliseconds, Self.hour) * Self.hour)
  }

  static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Instant: CustomStringConvertible {
  package var description: String { rfc3339 }
}
