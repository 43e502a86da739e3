/// A value of the filter language that is a time.
package enum FilterTime: Hashable, Sendable {
  /// A length in ms, and that of its least unit: `3d`, `2d18`, `3h41`, `14m`, `6w`.
  case span(Int64, grain: Int64)
  /// So many ms from now: `+2h`, `-3d`.
  case shift(Int64)
  /// A year, month, day, minute or second: `2026`, `2026-11`, `2026-11-24`, `2026-11-24T09:41`,
  /// all UTC, or an instant with its zone.
  case stretch(Range<Instant>)

  package init?(_ text: String) {
    if let first = text.first, first == "+" || first == "-" {
      guard let (length, _) = Self.span(text.dropFirst()) else { return nil }
      self = .shift(first == "-" ? -length : length)
    } else if let (length, grain) = Self.span(text[...]) {
      self = .span(length, grain: grain)
    } else if let stretch = Self.stretch(text) {
      self = .stretch(stretch)
    } else {
      return nil
    }
  }

  /// The units, and the one that a second number without a unit is of.
  private static let units: [(sign: Character, length: Int64, then: Int64?)] = [
    ("y", 365 * Instant.day, nil), ("w", 7 * Instant.day, nil), ("d", Instant.day, Instant.hour),
    ("h", Instant.hour, Instant.minute), ("m", Instant.minute, nil),
  ]

  private static func span(_ text: Substring) -> (length: Int64, grain: Int64)? {
    let head = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...5).contains(head.count), let count = Int64(head),
      let sign = text.dropFirst(head.count).first,
      let unit = units.first(where: { $0.sign == sign })
    else { return nil }
    var tail = text.dropFirst(head.count + 1)
    guard !tail.isEmpty else { return (count * unit.length, unit.length) }
    guard let then = unit.then else { return nil }
    if let last = tail.last, units.contains(where: { $0.sign == last && $0.length == then }) {
      tail = tail.dropLast()
    }
    guard (1...2).contains(tail.count), tail.allSatisfy({ $0.isASCII && $0.isNumber }),
      let more = Int64(tail)
    else { return nil }
    return (count * unit.length + more * then, then)
  }

  private static func stretch(_ text: String) -> Range<Instant>? {
    if let instant = Instant(rfc3339: text) { return instant..<(instant + 1_000) }
    let begin: Instant?
    let end: Instant?
    switch text.utf8.count {
    case 4:
      begin = Instant(rfc3339: text + "-01-01T00:00:00Z")
      end = Int(text).flatMap { Instant(rfc3339: padded($0 + 1) + "-01-01T00:00:00Z") }
    case 7:
      begin = Instant(rfc3339: text + "-01T00:00:00Z")
      end = begin.map { start in
        let date = start.date
        return start
          + Int64(CivilDate.days(inMonth: date.month, of: date.year)) * Instant.day
      }
    case 10:
      begin = Instant(rfc3339: text + "T00:00:00Z")
      end = begin.map { $0 + Instant.day }
    case 16:
      begin = Instant(rfc3339: text + ":00Z")
      end = begin.map { $0 + Instant.minute }
    default: return nil
    }
    guard let begin, let end, begin < end else { return nil }
    return begin..<end
  }

  private static func padded(_ year: Int) -> String {
    let text = String(year)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
