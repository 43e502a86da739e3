/// What a console must never send: characters that change what other text looks like, and
/// sequences that no screen drawing needs.
enum HostileBytes {
  static func found(in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: if let name = sequence(&rest) { found.append(name) }
      case 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F, 0x20..<0x7F: break
      case 0..<0x20, 0x7F..<0xA0: found.append("control \(scalar.value)")
      case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
        0xE0000...0xE007F:
        found.append("format \(String(scalar.value, radix: 16))")
      default: break
      }
    }
    return found
  }

  /// Takes a sequence after its escape; its name if it is none of those that drawing needs.
  private static func sequence(_ rest: inout Substring.UnicodeScalarView.SubSequence) -> String? {
    guard let kind = rest.popFirst() else { return nil }
    switch kind {
    case "[":
      let isPrivate = rest.first == "?"
      while let next = rest.popFirst() {
        guard (0x40...0x7E).contains(next.value) else { continue }
        // Reports, key redefinition and the like would come from the data.
        // With a question mark `c` is how the Linux console draws its cursor.
        return "@ABCDEFGHIJKLMPSTXZ`abdefghlmrstu".unicodeScalars.contains(next)
          || (next == "c" && isPrivate) ? nil : "CSI \(next)"
      }
      return nil
    case "]":
      let command = rest.prefix { $0 != ";" }
      while let next = rest.popFirst(), next != "\u{7}", next != "\u{1B}" {}
      return ["0", "2"].contains(String(command)) ? nil : "OSC \(String(command))"
    case "(", ")": return rest.popFirst() == nil ? "cut" : nil
    case "7", "8", "=", ">", "M", "D", "\\": return nil
    default: return "ESC \(kind)"
    }
  }
}
