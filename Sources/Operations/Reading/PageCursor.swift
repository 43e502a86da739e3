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
        if let bytes = Bytes.of(hex: rest), let text = String(validating: bytes, as: UTF8.self) {
          return .text(text)
        }
      case "n" where rest.isEmpty: return .null
      default: break
      }
      throw OperationError.badQuery("this is no cursor of an earlier page")
    }
  }
}
