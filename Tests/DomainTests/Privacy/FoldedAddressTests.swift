import Testing

@testable import Domain

@Suite("Folded addresses")
struct FoldedAddressTests {
  @Test(arguments: [
    ("Ann@Example.COM", " ann@example.com\n"), ("ÉLODIE@example.com", "e\u{301}lodie@example.com"),
    ("ΝΊΚΟΣ@example.com", "νίκος@example.com"),
    ("\u{212B}sa@example.com", "a\u{30A}sa@example.com"),
    ("МЮ@example.com", "мю@example.com"), ("한@example.com", "\u{1112}\u{1161}\u{11AB}@example.com"),
    ("\u{F900}@example.com", "豈@example.com"),
  ])
  func theSame(_ one: String, _ other: String) {
    #expect(FoldedAddress(one) == FoldedAddress(other))
    #expect(FoldedAddress(one).bytes == FoldedAddress(other).bytes)
  }

  @Test(arguments: [
    ("straße@example.com", "strasse@example.com"), ("ann@example.com", "ann@example.org"),
    ("a.nn@example.com", "ann@example.com"), ("élodie@example.com", "elodie@example.com"),
    ("ann+x@example.com", "ann@example.com"), ("аnn@example.com", "ann@example.com"),
  ])
  func notTheSame(_ one: String, _ other: String) {
    #expect(FoldedAddress(one) != FoldedAddress(other))
  }

  @Test func printsItsMaskOnly() {
    let folded = FoldedAddress("Ann@example.com")
    var dumped = ""
    dump(folded, to: &dumped)
    for text in ["\(folded)", String(reflecting: folded), dumped] {
      #expect(text.contains("a***@***"))
      #expect(!text.contains("nn"))
    }
    let value: Any = folded
    #expect(!(value is any Encodable))
    #expect(FoldedAddress(stored: folded.bytes) == folded)
  }

  @Test func everyText() {
    var random = SeededNumbers.printed("FoldedAddress.everyText")
    for _ in 0..<10_000 {
      let raw = MaskSamples.text(&random)
      let folded = FoldedAddress(raw)
      let escaped = raw.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
      let text = String(decoding: folded.bytes, as: UTF8.self)
      #expect(FoldedAddress(text) == folded, "\(escaped)")
      #expect(FoldedAddress(raw.nfc) == folded, "\(escaped)")
      #expect(FoldedAddress(raw.nfd) == folded, "\(escaped)")
      #expect(FoldedAddress(raw.nfc.lowercased()) == folded, "\(escaped)")
      #expect(FoldedAddress(" \(raw)\n") == folded, "\(escaped)")
    }
  }
}
