import Glibc
import TestSupport
import Testing

/// However it ends, the terminal is as it was.
@Suite struct LeavingTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func aSignalLeavesTheTerminalAsItWas(signal: Int32) throws {
    try Lapse.run { lapse in
      let console = try lapse.start()
      let before = try #require(PtyProcess.untouchedSettings())
      try console.waitForText("GOING, BY RULE", upTo: .seconds(30))
      #expect(console.screen.isAlternate)
      #expect(console.settings != before)
      console.signal(signal)
      #expect(try console.waitForExit() == .exited(128 + signal))
      #expect(console.settings == before)
      #expect(!console.screen.isAlternate)
      #expect(console.screen.isCursorVisible)
      #expect(console.screen.modes.isDisjoint(with: [1000, 1006, 2004]))
    }
  }

  @Test func quittingLeavesTheTerminalAsItWas() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.settings == PtyProcess.untouchedSettings())
      #expect(!console.screen.isAlternate)
      #expect(console.screen.text.allSatisfy { $0.isWhitespace }, "nothing stays to be scrolled to")
    }
  }

  @Test func aLostTerminalEndsIt() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.hangUp()
      #expect(try console.waitForExit(upTo: .seconds(2)) == .exited(128 + SIGHUP))
    }
  }

  @Test func suspendsAndComesBack() throws {
    try Lapse.run { lapse in
      let shell = try PtyProcess(
        "/bin/sh", arguments: ["-i"],
        environment: ["PS1": "ready> ", "PATH": "/usr/bin:/bin"])
      try shell.waitForText("ready>")
      shell.send("\(Lapse.path) --database \(lapse.database)\r")
      try shell.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      shell.send("2")
      try shell.waitForText("48 PBXs")
      shell.send("\u{1A}")
      // Only at its prompt does the shell own the line again.
      let isAtPrompt = { (screen: VTScreen) in
        !screen.isAlternate && screen.lines.last { !$0.isEmpty } == "ready>"
      }
      try shell.wait { isAtPrompt($0) && $0.text.contains("topped") }
      shell.send("fg\r")
      try shell.wait { $0.isAlternate && $0.text.contains("48 PBXs") }
      shell.send("j")
      try shell.wait { $0.lines[4].hasPrefix("▸") }
      shell.send("Q")
      try shell.wait(until: isAtPrompt)
      shell.send("exit\r")
      #expect(try shell.waitForExit() == .exited(0))
    }
  }
}
