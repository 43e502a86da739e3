internal import Domain

extension Words {
  /// A distance in time, rounded down: `2d18`, `3h41`, `14m`, `now`.
  static func distance(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / Instant.minute
    let hours = minutes / 60
    let days = hours / 24
    if days >= 100 { return "\(days)d" }
    if days > 0 { return "\(days)d\(two(Int(hours % 24)))" }
    if hours > 0 { return "\(hours)h\(two(Int(minutes % 60)))" }
    return minutes > 0 ? "\(minutes)m" : "now"
  }

  /// An age in one unit, rounded down, at most four columns: `31d`, `5h`, `9m`, `0m`.
  static func age(_ milliseconds: Int64) -> String {
    let minutes = max(0, milliseconds) / Instant.minute
    if minutes < 60 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 24 { return "\(hours)h" }
    let days = hours / 24
    if days < 1_000 { return "\(days)d" }
    return "\(min(99, days / 365))y"
  }

  static func age(_ instant: Instant?, at now: Instant) -> String {
    instant.map { age(now - $0) } ?? "-"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// `09:41`.
  static func clock(_ instant: Instant, _ zone: Zone) -> String {
    let time = zone.local(instant).millisecondOfDay
    return two(Int(time / Instant.hour)) + ":" + two(Int(time / Instant.minute % 60))
  }

  /// `Tue 24 Nov`, with the year where it is not that of `now`.
  static func day(_ instant: Instant, now: Instant, _ zone: Zone, weekday: Bool = true) -> String {
    let date = zone.local(instant).date
    let year = date.year == zone.local(now).date.year ? "" : " \(date.year)"
    let name = weekday ? weekdays[date.weekday] + " " : ""
    return "\(name)\(date.day) \(months[date.month - 1])\(year)"
  }

  /// `27 Nov`, in another year `Nov 2025`; at most eight columns.
  static func shortDay(_ instant: Instant, now: Instant, _ zone: Zone) -> String {
    let date = zone.local(instant).date
    let month = months[date.month - 1]
    return date.year == zone.local(now).date.year ? "\(date.day) \(month)" : "\(month) \(date.year)"
  }

  /// `Fri 27 Nov 04:10`.
  static func instant(
    _ instant: Instant, now: Instant, _ zone: Zone, weekday: Bool = true
  ) -> String {
    day(instant, now: now, zone, weekday: weekday) + " " + clock(instant, zone)
  }

  /// `04:10`, on another day `27 Nov`.
  static func today(_ instant: Instant, now: Instant, _ zone: Zone) -> String {
    zone.local(instant).date == zone.local(now).date
      ? clock(instant, zone) : day(instant, now: now, zone, weekday: false)
  }

  /// `Fri 27 Nov 04:10`, in another year `27 Nov 2027 04:10`; at most 17 columns.
  static func shortInstant(_ instant: Instant, now: Instant, _ zone: Zone) -> String {
    let isThisYear = zone.local(instant).date.year == zone.local(now).date.year
    return self.instant(instant, now: now, zone, weekday: isThisYear)
  }

  /// `27 Nov 04:10`, in another year `27 Nov 2027`; at most 12 columns.
  static func compactInstant(_ instant: Instant, now: Instant, _ zone: Zone) -> String {
    zone.local(instant).date.year == zone.local(now).date.year
      ? self.instant(instant, now: now, zone, weekday: false)
      : day(instant, now: now, zone, weekday: false)
  }

  /// `1:00:02` or `57:40`.
  static func stopwatch(seconds: Int64) -> String {
    let minutes = seconds / 60
    let rest = two(Int(seconds % 60))
    guard minutes >= 60 else { return "\(minutes):\(rest)" }
    return "\(minutes / 60):\(two(Int(minutes % 60))):\(rest)"
  }

  /// `240/s`, `9/s`, `0.4/s`; rounded down.
  static func perSecond(_ rate: Double) -> String {
    guard rate < 1 else { return short(Int(rate), width: 4) + "/s" }
    return "0.\(Int(rate * 10))/s"
  }
}
