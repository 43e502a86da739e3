extension FindQuestion {
  /// Longest id of the native format, in bytes.
  private static let longestID = 512

  static func readings(_ text: String) -> [Reading] {
    if let link = link(text) { return link }
    if text.contains("@") { return [.email(FoldedAddress(text))] }
    if let address = FindQuestionAddress(text) { return [.ip(address)] }
    var found: [Reading] = []
    if let own = own(text) { found.append(own) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let fqdn = fqdn(parts[0]),
      (1...longestID).contains(parts[1].utf8.count)
    {
      found.append(.extension(fqdn: fqdn, number: parts[1]))
    } else if parts.count > 2, fqdn(parts[0]) != nil, let link = link("https://" + text) {
      return link
    }
    if let fqdn = fqdn(text) { found.append(.fqdn(fqdn)) }
    if text.utf8.count <= longestID {
      let ids = [text, text.uppercased(), text.lowercased()]
      let unlike = ids.enumerated().filter { index, id in
        !ids[..<index].contains { Bytes.equal($0, id) }
      }.map(\.element)
      found +=
        isReportLike(text)
        ? [.report(unlike), .meeting(unlike)] : [.meeting(unlike), .report(unlike)]
    }
    if isNumberLike(text) { found.append(.number(text)) }
    if isLicenceKeyLike(text) { found.append(.licenceKey(Folded(text, as: .licenceKey))) }
    if isPhoneLike(text) { found.append(.phone(Folded(text, as: .phone))) }
    if let part = fqdnPart(text) { found.append(.fqdnPart(part)) }
    return found
  }

  static func shape(_ readings: [Reading], _ text: String) -> Shape {
    guard let first = readings.first else { return .nothing }
    switch first {
    case .meeting, .report: break
    default: return first.shape
    }
    let shapes = readings.map(\.shape)
    for shape in [Shape.licenceKey, .phone, .extension] where shapes.contains(shape) {
      return shape
    }
    if text.unicodeScalars.contains(where: \.properties.isWhitespace) { return .nothing }
    let hasDigit = text.utf8.contains { 48...57 ~= $0 }
    if !hasDigit, shapes.contains(.fqdnPart) { return .fqdnPart }
    return first.shape
  }

  /// A join link: the meeting's id is its last part, a value of its query, or its fragment; failing
  /// that its host is of a PBX.
  private static func link(_ text: String) -> [Reading]? {
    guard let scheme = text.firstRange(ofASCII: "://") else { return nil }
    let rest = text[scheme.upperBound...]
    let host = rest.prefix { !"/?#:".contains($0) }
    let places = rest.dropFirst(host.count).split { "/?#&".contains($0) }.map { place in
      String(place.split(separator: "=", maxSplits: 1).last ?? place)
    }
    let ids = places.reversed().filter { (1...longestID).contains($0.utf8.count) }.prefix(16)
    var readings: [Reading] = [.meeting(Array(ids))]
    if let fqdn = fqdn(String(host)) { readings.append(.fqdn(fqdn)) }
    return readings
  }

  /// `RC-12`, `H-12`, `D-12`, `S-12`, in any letter case.
  private static func own(_ text: String) -> Reading? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.allSatisfy({ 48...57 ~= $0 }),
      let number = Int64(parts[1])
    else { return nil }
    switch parts[0].uppercased() {
    case "RC": return .receipt(number)
    case "H": return .hold(number)
    case "D": return .job(number)
    case "S": return .run(number)
    default: return nil
    }
  }

  /// `T-20931`, `T1`: what reports are called as a rule.
  private static func isReportLike(_ text: String) -> Bool {
    guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "t") else { return false }
    let rest = text.utf8.dropFirst()
    let digits = rest.first == UInt8(ascii: "-") ? rest.dropFirst() : rest
    return !digits.isEmpty && digits.allSatisfy { 48...57 ~= $0 }
  }

  /// What people dial within a PBX: at most 9 digits.
  private static func isNumberLike(_ text: String) -> Bool {
    (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { 48...57 ~= $0 }
  }

  /// 16 to 40 letters and digits with separators between, but no UUID, which meetings have as id.
  private static func isLicenceKeyLike(_ text: String) -> Bool {
    let signs = text.utf8.filter { isLetterOrDigit($0) }.count
    guard (16...40).contains(signs),
      text.utf8.allSatisfy({ isLetterOrDigit($0) || " -_".utf8.contains($0) })
    else { return false }
    return text.split(separator: "-").map(\.utf8.count) != [8, 4, 4, 4, 12]
  }

  /// 5 to 15 digits (ITU-T E.164), with `+` or `00` in front or not, and signs that people write
  /// between.
  private static func isPhoneLike(_ text: String) -> Bool {
    let body = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let signs: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "-", ".", "/", "(", ")"]
    guard body.unicodeScalars.allSatisfy({ "0"..."9" ~= $0 || signs.contains($0) }) else {
      return false
    }
    let digits = Array(body.utf8.filter { 48...57 ~= $0 })
    return (5...15).contains(digits.starts(with: "00".utf8) ? digits.count - 2 : digits.count)
  }

  /// A host name with a dot in it, whose last part is no number.
  private static func fqdn(_ text: String) -> String? {
    guard let name = hostName(text), let last = name.split(separator: ".").last,
      last.utf8.count < name.utf8.count, !last.utf8.allSatisfy({ 48...57 ~= $0 })
    else { return nil }
    return name
  }

  /// In lower case without a final dot.
  private static func hostName(_ text: String) -> String? {
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...253).contains(name.utf8.count), isOfHostNames(name),
      labels.allSatisfy({ !$0.isEmpty })
    else { return nil }
    return name
  }

  private static func fqdnPart(_ text: String) -> String? {
    var part = text.lowercased()
    if part.hasSuffix(".") { part.removeLast() }
    return part.unicodeScalars.count >= 3 && part.utf8.count <= 253 && isOfHostNames(part)
      ? part : nil
  }

  private static func isOfHostNames(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        ? isLetterOrDigit(UInt8(scalar.value)) || "-._".unicodeScalars.contains(scalar)
        : scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass.rawValue > 0
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte
  }
}

extension String {
  /// Where an ASCII text first stands.
  fileprivate func firstRange(ofASCII wanted: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) {
        return start..<index(start, offsetBy: wanted.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
