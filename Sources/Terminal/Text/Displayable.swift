/// Which scalars terminals draw in exactly one column, left to right, by themselves.
enum Displayable {
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
    default:
      false
    }
  }

  /// Pictures that only escapes use: of C0 and DEL, and the replacement character.
  static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    (0x2400...0x2421).contains(scalar.value) || scalar.value == 0xFFFD
  }

  static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    default: nil
    }
  }

  /// The one displayable scalar that is canonically equivalent to the cluster.
  static func composed(_ cluster: Character) -> Unicode.Scalar? {
    compositions[cluster]
  }

  /// Characters compare by canonical equivalence, so that a decomposed one finds its own.
  private static let compositions: [Character: Unicode.Scalar] = {
    var found: [Character: Unicode.Scalar] = [:]
    for range in [0xC0...0x24F, 0x1E00...0x1EFF, 0x370...0x3FF, 0x400...0x52F]
      as [ClosedRange<UInt32>]
    {
      for value in range {
        if let scalar = Unicode.Scalar(value), contains(scalar) {
          found[Character(scalar)] = scalar
        }
      }
    }
    return found
  }()

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: true
    default: false
    }
  }
}
