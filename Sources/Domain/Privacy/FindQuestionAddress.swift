/// An IP address that somebody asks for, as what it names: IPv4 mapped into IPv6 is IPv4.
package struct FindQuestionAddress: Hashable, Sendable {
  /// 4 or 16 of them.
  package let bytes: [UInt8]
  /// As it was typed.
  private let typed: String

  package static func == (left: FindQuestionAddress, right: FindQuestionAddress) -> Bool {
    left.bytes == right.bytes
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// Nil for what is no address of IPv4 or IPv6 (RFC 4291, 2.2).
  package init?(_ text: String) {
    typed = FindQuestion.trimmed(text)
    let text = typed.lowercased()
    if let octets = Self.ipv4(text[...]) {
      bytes = octets
    } else if let groups = Self.ipv6(text) {
      let isMapped = groups[..<5].allSatisfy { $0 == 0 } && groups[5] == 0xFFFF
      bytes = groups[(isMapped ? 6 : 0)...].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    } else {
      return nil
    }
  }

  /// The texts under which it is looked for where addresses are stored as they were given: as
  /// typed, in the form of RFC 5952, in capitals, and IPv4 mapped.
  package var texts: [String] {
    guard bytes.count == 16 else {
      let octets = bytes.map(String.init).joined(separator: ".")
      return [octets, "::ffff:" + octets, "::FFFF:" + octets, typed]
    }
    let short = Self.compressed(bytes)
    let whole = stride(from: 0, to: 16, by: 2).map { place in
      let hex = Bytes.hex(bytes[place..<place + 2])
      return hex
    }.joined(separator: ":")
    return [short, short.uppercased(), whole, typed]
  }

  /// RFC 5952: the longest run of two or more zero groups is `::`, the first of equal ones.
  private static func compressed(_ bytes: [UInt8]) -> String {
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, best.count) { best = start..<end }
      start = end + 1
    }
    let texts = groups.map { String($0, radix: 16) }
    guard !best.isEmpty else { return texts.joined(separator: ":") }
    return texts[..<best.lowerBound].joined(separator: ":") + "::"
      + texts[best.upperBound...].joined(separator: ":")
  }

  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let octets = parts.compactMap { part -> UInt8? in
      guard part.utf8.allSatisfy({ 48...57 ~= $0 }), part == "0" || part.first != "0" else {
        return nil
      }
      return UInt8(part)
    }
    return octets.count == 4 ? octets : nil
  }

  private static func ipv6(_ text: String) -> [UInt16]? {
    guard text.utf8.count <= 45, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (3...9).contains(fields.count) else { return nil }
    // A gap is an empty field inside; at an end it leaves two of them.
    var groups: [UInt16] = []
    var gap: Int?
    for (place, field) in fields.enumerated() {
      let isLast = place == fields.count - 1
      if field.isEmpty {
        if place == 0 {
          guard fields[1].isEmpty else { return nil }
        } else if isLast {
          guard fields[place - 1].isEmpty else { return nil }
        } else {
          guard gap == nil else { return nil }
          gap = groups.count
        }
      } else if isLast, let octets = ipv4(field) {
        groups.append(UInt16(octets[0]) << 8 | UInt16(octets[1]))
        groups.append(UInt16(octets[2]) << 8 | UInt16(octets[3]))
      } else {
        guard field.utf8.count <= 4, field.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 }),
          let group = UInt16(field, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    guard let gap else { return groups.count == 8 ? groups : nil }
    guard groups.count < 8 else { return nil }
    return Array(groups[..<gap]) + Array(repeating: 0, count: 8 - groups.count)
      + Array(groups[gap...])
  }
}

extension FindQuestionAddress: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package var description: String { Mask.ip.masked(typed) }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["masked": description]) }
}

extension FindQuestionAddress {
  /// As fields are compared.
  package var folded: FindQuestion.Folded { FindQuestion.Folded(typed, as: .ip) }
}
