import Testing

@testable import Terminal

struct SafeTextTests {
  /// Printable and visible by Unicode's classes, not by our table.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .enclosingMark:
      false
    default:
      !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private func check(_ text: String, _ note: Comment) {
    for escapes in [SafeText.Escapes.brief, .exact] {
      let safe = SafeText(text, escapes: escapes)
      #expect(safe.text.unicodeScalars.allSatisfy(isHarmless), note)
      let widths = safe.text.unicodeScalars.map(ScalarWidth.of)
      #expect(widths.reduce(0, +) == safe.columns, note)
      #expect(widths.first != 0, note)
      #expect(
        !widths.split(omittingEmptySubsequences: true) { $0 > 0 }.contains { $0.count > 4 }, note)
      let again = SafeText(safe.text, escapes: escapes)
      #expect(again.text == safe.text && again.columns == safe.columns, note)
      #expect(text.isEmpty || safe.columns > 0, note)
      #expect(safe.escapes.allSatisfy { $0.upperBound <= safe.columns && !$0.isEmpty }, note)
      checkPieces(safe, note)
    }
  }

  /// Every cut has the columns that it should have, and pieces are the whole.
  private func checkPieces(_ safe: SafeText, _ note: Comment) {
    func isRight(_ part: SafeText, _ columns: Int) -> Bool {
      part.columns == columns
        && part.text.unicodeScalars.reduce(0) { $0 + ScalarWidth.of($1) } == columns
    }
    let cuts = (0...safe.columns).map { count in
      isRight(safe.prefix(count), count)
        && isRight(safe.dropFirst(count), safe.columns - count)
    }
    #expect(!cuts.contains(false), note)
    for width in 1...4 {
      let pieces = safe.pieces(width)
      let isWhole = width == 1 || pieces.reduce(.empty, +) == safe
      #expect(isWhole && !pieces.contains { $0.isEmpty || $0.columns > width }, note)
    }
  }

  @Test(arguments: Hostile.strings)
  func neutralisesHostileText(_ text: String) {
    check(text, "\(text.unicodeScalars.map { $0.value })")
  }

  @Test func neutralisesRandomText() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SplitMix(seed: seed)
    for _ in 0..<1_000 {
      let text = Hostile.random(using: &generator)
      check(text, "seed \(seed): \(text.unicodeScalars.map { $0.value })")
    }
  }

  @Test func neutralisesEveryScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let safe = SafeText(String(Character(scalar)))
      guard let shown = safe.text.unicodeScalars.first, isHarmless(shown),
        safe.columns == ScalarWidth.of(shown), (1...2).contains(safe.columns),
        safe.text.unicodeScalars.count
          == (ScalarWidth.of(scalar) == 0 && safe.text != "\u{FFFD}" ? 2 : 1)
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

  @Test(arguments: [
    ("漢字", 4), ("ｆｕｌｌ", 8), ("会议室 3", 8), ("한국어", 6), ("かな・カナ", 10), ("ｶﾞ", 2),
    ("مرحبا", 5), ("مَرْحَبًا", 5), ("שָׁלוֹם", 4), ("ประชุม", 5), ("น้ำ", 2), ("क्षि", 3),
    ("बैठक", 3), ("தமிழ்", 4), ("🎉 done ✅", 10), ("山田　太郎", 10), ("ሰላም", 3), ("გამარჯობა", 9),
    ("x\u{303}\u{323}\u{301}", 1), ("٣٤٥", 3), ("𠮷", 2),
  ])
  func keepsTheScriptsOfTheWorld(text: String, columns: Int) {
    for escapes in [SafeText.Escapes.brief, .exact] {
      let safe = SafeText(text, escapes: escapes)
      #expect(Array(safe.text.unicodeScalars) == Array(text.unicodeScalars))
      #expect(safe.columns == columns)
      #expect(safe.isWhole)
    }
  }

  /// What is left of clusters that terminals draw in different widths.
  @Test(arguments: [
    ("👨\u{200D}👩\u{200D}👧", "👨", 2), ("👍🏽", "👍", 2), ("1\u{FE0F}\u{20E3}", "1", 1),
    ("🇩🇪", "DE", 2), ("🏴\u{E0067}\u{E007F}", "🏴", 2), ("❤\u{FE0F}", "\u{FFFD}", 1),
    ("☎", "\u{FFFD}", 1), ("🏽", "\u{FFFD}", 1), ("\u{301}", "◌\u{301}", 1),
    (" \u{301}", " ◌\u{301}", 2), ("葛\u{E0100}", "葛", 2), ("می\u{200C}خ", "می\u{FFFD}خ", 4),
    ("a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{300}\u{301}\u{302}\u{303}", 1),
    ("\u{4DC0}", "\u{FFFD}", 1), ("\u{3164}", "\u{FFFD}", 1), ("\u{1161}", "\u{FFFD}", 1),
    ("\u{34F}", "\u{FFFD}", 1), ("\u{9BE}", "\u{FFFD}", 1), ("﷽", "\u{FFFD}", 1),
  ])
  func drawsWhatTheyAgreeOn(text: String, shown: String, columns: Int) {
    let safe = SafeText(text)
    #expect(Array(safe.text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(safe.columns == columns)
    #expect(!safe.isWhole)
    let exact = SafeText(text, escapes: .exact)
    #expect(exact.text.contains("\\u{") || exact.text.unicodeScalars.contains("◌"))
  }

  @Test(arguments: [
    ("Jose\u{301}", "José"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{D558}\u{11AB}", "한"),
    ("\u{1100}\u{1161}", "가"), ("か\u{3099}", "が"), ("ا\u{653}", "آ"),
  ])
  func composesDecomposedLetters(text: String, composed: String) {
    let safe = SafeText(text)
    #expect(Array(safe.text.unicodeScalars) == Array(composed.unicodeScalars))
    #expect(safe.isWhole)
  }

  @Test func cutsAtAClusterAndKeepsTheColumns() {
    let text = SafeText("a漢字e\u{301}\u{323}z")
    #expect(text.columns == 7)
    #expect(text.prefix(2).text == "a ")
    #expect(text.prefix(3).text == "a漢")
    #expect(text.dropFirst(2).text == " 字e\u{301}\u{323}z")
    #expect(text.cut(to: 5, in: .unicode).text == "a漢 …")
    #expect(text.cut(to: 4, in: .unicode).text == "a漢…")
    #expect(text.pieces(2).map(\.text) == ["a", "漢", "字", "e\u{301}\u{323}z"])
    #expect(text.pieces(1).map(\.text) == ["a", " ", " ", " ", " ", "e\u{301}\u{323}", "z"])
    #expect(text.ascii == "a?????z")
  }

  @Test func showsEscapes() {
    #expect(SafeText("a\u{1B}b\r\n\u{7F}").text == "a␛b␍␊␡")
    #expect(SafeText("x\u{202E}y").text == "x\u{FFFD}y")
    #expect(SafeText("漢\u{202E}字").escapes == [2..<3])
    #expect(SafeText("x\u{202E}y", escapes: .exact).text == "x\\u{202E}y")
    #expect(SafeText("a\u{1B}\u{7}b").escapes == [1..<3])
  }

  @Test func refusesTheProgramsOwnMarks() {
    for glyph in Glyph.allCases where !Glyphs.unicode[glyph].isASCII && glyph != .cut {
      let mark = Glyphs.unicode[glyph]
      #expect(SafeText(String(Character(mark))).escapes == (mark == "×" ? [] : [0..<1]), "\(mark)")
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
