extension JSONScanner {
  /// The text that is next, which must begin with a quote.
  mutating func string() throws(ScanFault) -> Token {
    let start = position
    precondition(bytes[position] == UInt8(ascii: "\""))
    position += 1
    let from = position
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return Token(start: start, range: from..<position - 1, decoded: nil)
      }
      if byte == UInt8(ascii: "\\") {
        let decoded = try escapedRest(from: from)
        return Token(start: start, range: from..<position - 1, decoded: decoded)
      }
      try character(byte)
    }
    throw .predicate(position, "is not closed: the line ends too early")
  }

  /// Goes past one character that stands for itself.
  private mutating func character(_ byte: UInt8) throws(ScanFault) {
    if byte >= 0x80 {
      guard let length = UTF8Check.length(bytes, position, end) else {
        throw .predicate(position, "holds invalid UTF-8")
      }
      position += length
    } else if byte < 0x20 {
      throw .predicate(
        position, byte == 0 ? "holds a NUL" : "holds a control character that is not escaped")
    } else {
      position += 1
    }
  }

  private mutating func escapedRest(from start: Int) throws(ScanFault) -> [UInt8] {
    var decoded = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return decoded
      }
      if byte == UInt8(ascii: "\\") {
        decoded.append(contentsOf: UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter)
      } else {
        let from = position
        try character(byte)
        decoded.append(contentsOf: bytes[from..<position])
      }
    }
    throw .predicate(position, "is not closed: the line ends too early")
  }

  private mutating func escape() throws(ScanFault) -> Unicode.Scalar {
    let start = position
    guard position + 1 < end else {
      position = end
      throw .predicate(position, "is not closed: the line ends too early")
    }
    position += 2
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(start)
    default: throw .predicate(start, "holds an escape that JSON does not have")
    }
  }

  private mutating func unicodeEscape(_ start: Int) throws(ScanFault) -> Unicode.Scalar {
    let unit = try hexadecimal(start)
    if unit == 0 { throw .predicate(start, "holds a NUL") }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw .predicate(start, "holds a lone surrogate") }
    position += 2
    let low = try hexadecimal(start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw .predicate(start, "holds a lone surrogate") }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(ScanFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else {
        throw .predicate(position, "is not closed: the line ends too early")
      }
      let digit: UInt8
      switch bytes[position] {
      case let byte where byte >= 0x30 && byte <= 0x39: digit = byte - 0x30
      case let byte where byte >= 0x41 && byte <= 0x46: digit = byte - 0x37
      case let byte where byte >= 0x61 && byte <= 0x66: digit = byte - 0x57
      default: throw .predicate(start, "holds an escape that JSON does not have")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
