/// What reads as an e-mail address within a text: `a@b.de`.
enum EmailPattern {
  static func matches(_ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { text[$0] == "@" && matches(text, at: $0) }
  }

  private static func matches(_ text: [Unicode.Scalar], at sign: Int) -> Bool {
    guard sign > 0, isLocal(text[sign - 1]) else { return false }
    let domain = text[(sign + 1)...].prefix {
      isLetter($0) || isDigit($0) || $0 == "-" || $0 == "."
    }
    let labels = domain.split(separator: ".")
    guard labels.count > 1, domain.first != ".", let last = labels.last else { return false }
    return last.prefix(while: isLetter).count >= 2
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || isDigit(scalar) || "._%+-'\"".unicodeScalars.contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
