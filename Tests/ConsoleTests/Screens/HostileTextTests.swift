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
    expectNothingOutside(bench)
  }

  @Test(arguments: nasty)
  @UI func everyProofThatNamesItIsDrawn(text: String) async {
    let shelf = Shelf.stocked()
    shelf.change { content in
      content.rows[.pbx]?.insert(Made.pbx(99, text, sync: Made.now, resolved: Made.now), at: 0)
      content.jobs = [Made.job(7, .staged, .pbx, text), Made.job(6, .done, .meeting, text)]
      content.quarantines = [
        Made.quarantine(
          9, .rejected, text, hours: 6, listed: 3, known: 63, decidedBy: text)
      ]
      content.past = [
        Made.past(2, .recording, 1, days: 2, job: text, by: text, ticket: text, receipt: 8_114)
      ]
      content.incidents = [Made.incident(2, text, field: text, isRemoved: false)]
      content.backups = [Made.backup(7, days: 1, label: text)]
      content.objects = [Made.object("r/1", 31, hours: 1, tries: 5, error: text)]
      content.audit = [Made.audit(1, "find", by: text, minutes: 1, reason: text, ticket: text)]
      content.receipts = [Made.receipt(8_114)]
      content.found = FindResult(
        taken: .fqdn,
        hits: [false, true].map {
          FindHit(subject: .record(.pbx), id: text, pbx: text, field: text, isNear: $0)
        }, found: 1)
      content.clear = ClearText(text: text, isErased: false)
    }
    let bench = Bench(shelf)
    await bench.open(at: .pbxs)
    await bench.press("p", "y", "Y", "enter", "y", "esc", "esc")
    for name in ["jobs", "quarantine", "backups", "incidents", "objects", "receipts", "audit"] {
      await bench.type(":" + name)
      await bench.press("enter", "y", "Y", "enter", "esc")
      #expect(bench.state.dialog == nil)
    }
    await bench.press("f")
    await bench.type("x")
    await bench.press("enter", "y", "Y", "4", "R", "1", "1", "enter")
    if case .clear? = bench.state.dialog {} else { Issue.record("nothing is shown in clear") }
    expectNothingOutside(bench)
  }

  /// All that was drawn, and copied at last, is printable.
  @UI private func expectNothingOutside(_ bench: Bench) {
    for frame in bench.terminal.frames {
      #expect(
        frame.text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20...0x7E).contains($0.value) })
    }
    let copied = bench.terminal.clipboard ?? ""
    #expect(copied.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }
}
