/// Letters that came as a base and its marks, as one scalar where there is such a one: names of
/// files come so from some systems.
enum Composition {
  /// The one displayable scalar that is canonically equivalent to the cluster.
  static func composed(_ cluster: Character) -> Unicode.Scalar? {
    compositions[cluster] ?? syllable(cluster.unicodeScalars)
  }

  /// Characters compare by canonical equivalence, so that a decomposed one finds its own.
  private static let compositions: [Character: Unicode.Scalar] = {
    var found: [Character: Unicode.Scalar] = [:]
    for range in [
      0xC0...0x24F, 0x1E00...0x1EFF, 0x370...0x3FF, 0x400...0x52F, 0x622...0x6D3,
      0x3041...0x30FF,
    ] as [ClosedRange<UInt32>] {
      for value in range {
        if let scalar = Unicode.Scalar(value), Displayable.contains(scalar) {
          found[Character(scalar)] = scalar
        }
      }
    }
    return found
  }()

  /// A Hangul syllable of its two or three parts, by Unicode's arithmetic (section 3.12).
  private static func syllable(_ parts: String.UnicodeScalarView) -> Unicode.Scalar? {
    guard let first = parts.first, first.value >= 0x1100, first.value <= 0xD7A3 else { return nil }
    var rest = parts.dropFirst()
    var index: UInt32
    if (0x1100...0x1112).contains(first.value), let vowel = rest.popFirst(),
      (0x1161...0x1175).contains(vowel.value)
    {
      index = ((first.value - 0x1100) * 21 + vowel.value - 0x1161) * 28
    } else if (0xAC00...0xD7A3).contains(first.value), (first.value - 0xAC00) % 28 == 0 {
      index = first.value - 0xAC00
    } else {
      return nil
    }
    if let final = rest.popFirst() {
      guard (0x11A8...0x11C2).contains(final.value) else { return nil }
      index += final.value - 0x11A7
    }
    return rest.isEmpty ? Unicode.Scalar(0xAC00 + index) : nil
  }
}
