/// A retention period: `PnD` is n × 24 h, `PnM` and `PnY` are calendar months in UTC with the day
/// clamped to the month's end (`rules.md`, Time).
package enum Period: Hashable, Sendable {
  case days(Int)
  case months(Int)

  /// An ISO 8601 duration of one unit: `P7D`, `P2M`, `P1Y`. Nil for anything else.
  package init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 3, bytes.count <= 7, bytes.first == UInt8(ascii: "P"),
      bytes[1..<bytes.count - 1].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }),
      let count = Int(String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self))
    else { return nil }
    switch bytes[bytes.count - 1] {
    case UInt8(ascii: "D"): self = .days(count)
    case UInt8(ascii: "M"): self = .months(count)
    case UInt8(ascii: "Y"): self = .months(count * 12)
    default: return nil
    }
  }

  package var iso8601: String {
    switch self {
    case .days(let count): "P\(count)D"
    case .months(let count) where count > 0 && count % 12 == 0: "P\(count / 12)Y"
    case .months(let count): "P\(count)M"
    }
  }

  /// The instant at which a record with this start point is due.
  package func due(from start: Instant) -> Instant {
    switch self {
    case .days(let count):
      return start + Int64(count) * Instant.day
    case .months(let count):
      let date = start.date
      let months = date.year * 12 + date.month - 1 + count
      let year = months / 12
      let month = months % 12 + 1
      let day = min(date.day, CivilDate.days(inMonth: month, of: year))
      return Instant(
        CivilDate(year: year, month: month, day: day), millisecondOfDay: start.millisecondOfDay)
    }
  }
}

extension Period {
  /// Half-open ranges of start points, apart and ascending, on each of which `due` is strictly
  /// increasing, and which together are all start points of one calendar month. Days beyond the end
  /// of the month they fall due in are clamped to its last day: each is a range of its own.
  package func increasingRanges(ofMonthWith start: Instant) -> [Range<Instant>] {
    let date = start.date
    let first = CivilDate(year: date.year, month: date.month, day: 1)
    let length = CivilDate.days(inMonth: date.month, of: date.year)
    let begin = Instant(first)
    let end = begin + Int64(length) * Instant.day
    guard case .months(let count) = self else { return [begin..<end] }
    let months = date.year * 12 + date.month - 1 + count
    let dueLength = CivilDate.days(inMonth: months % 12 + 1, of: months / 12)
    guard length > dueLength else { return [begin..<end] }
    var ranges = [begin..<(begin + Int64(dueLength) * Instant.day)]
    for day in dueLength..<length {
      let from = begin + Int64(day) * Instant.day
      ranges.append(from..<(from + Instant.day))
    }
    return ranges
  }

  /// The earliest start point that falls due at or after `instant`.
  package func earliestStart(dueFrom instant: Instant) -> Instant {
    switch self {
    case .days(let count):
      return instant - Int64(count) * Instant.day
    case .months(let count):
      let date = instant.date
      let months = date.year * 12 + date.month - 1 - count
      let year = months / 12
      let month = months % 12 + 1
      let length = CivilDate.days(inMonth: month, of: year)
      guard date.day <= length else {
        return Instant(CivilDate(year: year, month: month, day: length)) + Instant.day
      }
      return Instant(
        CivilDate(year: year, month: month, day: date.day),
        millisecondOfDay: instant.millisecondOfDay)
    }
  }

  /// Closed ranges of start points, apart, that are together exactly those due at or before
  /// `instant`.
  package func startRanges(dueUpTo instant: Instant) -> [ClosedRange<Instant>] {
    let floor = Instant(milliseconds: .min)
    guard case .months(let count) = self else {
      return [floor...earliestStart(dueFrom: instant)]
    }
    let date = instant.date
    let dueLength = CivilDate.days(inMonth: date.month, of: date.year)
    let months = date.year * 12 + date.month - 1 - count
    let year = months / 12
    let month = months % 12 + 1
    let length = CivilDate.days(inMonth: month, of: year)
    guard date.day <= length else {
      // No start day of that month falls on this day: all of the month is due before it.
      let end = Instant(CivilDate(year: year, month: month, day: length)) + Instant.day
      return [floor...(end - 1)]
    }
    func day(_ day: Int) -> Instant { Instant(CivilDate(year: year, month: month, day: day)) }
    var ranges = [floor...(day(date.day) + instant.millisecondOfDay)]
    if date.day == dueLength, length > dueLength {
      for clamped in (dueLength + 1)...length {
        ranges.append(day(clamped)...(day(clamped) + instant.millisecondOfDay))
      }
    }
    return ranges
  }
}
