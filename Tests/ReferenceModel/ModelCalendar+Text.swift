extension ModelCalendar {
  /// RFC 3339 with milliseconds; `offset` is the zone's distance from UTC in minutes, 0 is `Z`.
  package static func text(_ instant: Int64, offset: Int = 0) -> String {
    let date = date(instant + Int64(offset) * minute)
    let clock = Int(date.rest)
    var zone = "Z"
    if offset != 0 {
      let size = offset < 0 ? -offset : offset
      zone = (offset < 0 ? "-" : "+") + padded(size / 60, 2) + ":" + padded(size % 60, 2)
    }
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
      + padded(clock / 3_600_000, 2) + ":" + padded(clock / 60_000 % 60, 2) + ":"
      + padded(clock / 1_000 % 60, 2) + "." + padded(clock % 1_000, 3) + zone
  }

  /// The instant of an RFC 3339 text, cut to milliseconds; nil for anything else.
  package static func instant(text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20 else { return nil }
    func number(_ from: Int, _ length: Int) -> Int? {
      guard from + length <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[from..<from + length] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte) - 48
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      (1...12).contains(month), day >= 1, day <= days(inMonth: month, of: year)
    else { return nil }
    var place = 19
    var millisecond = 0
    if bytes[place] == UInt8(ascii: ".") {
      place += 1
      var weight = 100
      while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 {
        millisecond += weight * (Int(bytes[place]) - 48)
        weight /= 10
        place += 1
      }
    }
    guard place < bytes.count else { return nil }
    let local = instant(year, month, day, hour, minute, second, millisecond)
    if bytes[place] == UInt8(ascii: "Z") {
      return place + 1 == bytes.count ? local : nil
    }
    guard place + 6 == bytes.count, let hours = number(place + 1, 2),
      let minutes = number(place + 4, 2)
    else { return nil }
    let distance = Int64(hours * 60 + minutes) * Self.minute
    return bytes[place] == UInt8(ascii: "-") ? local + distance : local - distance
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    var text = String(number)
    while text.utf8.count < width { text = "0" + text }
    return text
  }
}
