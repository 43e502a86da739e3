import Foundation
import Testing

@testable import Domain

@Suite("Normalization Form C, against Foundation")
struct MaskNormalFormTests {
  @Test func everyScalarInBothForms() {
    var wrong: [String] = []
    for code in UInt32(0)...0x2FFFF {
      // Mappings that Unicode 15 and later added are no promise of the table.
      guard let scalar = Unicode.Scalar(code), isOldEnough(scalar) else { continue }
      let text = String(scalar)
      let nfc = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
      if MaskNormalForm.composed(text.unicodeScalars) != nfc
        || MaskNormalForm.composed(text.nfd.unicodeScalars) != nfc
      {
        wrong.append("U+" + String(code, radix: 16))
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func everyText() {
    var random = SeededNumbers.printed("MaskNormalForm.everyText")
    for _ in 0..<20_000 {
      let text = MaskSamples.text(&random)
      guard text.unicodeScalars.allSatisfy(isOldEnough) else { continue }
      let escaped = text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
      let composed = MaskNormalForm.composed(text.unicodeScalars)
      #expect(composed == Array(text.nfc.unicodeScalars), "\(escaped)")
      #expect(MaskNormalForm.composed(text.nfd.unicodeScalars) == composed, "\(escaped)")
    }
  }

  @Test func tagsAreNoLetters() {
    let tagged: [Unicode.Scalar] = ["\u{E0047}", "\u{301}"]
    #expect(MaskNormalForm.composed(tagged) == tagged)
    #expect(Mask.name.masked("\u{E0047}\u{301}regor") == "***")
  }

  private func isOldEnough(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= 14
  }
}
