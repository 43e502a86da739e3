import Glibc
import TestSupport
import Testing

/// Whatever kind of terminal it is.
@Suite struct TerminalKindTests {
  struct Kind: CustomStringConvertible {
    let name: String
    var hasColour = true
    /// What is drawn can be put away whole, as it came.
    var hasAlternate = true

    var description: String { name }
  }

  private static let kinds = [
    Kind(name: "xterm-256color"), Kind(name: "tmux-256color"), Kind(name: "screen"),
    Kind(name: "linux", hasAlternate: false),
    Kind(name: "vt100", hasColour: false, hasAlternate: false), Kind(name: "xterm-direct"),
    // Nothing is known of it on most machines; it is a relative of one that all know.
    Kind(name: "xterm-nobody-knows"),
  ]

  @Test(arguments: kinds)
  func drawsMovesAndLeaves(kind: Kind) throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["TERM": kind.name])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      #expect(console.screen.isAlternate == kind.hasAlternate)
      console.send("2")
      try console.waitForText("48 PBXs")
      let first = { (screen: VTScreen) in screen.lines.firstIndex { $0.hasPrefix("▸") } }
      try console.wait { first($0) != nil }
      let row = try #require(first(console.screen))
      console.send("j")
      try console.wait { first($0) == row + 1 }
      console.send("\u{1B}[A")
      try console.wait { first($0) == row }
      #expect(console.screen.hasColour == kind.hasColour)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.settings == PtyProcess.untouchedSettings())
      #expect(!console.screen.isAlternate)
      #expect(console.screen.isCursorVisible)
      #expect(!console.screen.text.contains("PBX"), "nothing stays to be read")
      // Padding, which old terminals need, is all that is left out.
      #expect(HostileBytes.found(in: console.received.filter { $0 != 0 }).isEmpty)
    }
  }

  @Test(arguments: ["dumb", "nobody-knows", ""])
  func whatCannotPlaceTheCursorGetsLines(name: String) throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["TERM": name], rows: 200)
      try console.waitForText("? lists them, Q ends.", upTo: .seconds(30))
      console.send("pbxs\n")
      try console.waitForText("48 PBXs")
      console.send("Q\n")
      #expect(try console.waitForExit() == .exited(0))
      #expect(!console.received.contains(0x1B), "no sequence of any kind")
    }
  }

  @Test func withoutUnicodeItDrawsWithASCII() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["LC_ALL": "C"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.send("2")
      try console.wait { $0.text.contains("48 PBXs") && $0.lines[3].hasPrefix(">") }
      console.send("4")
      try console.waitForText("now ")
      console.send("?")
      try console.waitForText("Keys on meetings")
      console.send("\u{1B}Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.received.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func withoutColourItUsesNone() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["NO_COLOR": "1"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.send("2")
      try console.wait { $0.lines.contains { $0.hasPrefix("▸") } }
      #expect(!console.screen.hasColour)
      let row = try #require(console.screen.lines.firstIndex { $0.hasPrefix("▸") })
      #expect(console.screen[row, 4].style.isReversed, "the cursor is seen all the same")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func withoutATerminalItSaysWhatToDo() throws {
    try Lapse.run { lapse in
      for words in ["< /dev/null", "| cat"] {
        let shell = try PtyProcess(
          "/bin/sh",
          arguments: ["-c", "\(Lapse.path) --database \(lapse.database) \(words); echo code $?"],
          environment: ["PATH": "/usr/bin:/bin"])
        try shell.waitForText("code ")
        #expect(shell.screen.text.contains("the console needs a terminal"))
        #expect(shell.screen.text.contains("--linear"))
        #expect(try shell.waitForExit() == .exited(0))
        #expect(shell.settings == PtyProcess.untouchedSettings())
      }
    }
  }
}

extension VTScreen {
  /// Whether anything on it has a colour of its own.
  var hasColour: Bool {
    (0..<rows).contains { row in
      (0..<columns).contains { column in
        self[row, column].style.foreground != nil || self[row, column].style.background != nil
      }
    }
  }
}
