/// A list of texts as it is stored: a JSON array of strings.
package enum TextList {
  package static func encode(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ",") + "]"
  }

  /// The inverse of `encode`; what is no array of strings gives an empty list.
  package static func decode(_ text: String) -> [String] {
    var texts: [String] = []
    var current: String.UnicodeScalarView?
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard var open = current else {
        if scalar == "\"" { current = String.UnicodeScalarView() }
        continue
      }
      switch scalar {
      case "\"":
        texts.append(String(open))
        current = nil
        continue
      case "\\":
        guard let escaped = scalars.next() else { return texts }
        switch escaped {
        case "n": open.append("\n")
        case "t": open.append("\t")
        case "r": open.append("\r")
        case "b": open.append("\u{8}")
        case "f": open.append("\u{c}")
        case "u": open.append(unit(&scalars))
        default: open.append(escaped)
        }
      default: open.append(scalar)
      }
      current = open
    }
    return texts
  }

  private static func unit(
    _ scalars: inout String.UnicodeScalarView.Iterator
  ) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = scalars.next(), let digit = Character(scalar).hexDigitValue else {
        return "\u{FFFD}"
      }
      value = value * 16 + UInt32(digit)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
