extension Mask {
  /// `[malformed]` for what is no address: none or several `@` or white space outside quotes, no
  /// dot after the `@`. Else `***@***`, with the first letter before it if the local part is plain
  /// ASCII of three or more and begins with one. Addresses that are equal folded have equal masks,
  /// but for white space at their ends.
  static func maskedEmail(_ raw: String) -> String {
    let address = MaskNormalForm.lowered(raw)
    if let mask = knownMask(address) { return mask }
    guard let parts = Parts(address) else { return "[malformed]" }
    guard parts.local.count > 2, !parts.isQuoted, let first = parts.local.first,
      "a"..."z" ~= first, parts.local.allSatisfy(\.isASCII)
    else { return "***@***" }
    return "\(first)***@***"
  }

  private static func knownMask(_ address: [Unicode.Scalar]) -> String? {
    // `[malformed]` is no address and needs no case of its own.
    guard address.count == 7 || address.count == 8 else { return nil }
    let candidate = text(address)
    guard
      candidate.utf8.elementsEqual("***@***".utf8)
        || candidate.utf8.dropFirst().elementsEqual("***@***".utf8) && "a"..."z" ~= address[0]
    else { return nil }
    return candidate
  }

  /// The two sides of the one `@` of an address, as far as a mask cares.
  private struct Parts {
    let local: ArraySlice<Unicode.Scalar>
    let isQuoted: Bool

    init?(_ address: [Unicode.Scalar]) {
      var at: Int?
      var dotAfter = false
      var inQuotes = false
      var hasQuotes = false
      var index = 0
      while index < address.count {
        let scalar = address[index]
        switch scalar {
        case "\\" where inQuotes: index += 1
        case "\"":
          inQuotes.toggle()
          if at == nil { hasQuotes = true }
        case _ where inQuotes: break
        case "@":
          if at != nil { return nil }
          at = index
        case ".": if at != nil { dotAfter = true }
        case _ where scalar.properties.isWhitespace: return nil
        default: break
        }
        index += 1
      }
      guard let at, dotAfter else { return nil }
      local = address[..<at]
      isQuoted = hasQuotes
    }
  }
}
