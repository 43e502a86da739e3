/// Normalization Form C (UAX #15) and letter case without Foundation, as masks and folded addresses
/// need them: total on any text, in time n log n.
enum MaskNormalForm {
  /// NFC, then every scalar in lower case, then NFC again. `ς` becomes `σ`, so that upper and lower
  /// case of a Greek word agree; `ß`, `ſ` and `ı` stay letters of their own.
  static func lowered(_ text: String) -> [Unicode.Scalar] {
    if isASCII(text) {
      return text.utf8.map { Unicode.Scalar(65...90 ~= $0 ? $0 | 0x20 : $0) }
    }
    return composed(lower(composed(text.unicodeScalars)))
  }

  /// NFC of the upper case of the lower case: the same for every case variant (`ß` and `SS` too).
  static func uppered(_ text: String) -> [Unicode.Scalar] {
    if isASCII(text) {
      return text.utf8.map { Unicode.Scalar(97...122 ~= $0 ? $0 & 0xDF : $0) }
    }
    return composed(
      lower(composed(text.unicodeScalars)).flatMap { $0.properties.uppercaseMapping.unicodeScalars }
    )
  }

  /// NFC of a sequence of scalars.
  static func composed(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    let scalars = Array(scalars)
    // Nothing below U+0300 changes in NFC.
    if scalars.allSatisfy({ $0.value < 0x300 }) { return scalars }
    return recomposed(ordered(decomposed(scalars)))
  }

  private static func isASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func lower(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.flatMap { scalar -> [Unicode.Scalar] in
      scalar == "\u{3C2}" ? ["\u{3C3}"] : Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  private static func decomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(scalars.count * 2)
    for scalar in scalars { decompose(scalar, into: &result) }
    return result
  }

  private static func decompose(_ scalar: Unicode.Scalar, into result: inout [Unicode.Scalar]) {
    if let syllable = Hangul.decomposed(scalar) {
      result += syllable
    } else if let parts = tables.decomposition[scalar] {
      for part in parts { decompose(part, into: &result) }
    } else {
      result.append(scalar)
    }
  }

  /// Canonical ordering: marks of one run by combining class, those of one class as they came.
  private static func ordered(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(scalars.count)
    var marks: [(rank: UInt8, place: Int, scalar: Unicode.Scalar)] = []
    func flush() {
      if marks.count > 1 { marks.sort { ($0.rank, $0.place) < ($1.rank, $1.place) } }
      result += marks.map(\.scalar)
      marks.removeAll(keepingCapacity: true)
    }
    for scalar in scalars {
      let rank = scalar.combiningRank
      if rank == 0 {
        flush()
        result.append(scalar)
      } else {
        marks.append((rank, marks.count, scalar))
      }
    }
    flush()
    return result
  }

  private static func recomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(scalars.count)
    var starter: Int?
    var lastRank: UInt8 = 0
    for scalar in scalars {
      let rank = scalar.combiningRank
      // A scalar is blocked from its starter by anything between of the same or a higher rank.
      if let place = starter,
        place == result.count - 1 || lastRank < rank,
        let whole = composite(result[place], scalar)
      {
        result[place] = whole
        continue
      }
      if rank == 0 { starter = result.count }
      lastRank = rank
      result.append(scalar)
    }
    return result
  }

  private static func composite(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> Unicode.Scalar? {
    Hangul.composed(first, second) ?? tables.composition[Pair(first: first, second: second)]
  }

  private struct Pair: Hashable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar
  }

  private struct Tables {
    var decomposition: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    var composition: [Pair: Unicode.Scalar] = [:]

    mutating func add(_ code: UInt32, _ parts: [UInt32], composes: Bool) {
      guard let whole = Unicode.Scalar(code) else { return }
      let scalars = parts.compactMap(Unicode.Scalar.init)
      decomposition[whole] = scalars
      if composes { composition[Pair(first: scalars[0], second: scalars[1])] = whole }
    }
  }

  /// Read once, at the first text that holds a scalar from U+0300 on.
  private static let tables: Tables = mappings.withUTF8Buffer { bytes in
    var tables = Tables()
    var code: UInt32 = 0
    var parts: [UInt32] = []
    var value: UInt32 = 0
    var composes = false
    for byte in Array(bytes) + [UInt8(ascii: " ")] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      case UInt8(ascii: "="):
        code = value
        value = 0
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        composes = byte == UInt8(ascii: "+")
        parts.append(value)
        value = 0
      default:
        parts.append(value)
        tables.add(code, parts, composes: composes)
        code += 1
        parts.removeAll(keepingCapacity: true)
        value = 0
        composes = false
      }
    }
    return tables
  }

  /// Arithmetic of Hangul syllables (Unicode Standard, 3.12).
  private enum Hangul {
    private static let syllables: UInt32 = 0xAC00
    private static let leads: UInt32 = 0x1100
    private static let vowels: UInt32 = 0x1161
    private static let trails: UInt32 = 0x11A7

    static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
      guard scalar.value >= syllables, scalar.value < syllables + 11_172 else { return nil }
      let index = scalar.value - syllables
      let trail = index % 28
      let codes =
        [leads + index / 588, vowels + index % 588 / 28] + (trail == 0 ? [] : [trails + trail])
      return codes.compactMap(Unicode.Scalar.init)
    }

    static func composed(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
      let (first, second) = (first.value, second.value)
      if first >= leads, first < leads + 19, second >= vowels, second < vowels + 21 {
        return Unicode.Scalar(syllables + ((first - leads) * 21 + second - vowels) * 28)
      }
      if first >= syllables, first < syllables + 11_172, (first - syllables) % 28 == 0,
        second > trails, second < trails + 28
      {
        return Unicode.Scalar(first + second - trails)
      }
      return nil
    }
  }
}

extension Unicode.Scalar {
  /// The canonical combining class; 0 for a starter.
  fileprivate var combiningRank: UInt8 {
    value < 0x300 ? 0 : properties.canonicalCombiningClass.rawValue
  }
}
