/// Reads one JSON value out of a line; fractions and exponents are cut off, as no field that the
/// model knows has them.
struct ModelJSONReader {
  private let bytes: [UInt8]
  private var place = 0

  private init(_ line: String) {
    bytes = Array(line.utf8)
  }

  static func read(_ line: String) throws(ModelFault) -> ModelJSON {
    var reader = ModelJSONReader(line)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.place == reader.bytes.count else { throw .malformed }
    return value
  }

  private var current: UInt8? {
    place < bytes.count ? bytes[place] : nil
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 32 || byte == 9 || byte == 10 || byte == 13 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    place += 1
    return true
  }

  private mutating func word(_ text: String) throws(ModelFault) {
    for byte in text.utf8 {
      guard current == byte else { throw .malformed }
      place += 1
    }
  }

  private mutating func value() throws(ModelFault) -> ModelJSON {
    skipSpace()
    switch current {
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case UInt8(ascii: "t"):
      try word("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .flag(false)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "{"): return .object(try object())
    default: return .number(try number())
    }
  }

  private mutating func list() throws(ModelFault) -> [ModelJSON] {
    var result: [ModelJSON] = []
    place += 1
    if take(UInt8(ascii: "]")) { return result }
    while true {
      result.append(try value())
      if take(UInt8(ascii: "]")) { return result }
      guard take(UInt8(ascii: ",")) else { throw .malformed }
    }
  }

  private mutating func object() throws(ModelFault) -> [ModelJSON.Member] {
    var result: [ModelJSON.Member] = []
    place += 1
    if take(UInt8(ascii: "}")) { return result }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw .malformed }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw .malformed }
      result.append(.init(key, try value()))
      if take(UInt8(ascii: "}")) { return result }
      guard take(UInt8(ascii: ",")) else { throw .malformed }
    }
  }

  private mutating func number() throws(ModelFault) -> Int64 {
    var text = ""
    while let byte = current, "+-.eE0123456789".utf8.contains(byte) {
      text.unicodeScalars.append(Unicode.Scalar(byte))
      place += 1
    }
    let whole = text.split(separator: ".", omittingEmptySubsequences: false).first ?? ""
    guard let number = Int64(whole) else { throw .malformed }
    return number
  }

  private mutating func string() throws(ModelFault) -> String {
    place += 1
    var result: [UInt8] = []
    while let byte = current {
      place += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let escaped = current else { throw .malformed }
      place += 1
      switch escaped {
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "u"):
        guard place + 4 <= bytes.count,
          let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw .malformed }
        place += 4
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        result += Array(String(Character(scalar)).utf8)
      default: result.append(escaped)
      }
    }
    throw .malformed
  }
}
