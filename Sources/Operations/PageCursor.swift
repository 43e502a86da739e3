import Domain

/// A cursor as text: the keys of a row, opaque to whoever hands it back.
enum PageCursor {
  static func encode(_ keys: [Value]) -> String {
    keys.map { key in
      switch key {
      case .integer(let number): "i\(number)"
      case .text(let text): "t" + Bytes.hex(text.utf8)
      default: "n"
      }
    }.joined(separator: ".")
  }

  /// It throws `OperationError.badQuery` for what is no cursor.
  static func decode(_ text: String) throws -> [Value] {
    try text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      let rest = part.dropFirst()
      switch part.first {
      case "i":
        if let number = Int64(rest) { return .integer(number) }
      case "t":
        if let bytes = unhex(rest), let text = String(validating: bytes, as: UTF8.self) {
          return .text(text)
        }
      case "n" where rest.isEmpty: return .null
      default: break
      }
      throw OperationError.badQuery("this is no cursor of an earlier page")
    }
  }

  private static func unhex(_ text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
