/// Well-formed UTF-8 (Unicode, table 3-7).
enum UTF8Check {
  /// The length of the well-formed sequence of two to four bytes at `position`; nil if it is none.
  static func length(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= end, second.contains(bytes[position + 1]) else { return nil }
    for index in position + 2..<position + length where bytes[index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
