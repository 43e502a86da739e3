import Domain
import Testing

/// Lists as they are stored come back as they were, whatever is in them.
@Suite struct ListTextTests {
  static let lists: [[String]] = [
    [], [""], ["", ""], ["a"], ["a", "b", "c"],
    ["\"", "\\", "\\\"", "\\\\\"", "\"]", "[\"", "\",\""],
    ["a,b", "[]", "{}", "null", "[[1,2]]"],
    ["\n", "\r\n", "\t", "\u{1}", "\u{1B}[31m", "\u{7F}", "\u{85}"],
    ["\\n", "\\u0041", "\\", "\\u"],
    ["e\u{301}", "\u{E9}", "\u{202E}abc", "\u{200B}", "\u{FEFF}", "👩‍👩‍👧‍👦", "\u{1F1E9}\u{1F1EA}"],
    ["\u{E000}", "\u{10FFFF}", "\u{FFFE}", "\u{D7FF}"],
    [String(repeating: "x", count: 10_000)],
  ]

  @Test(arguments: lists) func textsComeBack(_ texts: [String]) {
    let decoded = TextList.decode(TextList.encode(texts))
    #expect(decoded.count == texts.count)
    for (text, original) in zip(decoded, texts) { #expect(Bytes.equal(text, original)) }
  }

  @Test func textsByChanceComeBack() {
    var random = SeededNumbers.printed("text lists")
    for _ in 0..<500 {
      let texts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        MaskSamples.text(&random)
      }
      let decoded = TextList.decode(TextList.encode(texts))
      #expect(decoded.count == texts.count && zip(decoded, texts).allSatisfy(Bytes.equal))
    }
  }

  @Test(arguments: ["", "null", "{}", "7", "[", "[7]", "[\"open"])
  func whatIsNoListOfTextsIsEmpty(_ text: String) {
    #expect(TextList.decode(text).isEmpty)
  }

  private static let first = Instant("2026-03-02T09:00:00Z")
  private static let last = Instant("2026-03-02T09:59:59.999Z")

  static let joins: [[Join]] = [
    [], [Join(at: first, left: last)], [Join(at: first, left: nil)],
    [Join(at: nil, left: last)], [Join(at: nil, left: nil)],
    [Join(at: first, left: nil), Join(at: nil, left: nil), Join(at: last, left: first)],
    [Join(at: Instant(milliseconds: -1), left: Instant(milliseconds: .max))],
  ]

  @Test(arguments: joins) func joinsComeBack(_ joins: [Join]) {
    #expect(JoinList.decode(JoinList.encode(joins)) == joins)
  }

  @Test(arguments: ["", "null", "[]", "[[]]", "[[1]]", "[[1,2,3]]", "hello", "[1,2]"])
  func whatIsNoListOfJoinsIsEmpty(_ text: String) {
    #expect(JoinList.decode(text).isEmpty)
  }
}
