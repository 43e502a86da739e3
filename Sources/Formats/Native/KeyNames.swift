/// The keys that an object may have, found by their bytes.
struct KeyNames: Sendable {
  let names: [String]
  private let bytes: [[UInt8]]

  init(_ names: [String]) {
    precondition(names.count <= 64)
    self.names = names
    bytes = names.map { Array($0.utf8) }
  }

  /// Files mostly keep one order: the search begins at `hint`.
  func index(of token: JSONScanner.Token, in scanner: JSONScanner, hint: Int = 0) -> Int? {
    for offset in 0..<bytes.count {
      var index = hint + offset
      if index >= bytes.count { index -= bytes.count }
      if scanner.isEqual(token, to: bytes[index]) { return index }
    }
    return nil
  }

  static func unknown(_ token: JSONScanner.Token, in scanner: JSONScanner) -> ScanFault {
    ScanFault(token.start, "unknown key\(shown(token, in: scanner))")
  }

  static func repeated(_ token: JSONScanner.Token, in scanner: JSONScanner) -> ScanFault {
    ScanFault(token.start, "the key\(shown(token, in: scanner)) is there twice")
  }

  /// Keys that look like keys are named; anything else may be a value gone astray.
  private static func shown(_ token: JSONScanner.Token, in scanner: JSONScanner) -> String {
    let text = scanner.text(token)
    let isName =
      (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isName ? " \"\(text)\"" : ""
  }
}
