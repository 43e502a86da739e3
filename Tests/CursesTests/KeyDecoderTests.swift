import Terminal
import Testing

@testable import Curses

struct KeyDecoderTests {
  private func bytes(_ text: String) -> [KeyDecoder.Input] {
    text.utf8.map { .byte($0) }
  }

  private func decode(_ bursts: [KeyDecoder.Input]...) -> [Key] {
    var decoder = KeyDecoder()
    return bursts.flatMap { decoder.decode($0) }
  }

  @Test func readsCharactersOfUTF8() {
    #expect(decode(bytes("jüЖ€𝄞")) == "jüЖ€𝄞".unicodeScalars.map { Key.character($0) })
  }

  @Test func joinsACharacterSplitOverTwoReads() {
    #expect(
      decode([.byte(0xE2), .byte(0x82)], [.byte(0xAC), .byte(0x6A)]) == [.key("€"), .key("j")])
  }

  @Test func dropsWhatIsNoUTF8() {
    #expect(decode([.byte(0xFF), .byte(0xC3), .byte(0x6A), .byte(0x80)]) == [.key("j")])
    #expect(decode([.byte(0xED), .byte(0xA0), .byte(0x80), .byte(0x6A)]) == [.key("j")])
    #expect(decode([.byte(0xC3), .key(.up)]) == [.up])
  }

  @Test(
    arguments: [
      (0x09, Key.tab), (0x0A, .enter), (0x0D, .enter), (0x08, .backspace), (0x7F, .backspace),
      (0x00, .control("@")), (0x01, .control("a")), (0x1A, .control("z")), (0x1C, .control("\\")),
      (0x1F, .control("_")), (0x1B, .escape),
    ] as [(UInt8, Key)])
  func readsControls(byte: UInt8, key: Key) {
    #expect(decode([.byte(byte)]) == [key])
  }

  @Test func tellsEscFromUnknownSequences() {
    #expect(decode(bytes("\u{1B}[1;5Aj")) == [.key("j")])
    #expect(decode(bytes("\u{1B}OX\u{1B}[Ij")) == [.key("j")])
    #expect(
      decode(bytes("\u{1B}OP\u{1B}[15~\u{1B}[Bj")) == [
        .function(1), .function(5), .down, .key("j"),
      ])
    #expect(decode(bytes("\u{1B}j")) == [.escape, .key("j")])
    #expect(decode(bytes("\u{1B}\u{1B}")) == [.escape, .escape])
    #expect(decode(bytes("\u{1B}[")) == [.escape, .key("[")])
  }

  @Test func swallowsTheLateTailOfASequence() {
    #expect(decode(bytes("\u{1B}"), bytes("[3~"), bytes("j")) == [.escape, .key("j")])
    #expect(decode(bytes("\u{1B}"), bytes("[")) == [.escape, .key("[")])
    #expect(decode(bytes("\u{1B}"), bytes("j"), bytes("[3~")).count == 5)
  }

  @Test func givesAPasteAsOne() {
    let keys = decode(
      [.key(.up), .pasteStart] + bytes("dd\r\nx\u{1}"), bytes("ü") + [.key(.down), .pasteEnd],
      bytes("j"))
    #expect(keys == [.up, .paste("dd\n\nx\u{1}ü"), .key("j")])
  }

  @Test func escGivesTheKeyboardBackWhenAPasteHasNoEnd() {
    #expect(
      decode([.pasteStart] + bytes("ab"), bytes("\u{1B}"), bytes("j")) == [.paste("ab"), .key("j")])
  }

  @Test func cutsEndlessPastes() {
    let flood = Array(repeating: KeyDecoder.Input.byte(0x61), count: KeyDecoder.pasteLimit + 10)
    guard case .paste(let text) = decode([.pasteStart] + flood + [.pasteEnd]).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == KeyDecoder.pasteLimit)
  }

  @Test func readsTheMouse() {
    let position = GridPosition(row: 4, column: 9)
    #expect(decode([.mouse] + bytes("0;10;5M")) == [.mouse(MouseEvent(.press, at: position))])
    #expect(
      decode([.mouse] + bytes("0;10;"), bytes("5m")) == [.mouse(MouseEvent(.release, at: position))]
    )
    #expect(decode([.mouse] + bytes("64;10;5M")) == [.mouse(MouseEvent(.wheelUp, at: position))])
    #expect(decode([.mouse] + bytes("0;0;5Mj")) == [.key("j")])
    #expect(decode([.mouse] + bytes("35;10;5Mj")) == [.key("j")])
  }
}
