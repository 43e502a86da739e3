import Testing

@testable import Terminal

struct SafeTextTests {
  /// Printable, visible, one column, left to right: by Unicode's classes, not by our table.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      false
    default:
      !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private func check(_ text: String, _ note: Comment) {
    for escapes in [SafeText.Escapes.brief, .exact] {
      let safe = SafeText(text, escapes: escapes)
      #expect(safe.text.unicodeScalars.allSatisfy(isHarmless), note)
      #expect(safe.text.unicodeScalars.count == safe.columns, note)
      let again = SafeText(safe.text, escapes: escapes)
      #expect(again.text == safe.text && again.columns == safe.columns, note)
      #expect(text.isEmpty || safe.columns > 0, note)
    }
  }

  @Test(arguments: Hostile.strings)
  func neutralisesHostileText(_ text: String) {
    check(text, "\(text.unicodeScalars.map { $0.value })")
  }

  @Test func neutralisesRandomText() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SplitMix(seed: seed)
    for _ in 0..<5_000 {
      let text = Hostile.random(using: &generator)
      check(text, "seed \(seed): \(text.unicodeScalars.map { $0.value })")
    }
  }

  @Test func neutralisesEveryScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let safe = SafeText(String(Character(scalar)))
      guard safe.columns == 1, let shown = safe.text.unicodeScalars.first, isHarmless(shown)
      else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test func keepsWhatTerminalsCanDraw() {
    for text in ["", "plain ~", "Müller", "Łukasz Ağaoğlu", "Мария", "Ωμέγα", "“5 €” – …"] {
      let safe = SafeText(text)
      #expect(safe.text == text)
      #expect(safe.columns == text.count)
      #expect(safe.escapes.isEmpty)
    }
  }

  @Test func composesDecomposedLetters() {
    let safe = SafeText("Jose\u{301}")
    #expect(Array(safe.text.unicodeScalars) == Array("José".unicodeScalars.map { $0 }))
    #expect(safe.escapes.isEmpty)
  }

  @Test func showsEscapes() {
    #expect(SafeText("a\u{1B}b\r\n\u{7F}").text == "a␛b␍␊␡")
    #expect(SafeText("x\u{202E}y").text == "x\u{FFFD}y")
    #expect(SafeText("漢字").columns == 2)
    #expect(SafeText("x\u{202E}y", escapes: .exact).text == "x\\u{202E}y")
    #expect(SafeText("a\u{1B}\u{7}b").escapes == [1..<3])
  }

  @Test func refusesTheProgramsOwnMarks() {
    for glyph in Glyph.allCases where !Glyphs.unicode[glyph].isASCII && glyph != .cut {
      let mark = Glyphs.unicode[glyph]
      #expect(SafeText(String(Character(mark))).escapes == (mark == "×" ? [] : [0..<1]))
      #expect(SafeText(glyph, in: .unicode).escapes.isEmpty)
    }
  }

  @Test func slicesWithEscapes() {
    let text = SafeText("ab\u{1}\u{2}cd")
    #expect(text.prefix(3).text == "ab␁")
    #expect(text.prefix(3).escapes == [2..<3])
    #expect(text.dropFirst(3).escapes == [0..<1])
    #expect(text.dropFirst(9) == .empty)
    #expect((text.prefix(2) + text.dropFirst(2)) == text)
    #expect(text.cut(to: 3, in: .unicode).text == "ab…")
    #expect(text.cut(to: 6, in: .unicode) == text)
    #expect(text.cut(to: 0, in: .ascii) == .empty)
  }
}
