import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// Whatever a PBX sends as an id or a name: it stays in its field.
@Suite struct HostileTextTests {
  private static let nasty = [
    "a\u{1B}[2Jb", "x\u{202E}gnp", "line\nbreak\ttab", "\u{200B}\u{FEFF}\u{E0041}",
    "\u{9B}31m", "e\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{1F468}\u{200D}\u{1F469}",
    String(repeating: "W", count: 600), "", "~>!| -- --",
  ]

  @Test(arguments: nasty)
  @UI func noCellOutsideItsFieldChanges(text: String) async {
    func bench(_ name: String) async -> Bench {
      var content = Shelf.Content()
      content.rows[.pbx] = [
        Made.pbx(1, name, sync: Made.now, resolved: Made.now),
        Made.pbx(2, "cedar.example.org", sync: Made.now, resolved: Made.now),
      ]
      let bench = Bench(Shelf(content))
      await bench.open(at: .pbxs)
      await bench.press("j")
      return bench
    }
    let plain = await bench("alder.example.com")
    let hostile = await bench(text)
    for (row, (left, right)) in zip(plain.lines, hostile.lines).enumerated() where row != 3 {
      #expect(left == right)
    }
    let line = Array(hostile.lines[3].unicodeScalars)
    #expect(line.count <= 80)
    #expect(line.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
    #expect(String(String.UnicodeScalarView(line.dropFirst(27))).hasPrefix("****-89EF"))
  }

  @Test(arguments: nasty)
  @UI func everyScreenThatNamesItIsDrawn(text: String) async {
    var content = Shelf.Content()
    content.rows[.meeting] = [
      Made.meeting(1, text, text, text, at: Made.now, state: .live, organizer: text)
    ]
    content.due = [Made.due(.meetingTitle, 1, text, in: 0, pbx: text)]
    let bench = Bench(Shelf(content))
    await bench.open(at: .meetings)
    await bench.press("d", "esc", "y", "i", "esc", "enter", "7", "enter", "q")
    for frame in bench.terminal.frames {
      #expect(
        frame.text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20...0x7E).contains($0.value) })
    }
    let copied = bench.terminal.clipboard?.text ?? ""
    #expect(copied.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }
}
