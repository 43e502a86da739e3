import Testing

@testable import Domain

@Suite("Masks: what holds for every text")
struct MaskPropertyTests {
  @Test(arguments: Mask.allCases)
  func everyText(_ mask: Mask) {
    var random = SeededNumbers.printed("everyText(\(mask))")
    for round in 0..<6_000 {
      let raw =
        round.isMultiple(of: 2)
        ? MaskSamples.text(&random) : MaskSamples.likely(mask, &random)
      let masked = mask.masked(raw)
      let escaped = raw.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()

      #expect(mask.masked(masked).utf8.elementsEqual(masked.utf8), "twice: \(escaped)")
      #expect(mask.matches(masked), "\(escaped)")
      #expect(lengths(mask).contains(masked.unicodeScalars.count), "length: \(escaped)")
      #expect(isWellFormed(mask, masked), "form \(masked): \(escaped)")
      for variant in variants(raw, of: mask) {
        #expect(
          mask.masked(variant).utf8.elementsEqual(masked.utf8),
          "\(masked) and \(mask.masked(variant)): \(escaped)")
      }
      if let run = leaked(mask, raw, masked) { Issue.record("\(run) of \(escaped)") }
    }
  }

  @Test func everyScalarAtTheHeadOfAName() {
    for code in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(code), scalar.properties.isCased else { continue }
      let raw = "\(scalar)xy"
      let masked = Mask.name.masked(raw)
      let variants = [raw.uppercased(), raw.lowercased(), raw.nfd, raw.nfc]
      for variant in variants where Mask.name.masked(variant) != masked {
        Issue.record("U+\(String(code, radix: 16)): \(masked), \(Mask.name.masked(variant))")
      }
      #expect(Mask.name.masked(masked).utf8.elementsEqual(masked.utf8))
    }
  }

  @Test func longTextsTakeNoLongerThanTheyMust() {
    let marks = String(repeating: "\u{301}\u{316}", count: 20_000)
    for mask in Mask.allCases {
      for raw in [marks, "A" + marks, String(repeating: "a ", count: 20_000), "\"@." + marks] {
        #expect(lengths(mask).contains(mask.masked(raw).unicodeScalars.count))
      }
    }
  }

  /// The case variants of a whole text; of an address those that lower case brings together.
  private func variants(_ raw: String, of mask: Mask) -> [String] {
    let forms = [raw.nfc, raw.nfd]
    let (upper, other) = (raw.nfc.uppercased(), raw.nfd.uppercased())
    // An iota below becomes a letter in capitals: with another mark, in different places.
    let cases = [upper, raw.nfc.lowercased()] + (upper == other ? [other] : [])
    guard mask == .email else { return forms + cases }
    let folded = MaskNormalForm.lowered(raw)
    return forms + cases.filter { MaskNormalForm.lowered($0) == folded }
  }

  private func lengths(_ mask: Mask) -> Set<Int> {
    switch mask {
    case .name: [3, 4, 7, 8, 9, 11, 12, 13, 14]
    case .email: [7, 8, 11]
    case .ip: Set(3...11)
    case .phone: [3, 8, 9, 10]
    case .licenceKey: [4, 9]
    case .presence: [5, 7]
    case .object: [8]
    }
  }

  /// The form of an output, told in another way than the masks are written.
  private func isWellFormed(_ mask: Mask, _ masked: String) -> Bool {
    let isFormed =
      switch mask {
      case .name: masked.wholeMatch(of: /(\p{Lu}|\p{Ll})?\*{3}( (\p{Lu}|\p{Ll})?\*{3}){0,2}/) != nil
      case .email: masked.wholeMatch(of: /[a-z]?\*{3}@\*{3}|\[malformed\]/) != nil
      case .ip:
        ["***", "private", "loopback", "link-local"].contains(masked)
          || masked.wholeMatch(of: /\d{1,3}\.\d{1,3}\.\*\.\*/) != nil
          || masked.wholeMatch(of: /[0-9a-f]{1,4}:[0-9a-f]{1,4}:\*/) != nil
      case .phone: masked.wholeMatch(of: /\*{3}|\+\d{1,3} \*{3}\d\d/) != nil
      case .licenceKey: masked.wholeMatch(of: /\*{4}(-[0-9A-Z]{4})?/) != nil
      case .presence: ["[set]", "[empty]"].contains(masked)
      case .object: masked == "[object]"
      }
    return isFormed
      && masked.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint }
  }

  /// Three scalars in a row of the original that the mask shows beyond what it grants.
  private func leaked(_ mask: Mask, _ raw: String, _ masked: String) -> String? {
    let words = [
      "private", "loopback", "link-local", "[malformed]", "[set]", "[empty]", "[object]",
    ]
    if words.contains(masked) { return nil }
    var rest = Array(masked.unicodeScalars)
    switch mask {
    case .ip: rest.removeAll { $0 != "*" && $0 != "." && $0 != ":" }
    case .phone: rest = Array(rest.dropFirst(4).dropLast(2))
    case .licenceKey: rest = Array(rest.prefix(5))
    default: break
    }
    let source = Array(raw.unicodeScalars)
    guard source.count >= 3, rest.count >= 3 else { return nil }
    let shown = Set((0...rest.count - 3).map { String(describing: rest[$0..<$0 + 3]) })
    for start in 0...source.count - 3 {
      let run = source[start..<start + 3]
      // The signs of the mask itself are no part of anybody's data.
      if run.contains("*") { continue }
      if shown.contains(String(describing: run)) { return String(describing: run) }
    }
    return nil
  }
}
