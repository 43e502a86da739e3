import Domain
import Terminal
import Testing

@testable import Console

/// What comes from a clipboard.
@Suite struct PastedTests {
  @Test @UI func isNeverRunAsKeys() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    bench.terminal.paste("dx\u{1B}Q")
    await bench.rest()
    #expect(bench.state.dialog == nil)
    #expect(bench.text.contains("Pasted text is not run as keys"))
  }

  @Test(arguments: [
    ("lakeside.example.net", "lakeside.example.net"), ("one\ntwo", "one"),
    ("\r\n  one\u{2028}two", "  one"), ("a\u{1B}[31mb\u{7}", "a[31mb"), ("a\tb", "a b"),
    ("\u{202E}evil\u{200B}\u{FEFF}\u{E0041}", "evil"), ("日本 é", "日本 é"), ("\u{9B}1m", "1m"),
  ])
  func losesWhatDoesNotShow(pasted: String, line: String) {
    #expect(String(Pasted.line(pasted)) == line)
  }

  @Test @UI func isTextInAPrompt() async {
    let bench = Bench()
    await bench.open(at: .pbxs)
    await bench.press("/")
    bench.terminal.paste("mar\u{1B}ina\r\nQ")
    await bench.rest()
    #expect(bench.state.prompt?.text == "marina")
    #expect(bench.lines[1].hasPrefix("1 PBX"))
  }
}
