/// FQDNs as Lapse stores them: in lower case, without a final dot.
enum HostName {
  /// Nil for what is no host name: empty or longer than 253 bytes, with an empty part, white space,
  /// a control character or a `/`.
  static func normalized(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isASCII = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case 0...0x20, 0x7F, UInt8(ascii: "/"): return nil
      case 0x80...:
        isASCII = false
        bytes.append(byte)
      default: bytes.append(byte)
      }
    }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    guard (1...253).contains(bytes.count), hasParts(bytes) else { return nil }
    let name = String(decoding: bytes, as: UTF8.self)
    if isASCII { return name }
    let lowered = name.lowercased()
    guard lowered.utf8.count <= 253, lowered.unicodeScalars.allSatisfy(isVisible) else {
      return nil
    }
    return lowered
  }

  private static func hasParts(_ bytes: [UInt8]) -> Bool {
    var previous = UInt8(ascii: ".")
    for byte in bytes {
      if byte == UInt8(ascii: "."), previous == byte { return false }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
