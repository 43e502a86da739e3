/// Which scalars all terminals draw alike: in the columns of `ScalarWidth`, by themselves.
///
/// Letters of Arabic, Hebrew and Thaana are among them, one column each, in the order in which
/// they are stored. Some terminals (VTE, Konsole) then turn such a run around within its own row;
/// the columns that it takes stay the same. To forbid it takes bidi controls, which other
/// terminals draw, and letters turned around here would be wrong in those that turn them again.
///
/// Spacing marks of Indic scripts take a column as the C library, xterm, VTE and tmux have it; those
/// that Unicode counts to the letter before them are disputed and not drawn.
enum Displayable {
  /// The newest Unicode whose widths C libraries in use know.
  private static let newest: Unicode.Version = (14, 0)

  /// A scalar that can begin a cluster.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E:
      true
    case 0xA0...0xFF:
      scalar.value != 0xAD  // The soft hyphen is invisible.
    case 0x100...0x24F, 0x1E00...0x1EFF:
      true
    case 0x370...0x481, 0x48A...0x52F:
      isLetter(scalar)
    case 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2026, 0x20AC,
      0x2265:
      true
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    case 0xFF9E, 0xFF9F:
      true  // Voiced sounds of halfwidth Katakana: a column each, though marks by meaning.
    default:
      isOfScript(scalar) && isText(scalar) || isWide(scalar)
    }
  }

  /// Whether it stands alone in one column.
  static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
    contains(scalar) && ScalarWidth.of(scalar) == 1
  }

  /// A mark that is drawn over the scalar before it.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard properties.generalCategory == .nonspacingMark, !properties.isDefaultIgnorableCodePoint,
      isKnown(scalar)
    else { return false }
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x487, 0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x20D0...0x20F0,
      0x302A...0x302D, 0x3099...0x309A, 0xFE20...0xFE2F:
      return true
    default:
      return isOfScript(scalar)
    }
  }

  /// Whether it is seen only in the form of the scalar before it: variation selectors, keycaps and
  /// other frames, skin tones, tags.
  static func isTail(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0xE0020...0xE007F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF: true
    default: scalar.properties.generalCategory == .enclosingMark
    }
  }

  /// What others can be joined to, drawn or not.
  static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x203C && scalar.properties.isEmoji && flagLetter(scalar) == nil
  }

  /// The letter that half a flag stands for.
  static func flagLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
      ? Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41) : nil
  }

  /// Pictures that only escapes use: of C0 and DEL, the replacement character, and the circle
  /// that a mark without a letter is drawn over.
  static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    (0x2400...0x2421).contains(scalar.value) || scalar == "\u{FFFD}" || scalar == circle
  }

  static let circle: Unicode.Scalar = "\u{25CC}"

  static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    default: nil
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: true
    default: false
    }
  }

  /// Blocks of the scripts in everyday use (UAX #31, table 5) whose scalars take one column.
  private static func isOfScript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x531...0x58A: true  // Armenian
    case 0x591...0x5F4: true  // Hebrew
    case 0x606...0x6FF, 0x750...0x77F, 0x870...0x8FF: true  // Arabic
    case 0xFB50...0xFDC7, 0xFE70...0xFEFC: true  // Its presentation forms
    case 0x780...0x7B1: true  // Thaana
    case 0x900...0xDF4, 0xA8E0...0xA8FF: true  // Devanagari to Sinhala
    case 0xE01...0xE5B: true  // Thai
    case 0xE81...0xEDF: true  // Lao
    case 0xF00...0xFDA: true  // Tibetan
    case 0x1000...0x109F, 0xAA60...0xAA7F: true  // Myanmar
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: true  // Georgian
    case 0x1200...0x139F, 0x2D80...0x2DDE: true  // Ethiopic
    case 0x1780...0x17F9: true  // Khmer
    case 0x1F00...0x1FFE: true  // Greek
    case 0xFF61...0xFF9D: true  // Katakana, halfwidth
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard ScalarWidth.isWide(scalar), isKnown(scalar) else { return false }
    switch scalar.value {
    case 0x1100...0x1112, 0x2E80...0xA4C6, 0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE30...0xFE6B,
      0xFF01...0xFFE6, 0x20000...0x3134A:
      return isText(scalar) || [.otherSymbol, .spaceSeparator].contains(category(scalar))
    case 0x1F3FB...0x1F3FF:
      return false
    default:
      return scalar.properties.isEmojiPresentation
    }
  }

  /// Letters, digits, signs: what takes room and ink of its own.
  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch category(scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .currencySymbol, .mathSymbol, .modifierSymbol:
      isKnown(scalar) && !scalar.properties.isDefaultIgnorableCodePoint
    case .spacingMark:
      isKnown(scalar) && !scalar.properties.isGraphemeExtend
    default:
      false
    }
  }

  private static func category(_ scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
    scalar.properties.generalCategory
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.age.map { $0 <= newest } ?? false
  }
}
