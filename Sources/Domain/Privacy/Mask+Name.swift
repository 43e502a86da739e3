extension Mask {
  /// The first letter of each of the first three words, in capitals; `***` for a word of one
  /// grapheme, of another script, or that does not begin with a letter.
  static func maskedName(_ raw: String) -> String {
    let words = MaskNormalForm.uppered(raw)
      .split(maxSplits: 3, whereSeparator: \.properties.isWhitespace)
      .prefix(3)
    if words.isEmpty { return "***" }
    return words.map(maskedWord).joined(separator: " ")
  }

  private static func maskedWord(_ word: ArraySlice<Unicode.Scalar>) -> String {
    guard let first = word.first, first.isShownLetter else { return "***" }
    let rest = word.dropFirst()
    // ASCII never joins the letter before it; anything else may.
    if let second = rest.first, !second.isASCII,
      text(word.prefix(8)).first != Character(first)
    {
      return "***"
    }
    return rest.contains(where: \.isVisible) ? "\(first)***" : "***"
  }
}

extension Unicode.Scalar {
  /// A Latin, Greek or Cyrillic letter in its composed form that takes one column.
  fileprivate var isShownLetter: Bool {
    if isASCII { return "A"..."Z" ~= self || "a"..."z" ~= self }
    guard Self.letterBlocks.contains(where: { $0 ~= value }) else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return !isCoptic
    default: return false
    }
  }

  private var isCoptic: Bool { 0x3E2...0x3EF ~= value }

  /// Something a reader sees as more than the letter before it.
  fileprivate var isVisible: Bool {
    if isASCII { return value > 0x20 && value != 0x7F }
    if properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .unassigned, .nonspacingMark, .enclosingMark, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }

  /// Blocks of the three scripts, all of single width; not the full-width and mathematical forms.
  private static let letterBlocks: [ClosedRange<UInt32>] = [
    0xC0...0x2AF,  // Latin-1, Extended-A and -B, IPA
    0x370...0x52F,  // Greek, Cyrillic and its supplement
    0x1C80...0x1C8F,  // Cyrillic Extended-C
    0x1D00...0x1DBF,  // phonetic extensions
    0x1E00...0x1FFF,  // Latin Extended Additional, Greek Extended
    0x2C60...0x2C7F,  // Latin Extended-C
    0xA640...0xA69F,  // Cyrillic Extended-B
    0xA720...0xA7FF,  // Latin Extended-D
    0xAB30...0xAB6F,  // Latin Extended-E
  ]
}
