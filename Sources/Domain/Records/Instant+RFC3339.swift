extension Instant {
  /// `2026-11-22T09:00:00.000Z`: UTC with milliseconds.
  package var rfc3339: String {
    let date = self.date
    let time = millisecondOfDay
    var text = Self.padded(date.year, 4)
    text += "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2)
    text += "T" + Self.padded(Int(time / Self.hour), 2)
    text += ":" + Self.padded(Int(time / Self.minute % 60), 2)
    text += ":" + Self.padded(Int(time / Self.second % 60), 2)
    text += "." + Self.padded(Int(time % 1_000), 3) + "Z"
    return text
  }

  /// Reads an RFC 3339 date-time with any offset; digits beyond the millisecond are cut. Nil for
  /// anything else, a time without a zone included. A leap second reads as the second after it.
  package init?(rfc3339 text: String) {
    var reader = DigitReader(text.utf8)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2),
      reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
      reader.skip(":"), let second = reader.number(2),
      (1...12).contains(month), day >= 1, day <= CivilDate.days(inMonth: month, of: year),
      hour <= 23, minute <= 59, second <= 60
    else { return nil }
    var milliseconds = 0
    if reader.skip(".") {
      guard let fraction = reader.fraction() else { return nil }
      milliseconds = fraction
    }
    var offset = 0
    if !(reader.skip("Z") || reader.skip("z")) {
      let negative = reader.skip("-")
      guard negative || reader.skip("+"), let hours = reader.number(2), reader.skip(":"),
        let minutes = reader.number(2), hours <= 23, minutes <= 59
      else { return nil }
      offset = (hours * 60 + minutes) * (negative ? -1 : 1)
    }
    guard reader.isAtEnd else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second
    self.init(milliseconds: Int64(seconds) * 1_000 + Int64(milliseconds))
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.count >= width
      ? digits : String(repeating: "0", count: width - digits.count) + digits
  }
}

private struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String.UTF8View) {
    bytes = Array(text)
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == scalar.value else { return false }
    position += 1
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard position + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += width
    return value
  }

  /// At least one digit; the first three count.
  mutating func fraction() -> Int? {
    var digits = 0
    var value = 0
    while position < bytes.count, (48...57).contains(bytes[position]) {
      if digits < 3 { value = value * 10 + Int(bytes[position] - 48) }
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    for _ in min(digits, 3)..<3 { value *= 10 }
    return value
  }
}
