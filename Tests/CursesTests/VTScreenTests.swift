import TestSupport
import Testing

struct VTScreenTests {
  private func screen(_ text: String, rows: Int = 3, columns: Int = 6) -> VTScreen {
    var screen = VTScreen(rows: rows, columns: columns)
    screen.feed(text.utf8)
    return screen
  }

  @Test(arguments: [
    ("abc\r\ndef", ["abc", "def", ""]),
    ("abcdefg", ["abcdef", "g", ""]),
    ("abcdef\rx", ["xbcdef", "", ""]),
    ("a\r\nb\r\nc\r\nd", ["b", "c", "d"]),
    ("\u{1B}[2;3Hx\u{1B}[3dy\u{1B}[1Gz", ["", "  x", "z  y"]),
    ("abcdef\u{1B}[1;3H\u{1B}[K", ["ab", "", ""]),
    ("abcdef\u{1B}[1;3H\u{1B}[2X", ["ab  ef", "", ""]),
    ("abcdef\u{1B}[1;3H\u{1B}[2P", ["abef", "", ""]),
    ("abcdef\u{1B}[1;3H\u{1B}[2@", ["ab  cd", "", ""]),
    ("x\u{1B}[3b", ["xxxx", "", ""]),
    ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[L", ["", "a", "b"]),
    ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", ["b", "c", ""]),
    ("a\r\nb\r\nc\u{1B}[2;3r\u{1B}[S", ["a", "c", ""]),
    ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}M", ["", "a", "b"]),
    ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J", ["a", "", ""]),
    ("\u{1B}(0lqk\u{1B}(B\r\nq", ["┌─┐", "q", ""]),
    ("\u{1B}]2;title\u{7}\u{1B}]52;c;Zg==\u{1B}\\ok", ["ok", "", ""]),
    ("漢字x\u{1B}[1;2Hy", [" y字x", "", ""]), ("e\u{301}\u{1B}[Cx漢z", ["e\u{301} x漢z", "", ""]),
    ("a漢字漢", ["a漢字", "漢", ""]),
    ("\u{1B}[?1049hsecret\u{1B}[?1049lü", ["ü", "", ""]),
  ])
  func draws(text: String, lines: [String]) {
    #expect(screen(text).lines == lines)
  }

  @Test func keepsStyles() {
    let drawn = screen("\u{1B}[1;31mR\u{1B}[0;7;48;5;17mx\u{1B}[38;2;1;2;3my\u{1B}[mz")
    #expect(drawn[0, 0].style.foreground == 1 && drawn[0, 0].style.isBold)
    #expect(drawn[0, 1].style.background == 17 && drawn[0, 1].style.isReversed)
    #expect(drawn[0, 2].style.foreground == 0x010203)
    #expect(drawn[0, 3].style == VTScreen.Style())
  }
}
