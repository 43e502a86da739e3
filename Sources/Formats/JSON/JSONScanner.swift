/// A strict reader of JSON (RFC 8259) over a range of bytes, one token at a time. A text that holds
/// NUL, invalid UTF-8 or a lone surrogate is a fault.
struct JSONScanner {
  /// A text between its quotes: as it stands in the bytes or, where it has escapes, decoded.
  struct Token {
    let start: Int
    let range: Range<Int>
    let decoded: [UInt8]?
  }

  static let depthLimit = 64

  let bytes: [UInt8]
  let end: Int
  var position: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next byte that is not white space; nil at the end.
  mutating func peek() -> UInt8? {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D, 0x0A: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  mutating func expectEnd() throws(ScanFault) {
    if peek() != nil {
      throw ScanFault(position, "something follows the object; write one record a line")
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  /// After the opening brace or a member's value: the next key, with its colon; nil when the object
  /// is closed.
  mutating func nextKey(_ first: inout Bool) throws(ScanFault) -> Token? {
    if take(UInt8(ascii: "}")) {
      return nil
    }
    if !first {
      guard take(UInt8(ascii: ",")) else {
        throw unexpected("expected a comma or the end of the object")
      }
    }
    first = false
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("expected a key in quotes") }
    let key: Token
    do {
      key = try string()
    } catch {
      throw error.about("a key")
    }
    guard take(UInt8(ascii: ":")) else { throw unexpected("expected a colon after a key") }
    return key
  }

  /// After the opening bracket or an element: whether another follows.
  mutating func nextElement(_ first: inout Bool) throws(ScanFault) -> Bool {
    if take(UInt8(ascii: "]")) {
      return false
    }
    if !first {
      guard take(UInt8(ascii: ",")) else {
        throw unexpected("expected a comma or the end of the list")
      }
    }
    first = false
    guard peek() != nil else { throw unexpected("expected a value") }
    return true
  }

  /// `true`, `false` or `null`, if it is next.
  mutating func takeLiteral(_ literal: StaticString) -> Bool {
    guard peek() != nil, position + literal.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<literal.utf8CodeUnitCount
    where bytes[position + offset] != literal.utf8Start[offset] {
      return false
    }
    position += literal.utf8CodeUnitCount
    return true
  }

  mutating func takeNull() -> Bool {
    peek() == UInt8(ascii: "n") && takeLiteral("null")
  }

  func unexpected(_ message: String) -> ScanFault {
    ScanFault(position, position >= end ? "the line ends too early: \(message)" : message)
  }

  func text(_ token: Token) -> String {
    if let decoded = token.decoded {
      String(decoding: decoded, as: UTF8.self)
    } else {
      String(decoding: bytes[token.range], as: UTF8.self)
    }
  }

  func isEqual(_ token: Token, to name: [UInt8]) -> Bool {
    if let decoded = token.decoded { return decoded == name }
    guard token.range.count == name.count else { return false }
    var index = token.range.lowerBound
    for byte in name {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// Goes past a value of any type, checking its syntax.
  mutating func skipValue(depth: Int = 0) throws(ScanFault) {
    guard depth < Self.depthLimit else { throw ScanFault(position, "is nested too deeply") }
    switch peek() {
    case UInt8(ascii: "\""):
      do {
        _ = try string()
      } catch {
        throw error.about("a text")
      }
    case UInt8(ascii: "{"):
      position += 1
      var first = true
      while try nextKey(&first) != nil { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      position += 1
      var first = true
      while try nextElement(&first) { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "t") where takeLiteral("true"), UInt8(ascii: "f") where takeLiteral("false"),
      UInt8(ascii: "n") where takeLiteral("null"):
      break
    case UInt8(ascii: "-"), .some(0x30...0x39):
      _ = try number()
    default:
      throw unexpected("expected a value")
    }
  }
}
