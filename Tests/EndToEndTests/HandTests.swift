import Glibc
import TestSupport
import Testing

/// What hands do beside pressing keys: the mouse, the clipboard, leaving the desk.
@Suite struct HandTests {
  /// One-based, as terminals report it.
  private func click(_ console: PtyProcess, row: Int, column: Int = 20, button: Int = 0) {
    console.send("\u{1B}[<\(button);\(column + 1);\(row + 1)M")
    if button == 0 { console.send("\u{1B}[<0;\(column + 1);\(row + 1)m") }
  }

  @Test func theMouseIsOffUntilF2AndThenChoosesOpensAndMoves() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2")
      try console.waitForText("48 PBXs")
      #expect(console.screen.modes.isDisjoint(with: [1000, 1002, 1003, 1006]))
      console.send("\u{1B}OQ")
      try console.wait { $0.modes.isSuperset(of: [1000, 1006]) }
      click(console, row: 6)
      try console.wait { $0.lines[6].hasPrefix("▸") }
      click(console, row: 6, button: 65)
      try console.wait { $0.lines[9].hasPrefix("▸") }
      click(console, row: 9, button: 64)
      try console.wait { $0.lines[6].hasPrefix("▸") }
      click(console, row: 6)
      try console.waitForText("CAN MEET")
      console.send("\u{1B}OQ")
      try console.wait { $0.modes.isDisjoint(with: [1000, 1006]) }
      console.send("\u{1B}OQ")
      try console.wait { $0.modes.isSuperset(of: [1000, 1006]) }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.screen.modes.isDisjoint(with: [1000, 1006]))
    }
  }

  @Test func whatIsPastedIsNeverRunAsKeys() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      #expect(console.screen.modes.contains(2004))
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("\u{1B}[200~dx1\r7\u{1B}[31mQ\u{1B}[201~")
      try console.waitForText("Pasted text is not run as keys")
      #expect(console.screen.lines[1].hasPrefix("48 PBXs"))
      console.send("/\u{1B}[200~bri\u{7}g\u{202E}ht\nQ\u{1B}[201~")
      try console.wait { $0.lines[1].hasPrefix("1 PBX ") && $0.lines[23].hasPrefix("/bright ") }
      console.send("\r\u{1B}Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(HostileBytes.found(in: console.received).isEmpty)
    }
  }

  @Test func copiesGoToTheTerminalMaskedAndClean() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("3")
      try console.waitForText("extensions")
      try console.wait { $0.lines.contains { $0.hasPrefix("▸") } }
      console.send("y")
      try console.wait { $0.clipboard != nil }
      let id = try decoded(console.screen.clipboard)
      #expect(id.contains("/"))
      console.send("Y")
      try console.wait { $0.text.contains("Copied the line.") && $0.clipboard != nil }
      try console.wait { (try? decoded($0.clipboard)) != id }
      let row = try decoded(console.screen.clipboard)
      #expect(row.contains("***") || row.contains("none"), "masked as it is shown")
      #expect(row.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      #expect(row.utf8.count < 10_000)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func aTerminalWithoutAClipboardIsSaidToHaveNone() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(environment: ["TERM": "vt100"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("y")
      try console.waitForText("This terminal takes no copies")
      #expect(console.screen.clipboard == nil)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func theCurtainHidesAndRefuses() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2\r")
      try console.waitForText("CAN MEET")
      console.send("L")
      // What is drawn may come in pieces.
      try console.wait { screen in
        screen.text.contains("whoever presses Enter lifts the curtain")
          && screen.lines.count { !$0.isEmpty } == 3 && screen.title?.hasSuffix("locked") == true
      }
      let before = console.screen.text
      console.send("qQ1d\u{1B}[200~\r\u{1B}[201~\u{3}\u{C}j")
      console.resize(rows: 30, columns: 90)
      try console.wait { $0.lines[11].contains("locked since") }
      console.resize(rows: 24, columns: 80)
      try console.wait { $0.text == before }
      console.send("\r")
      try console.waitForText("CAN MEET")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func theCurtainFallsByItselfAndAsksForThePassphrase() throws {
    try Lapse.run { lapse in
      let shell = try PtyProcess(
        "/bin/sh",
        arguments: ["-c", "printf 'correct horse\\n' | \(Lapse.path) passphrase"], columns: 250)
      #expect(try shell.waitForExit() == .exited(0))
      try lapse.write(
        String(decoding: shell.received, as: UTF8.self), to: ".config/lapse/config.toml")
      try lapse.write("[lock]\nafter = \"PT5S\"\n", to: "config.toml")
      let console = try lapse.start()
      try console.waitForText("The passphrase, then Enter.", upTo: .seconds(30))
      console.send("\r\rwrong horse\r")
      try console.waitForText("That was not it; 1 try so far.", upTo: .seconds(60))
      console.send("correct horse\r")
      try console.waitForText("GOING, BY RULE", upTo: .seconds(60))
      console.send("Q")
      #expect(try console.waitForExit(upTo: .seconds(60)) == .exited(0))
      #expect(!console.received.contains("horse".utf8))
    }
  }

  @Test func aCutLineIsShownWhole() throws {
    try Lapse.run { lapse in
      let console = try lapse.console(columns: 60)
      console.send("2/express-f")
      try console.wait { $0.lines[1].hasPrefix("1 PBX") && $0.lines[3].contains("…") }
      console.send("\rw")
      try console.wait { !$0.lines[3].contains("…") && $0.lines[4].hasPrefix("    ") }
      console.send("w")
      try console.wait { $0.lines[3].contains("…") }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  private func decoded(_ base64: String?) throws -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bits = 0
    var count = 0
    var bytes: [UInt8] = []
    for byte in try #require(base64).utf8 where byte != UInt8(ascii: "=") {
      bits = bits << 6 | (try #require(digits.firstIndex(of: byte)))
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return try #require(String(validating: bytes, as: UTF8.self))
  }
}
