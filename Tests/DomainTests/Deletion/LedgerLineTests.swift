import Domain
import Testing

/// Lines of the erasure ledger's file: whole, or not taken.
@Suite struct LedgerLineTests {
  private let tagger = Tagger(key: Array(repeating: 7, count: 32))

  private func line(_ detail: String? = "meeting-title") -> LedgerLine {
    LedgerLine(
      sequence: 12, at: Instant(milliseconds: 1_772_442_000_000), act: .erased, kind: "meeting",
      number: 1_767_225_600_000, detail: detail, tag: Array(0..<16))
  }

  @Test(arguments: [nil, "recording", "meeting-title"])
  func isReadAgain(_ detail: String?) {
    let line = line(detail)
    #expect(LedgerLine(line.text(sealedBy: tagger), sealedBy: tagger) == line)
  }

  @Test func tellsWhatItIs() {
    let text = line().text(sealedBy: tagger)
    #expect(
      text.hasPrefix(
        "1 12 2026-03-02T09:00:00.000Z erased meeting 1767225600000 meeting-title "
          + "000102030405060708090a0b0c0d0e0f "))
  }

  @Test func cutAnywhereItIsNotTaken() {
    let text = line().text(sealedBy: tagger)
    for length in 0..<text.count {
      #expect(LedgerLine(String(text.prefix(length)), sealedBy: tagger) == nil)
    }
  }

  @Test func alteredAnywhereItIsNotTaken() {
    let bytes = Array(line().text(sealedBy: tagger).utf8)
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(LedgerLine(String(decoding: other, as: UTF8.self), sealedBy: tagger) == nil)
    }
  }

  @Test func anotherDatabasesLineIsNotTaken() {
    let other = Tagger(key: Array(repeating: 8, count: 32))
    #expect(LedgerLine(line().text(sealedBy: tagger), sealedBy: other) == nil)
  }

  @Test(arguments: ["", "a", "0g", "0", "é0", "+1"])
  func hexadecimalIsPairsOfDigits(_ text: String) {
    #expect(Bytes.of(hex: text) == (text.isEmpty ? [] : nil))
    #expect(Bytes.of(hex: "00fF10") == [0, 255, 16])
  }
}
