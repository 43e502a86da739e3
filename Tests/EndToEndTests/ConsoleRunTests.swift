import Glibc
import TestSupport
import Testing

/// The real program in a terminal: what people see, and what they find afterwards.
@Suite struct ConsoleRunTests {
  @Test func opensOnMadeUpData() throws {
    try Lapse.run { lapse in
      let demo = try PtyProcess(
        Lapse.path, arguments: ["demo"], environment: ["PATH": "/bin"])
      try demo.wait(upTo: .seconds(60)) {
        $0.lines[0].hasPrefix("Overview") && $0.lines[0].contains("[DEMO]")
      }
      #expect(demo.screen.isAlternate)
      try demo.waitForText("GOING, BY RULE")
      demo.send("2")
      try demo.waitForText("48 PBXs")
      try demo.waitForText("brightway.example.net")
      demo.send("Q")
      #expect(try demo.waitForExit() == .exited(0))
      #expect(try lapse.output(["status"]).contains("48"))
    }
  }

  @Test func drillsDownAndComesBackToThePlace() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("/bright")
      try console.wait { $0.lines[1].hasPrefix("1 PBX ") }
      console.send("\r\r")
      try console.wait { $0.text.contains("CAN MEET  yes") && $0.text.contains("24 extensions") }
      console.send("jjj")
      let selected = { (screen: VTScreen) in
        screen.lines.first { $0.hasPrefix("▸") }.map { $0.split(separator: " ") } ?? []
      }
      try console.wait { selected($0).contains("131") }
      console.send("\r")
      try console.wait { $0.lines[0].contains("› 131") && $0.lines[1].contains("meetings of 131") }
      console.send("\r")
      try console.waitForText("planned")
      #expect(console.screen.lines[0].contains("› 131 ›"))
      console.send("\u{1B}")
      try console.wait { $0.lines[1].contains("meetings of 131") }
      console.send("q")
      try console.wait { $0.text.contains("CAN MEET") && selected($0).contains("131") }
      console.send("q")
      try console.wait { $0.lines[1].contains("filter bright") }
      console.send("\u{1B}")
      try console.wait { $0.lines[1].hasPrefix("48 PBXs") && !$0.lines[1].contains("filter") }
      console.send("qq")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func stagesARecordingWithATypedPhraseAndTakesItBack() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("7")
      try console.waitForText("recording R-")
      let line = try #require(console.screen.lines.first { $0.hasPrefix("▸") })
      let id = try #require(line.split(separator: " ").first { $0.hasPrefix("R-") }).description
      let ask = ["list", "recording", "--filter", id, "--json"]
      #expect(try lapse.output(ask).contains("\"id\":\"\(id)\""))

      console.send("d")
      try console.waitForText("Delete this recording?")
      try console.waitForText("x  go on")
      // What is pasted is refused where it would count.
      console.send("x6#4698\t\u{1B}[200~\(id)\u{1B}[201~")
      try console.waitForText("The phrase is typed, not pasted.")
      console.send("wrong\r")
      try console.waitForText("2 more tries")
      #expect(try lapse.output(ask).contains(id))
      console.send(id)
      try console.waitForText("( Stage ) <Enter")
      console.send("\r")
      try console.waitForText("Staged as D-1: u takes it back until", upTo: .seconds(30))
      #expect(try lapse.output(["list", "plan", "--json"]).contains("\"ticket\":\"#4698\""))
      #expect(try lapse.output(ask).contains(id), "nothing goes before its time")
      console.send("8")
      try console.wait { $0.text.contains("D-1") && $0.text.contains("recording \(id)") }
      console.send("u")
      try console.waitForText("Taken back: D-1")
      #expect(try lapse.output(["list", "plan", "--json"]).isEmpty)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func aHeldRecordIsKept() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("9")
      // Below the hold that is past its review.
      try console.waitForText("R-80064")
      console.send("j\r")
      try console.waitForText("R-80064 › why")
      console.send("dx")
      try console.waitForText("holds keep all of it: H-3")
      console.send("\u{1B}Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(
        try lapse.output(["list", "recording", "--filter", "R-80064", "--json"]).contains("80064"))
    }
  }

  @Test func followsTheSizeOfItsTerminal() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("4")
      try console.waitForText("now ")
      for (rows, columns) in [(40, 120), (10, 40), (60, 200), (16, 60), (24, 80)] {
        console.resize(rows: rows, columns: columns)
        let sentence = columns < 60 ? "Lapse needs 60x16." : "600 meetings"
        try console.wait { screen in
          screen.lines[columns < 60 ? 0 : 1].hasPrefix(sentence)
            && (columns < 60 || screen.lines[rows - 1].hasSuffix("back"))
            && screen.text.contains("│") == (columns >= 120)
        }
      }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  /// The screens of what was done, what waits and what proves it, by the keys that lead there.
  private static let proofs = [
    ("0", "Audit"), (":quarantine\r", "Quarantine"), (":backups\r", "Backups"),
    (":incidents\r", "Incidents"), (":objects\r", "Objects"), (":receipts\r", "Receipts"),
    (":policy\r", "Policy"),
  ]

  @Test func noControlCharacterOfTheDataReachesTheTerminal() throws {
    try Lapse.run { lapse in
      let console = try lapse.console(rows: 60, columns: 200)
      for key in ["2", "3", "4", "5", "6", "7", "8", "9", "2\r", "i", "4\r", "G"] {
        let before = console.bytesReceived
        console.send(key)
        try console.wait { _ in console.bytesReceived > before }
      }
      for (keys, name) in Self.proofs {
        console.send(keys)
        // Its lines are counted once they are there.
        try console.wait { $0.lines[0].hasPrefix(name) && $0.lines[1].contains(where: \.isNumber) }
      }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      let stored = try bytes(of: lapse.database)
      #expect(contains(stored, "\u{202E}"), "the made-up data has hostile names")
      #expect(HostileBytes.found(in: console.received).isEmpty)
    }
  }

  private func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return bytes.indices.dropLast(wanted.count - 1).contains {
      bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
