import Foundation

@testable import Domain

/// Made-up texts for properties that must hold for every text.
enum MaskSamples {
  /// Above U+FFFF only blocks without marks and without decompositions, as `String.nfc` wants.
  private static let blocks: [ClosedRange<UInt32>] = [
    0x0...0x7F, 0x20...0x7E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0x24F, 0x250...0x2FF,
    0x300...0x36F, 0x370...0x52F, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x1100...0x1112,
    0x1161...0x1175, 0x11A8...0x11C2,
    0x1D00...0x1DBF, 0x1E00...0x1FFF, 0x2000...0x206F, 0x2100...0x214F, 0x2C60...0x2C7F,
    0x3040...0x30FF, 0x4E00...0x4EFF, 0xA640...0xA7FF, 0xAC00...0xAC80, 0xF900...0xF9FF,
    0xFB00...0xFB4F, 0xFE00...0xFE0F, 0xFF00...0xFFEF, 0x1D400...0x1D4FF, 0x1F1E6...0x1F1FF,
    0x1F300...0x1F6FF, 0xE0000...0xE007F, 0x0...0xFFFF,
  ]

  private static let pieces = [
    "@", "@", ".", ".", ":", "::", "*", "***", "****-", "***@***", "[", "]", "\"", "\\", " ", " ",
    "\t", "\r\n", "+49", "00", "203.0.113.7", "2001:db8::", "fe80:", "::ffff:", "private",
    "[malformed]", "[set]", "[empty]", "ann", "Ann", "\u{301}", "\u{345}", "e\u{301}", "\u{212A}",
    "ß", "ς", "ﬁ", "İ", "ı", "\u{200D}", "\u{FEFF}", "89EF", "0123456789",
  ]

  static func text(_ random: inout SeededNumbers) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      if Int.random(in: 0..<5, using: &random) < 2, let piece = pieces.randomElement(using: &random)
      {
        scalars.append(contentsOf: piece.unicodeScalars)
      } else if let block = blocks.randomElement(using: &random),
        let scalar = Unicode.Scalar(UInt32.random(in: block, using: &random))
      {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A text that looks like what the mask is for, half of the time a nearly right one.
  static func likely(_ mask: Mask, _ random: inout SeededNumbers) -> String {
    var text =
      switch mask {
      case .name, .presence, .object: word(&random) + " " + word(&random)
      case .email: address(&random)
      case .ip: Bool.random(using: &random) ? ipv4(&random) : ipv6(&random)
      case .phone: "+" + String(UInt64.random(in: 100_000...99_999_999_999_999, using: &random))
      case .licenceKey:
        (0..<4).map { _ in String(UInt16.random(in: .min ... .max, using: &random), radix: 16) }
          .joined(separator: "-")
      }
    if Int.random(in: 0..<4, using: &random) == 0, let piece = pieces.randomElement(using: &random)
    {
      let place = text.unicodeScalars.indices.randomElement(using: &random) ?? text.startIndex
      text.unicodeScalars.insert(contentsOf: piece.unicodeScalars, at: place)
    }
    return text
  }

  static func word(_ random: inout SeededNumbers) -> String {
    let heads = ["An", "Ber", "Ce", "Do", "É", "Gu", "Ńi", "Ö", "Ру", "Σο", "Жа", "שר", "مر", "美"]
    let tails = ["na", "ta", "lo", "rik", "sen", "ία", "ина", "ß", "e\u{301}e", "ית", "雪"]
    return (heads.randomElement(using: &random) ?? "")
      + (0..<Int.random(in: 0...2, using: &random))
      .map { _ in tails.randomElement(using: &random) ?? "" }.joined()
  }

  static func address(_ random: inout SeededNumbers) -> String {
    let givenHeads = [
      "an", "be", "ca", "da", "el", "fre", "gi", "ha", "i", "jo", "ka", "li", "ma", "ni", "o", "pe",
      "ro", "sa", "to", "u", "vi", "wil", "ya", "zo", "qui", "xa",
    ]
    let middles = ["na", "li", "ro", "ma", "ber", "dra", "so", "ter", "vin", "ck"]
    let ends = ["a", "o", "en", "s", "it", "y", "us", "e"]
    let domains = [
      "example.com", "example.org", "example.net", "mail.example.com", "münze.example",
    ]
    func one(_ list: [String], _ random: inout SeededNumbers) -> String {
      list.randomElement(using: &random) ?? ""
    }
    let given = one(givenHeads, &random) + one(middles, &random) + one(ends, &random)
    let family = one(givenHeads, &random) + one(middles, &random) + one(ends, &random)
    let domain = one(domains, &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<50: return "\(given).\(family)@\(domain)"
    case 50..<65: return "\(given)@\(domain)"
    case 65..<80: return "\(given.prefix(1)).\(family)@\(domain)"
    case 80..<86: return "\(given)+lapse@\(domain)"
    case 86..<90: return "\(given.prefix(1))\(family.prefix(1))@\(domain)"
    case 90..<93: return "mü\(family)@\(domain)"
    case 93..<95: return "\"\(given) \(family)\"@\(domain)"
    case 95..<97: return "\(Int.random(in: 100...9_999, using: &random))@\(domain)"
    default:
      return one(["\(given)", "\(given)@localhost", "\(given) \(family)@\(domain)"], &random)
    }
  }

  static func ipv4(_ random: inout SeededNumbers) -> String {
    (0..<4).map { _ in String(UInt8.random(in: .min ... .max, using: &random)) }
      .joined(separator: ".")
  }

  static func ipv6(_ random: inout SeededNumbers) -> String {
    (0..<8).map { _ in String(UInt16.random(in: .min ... .max, using: &random), radix: 16) }
      .joined(separator: ":")
  }
}

extension String {
  /// By Foundation, which the masks do without. It composes a scalar above U+FFFF by its low 16
  /// bits and a Hangul syllable not with its last consonant: hence the parts, and NFC of NFD.
  var nfc: String {
    var result = String.UnicodeScalarView()
    var part = String.UnicodeScalarView()
    func flush() {
      let text = String(part).decomposedStringWithCanonicalMapping
      result.append(contentsOf: text.precomposedStringWithCanonicalMapping.unicodeScalars)
      part = String.UnicodeScalarView()
    }
    for scalar in unicodeScalars {
      if scalar.value > 0xFFFF {
        flush()
        result.append(scalar)
      } else {
        part.append(scalar)
      }
    }
    flush()
    return String(result)
  }

  var nfd: String { decomposedStringWithCanonicalMapping }
}
