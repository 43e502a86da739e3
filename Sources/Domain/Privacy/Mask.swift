/// How one personal field is shown, to everyone and on every surface.
///
/// Promises, for any text: the result is total, of a width that tells no length, the same for NFC,
/// NFD and letter case, and its own mask (masking twice changes nothing).
package enum Mask: Sendable, Hashable, CaseIterable {
  /// A person's name: `J*** S***`, in capitals, at most three words.
  case name
  /// An e-mail address: `a***@***`, in small letters, `***@***` or `[malformed]`.
  case email
  /// An address of IPv4 or IPv6: `203.0.*.*`, `2001:db8:*`, `private`, `loopback`, `link-local`.
  case ip
  /// A telephone or dial-in number: `+49 ***67` or `***`.
  case phone
  /// A licence key: `****-89EF`, in capitals, or `****`.
  case licenceKey
  /// A text that can hold any person's data: `[set]`, or `[empty]` if nothing but white space.
  case presence
  /// The key of a stored object: `[object]`.
  case object

  /// The text as it may be shown.
  package func masked(_ raw: String) -> String {
    switch self {
    case .name: Self.maskedName(raw)
    case .email: Self.maskedEmail(raw)
    case .ip: Self.maskedIP(raw)
    case .phone: Self.maskedPhone(raw)
    case .licenceKey: Self.maskedLicenceKey(raw)
    case .presence: Self.maskedPresence(raw)
    case .object: "[object]"
    }
  }

  /// Whether the text, byte for byte, is one that `masked` can give.
  package func matches(_ text: String) -> Bool {
    // Masks are idempotent, so what they give is exactly what they leave as it is.
    masked(text).utf8.elementsEqual(text.utf8)
  }

  private static func maskedPresence(_ raw: String) -> String {
    if raw.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return "[empty]" }
    return text(MaskNormalForm.lowered(raw)) == "[empty]" ? "[empty]" : "[set]"
  }

  private static func maskedLicenceKey(_ raw: String) -> String {
    let key = MaskNormalForm.uppered(raw)
    guard key.allSatisfy(\.isASCII) else { return "****" }
    let signs = key.filter(\.isCapitalOrDigit)
    let isMask = key.count == 9 && signs.count == 4 && text(key.prefix(5)) == "****-"
    guard isMask || signs.count >= 16 else { return "****" }
    return "****-" + text(signs.suffix(4))
  }

  /// A string of these scalars.
  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  /// A to Z or 0 to 9 of ASCII.
  fileprivate var isCapitalOrDigit: Bool { "A"..."Z" ~= self || "0"..."9" ~= self }
}
