extension Mask {
  /// The first half of an IPv4 address, the first two groups of an IPv6 address, or the word for an
  /// address that is private (RFC 1918, RFC 4193), loopback or link-local (RFC 3927, RFC 4291).
  /// IPv4 mapped into IPv6 is IPv4. What does not parse, a zone or a prefix length is `***`.
  static func maskedIP(_ raw: String) -> String {
    let lowered = MaskNormalForm.lowered(raw)
    guard lowered.count <= 45, lowered.allSatisfy(\.isASCII) else { return "***" }
    let address = text(lowered)
    if isIPMask(address) { return address }
    if let octets = ipv4(address) { return maskedIPv4(octets) }
    guard let groups = ipv6(address) else { return "***" }
    if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
      return maskedIPv4(groups[6...].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    return maskedIPv6(groups)
  }

  private static func maskedIPv4(_ octets: [UInt8]) -> String {
    word(ipv4: octets) ?? "\(octets[0]).\(octets[1]).*.*"
  }

  private static func maskedIPv6(_ groups: [UInt16]) -> String {
    if groups.dropLast().allSatisfy({ $0 == 0 }), groups[7] == 1 { return "loopback" }
    return word(ipv6: groups[0])
      ?? "\(String(groups[0], radix: 16)):\(String(groups[1], radix: 16)):*"
  }

  private static func word(ipv4 octets: [UInt8]) -> String? {
    switch (octets[0], octets[1]) {
    case (10, _), (172, 16...31), (192, 168): "private"
    case (127, _): "loopback"
    case (169, 254): "link-local"
    default: nil
    }
  }

  private static func word(ipv6 first: UInt16) -> String? {
    switch first {
    case 0xFC00...0xFDFF: "private"
    case 0xFE80...0xFEBF: "link-local"
    default: nil
    }
  }

  private static func isIPMask(_ address: String) -> Bool {
    if ["private", "loopback", "link-local"].contains(address) { return true }
    if address.hasSuffix(".*.*") {
      let shown = ipv4(address.dropLast(4) + ".0.0")
      return shown.map { word(ipv4: $0) == nil } ?? false
    }
    if address.hasSuffix(":*") {
      guard let shown = ipv6(address.dropLast(2) + ":0:0:0:0:0:0") else { return false }
      return maskedIPv6(shown) == address
    }
    return false
  }

  /// Four decimal octets without leading zeros.
  private static func ipv4(_ address: some StringProtocol) -> [UInt8]? {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var octets: [UInt8] = []
    for part in parts {
      guard part.utf8.allSatisfy({ 48...57 ~= $0 }), part == "0" || part.first != "0",
        let octet = UInt8(part)
      else { return nil }
      octets.append(octet)
    }
    return octets
  }

  /// Eight groups of an RFC 4291 text form.
  private static func ipv6(_ address: some StringProtocol) -> [UInt16]? {
    let bytes = Array(address.utf8)
    let colon = UInt8(ascii: ":")
    guard
      let gap = bytes.indices.dropLast().first(where: {
        bytes[$0] == colon && bytes[$0 + 1] == colon
      })
    else {
      guard let groups = groups(bytes[...], mayEndInIPv4: true) else { return nil }
      return groups.count == 8 ? groups : nil
    }
    guard let head = groups(bytes[..<gap], mayEndInIPv4: false),
      let tail = groups(bytes[(gap + 2)...], mayEndInIPv4: true), head.count + tail.count < 8
    else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func groups(_ bytes: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> [UInt16]? {
    if bytes.isEmpty { return [] }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var groups: [UInt16] = []
    for (place, part) in parts.enumerated() {
      let digits = String(decoding: part, as: UTF8.self)
      if mayEndInIPv4, place == parts.count - 1, let octets = ipv4(digits) {
        groups.append(UInt16(octets[0]) << 8 | UInt16(octets[1]))
        groups.append(UInt16(octets[2]) << 8 | UInt16(octets[3]))
      } else {
        guard 1...4 ~= part.count, part.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 }),
          let group = UInt16(digits, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}
