import Foundation
import TestSupport
import Testing

/// `lapse` alone where there is no database, and what is told of the one that is there.
@Suite struct FirstRunRunTests {
  /// A home of its own, removed afterwards.
  private func inHome(_ body: (String) throws -> Void) throws {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("lapse-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: home) }
    try body(home.path)
  }

  private func lapse(_ home: String, _ arguments: [String] = []) throws -> PtyProcess {
    try PtyProcess(
      Lapse.path, arguments: arguments,
      environment: ["HOME": home, "PATH": "/usr/bin:/bin", "TMPDIR": home])
  }

  @Test func leadsToTheDemoWhichLeavesNothingBehind() throws {
    try inHome { home in
      let console = try lapse(home)
      try console.waitForText("there is no database yet")
      try console.waitForText("lapse demo")
      console.send("\r")
      try console.wait(upTo: .seconds(60)) { $0.lines[0].contains("[DEMO]") }
      try console.waitForText("GOING, BY RULE")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      let left = try FileManager.default.contentsOfDirectory(atPath: home)
      #expect(!left.contains { $0.hasPrefix("lapse-demo") })
    }
  }

  @Test func leadsToADatabaseOfOnesOwnAndTellsItsKeyOnce() throws {
    try inHome { home in
      let console = try lapse(home)
      try console.waitForText("Begin empty")
      console.send("2\r")
      try console.waitForText("The audit trail's first key", upTo: .seconds(30))
      console.send("\r")
      try console.wait { $0.lines[0].contains("[UNNAMED]") }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      let again = try lapse(home)
      try again.wait { $0.lines[0].hasPrefix("Overview") }
      again.send("Q")
      #expect(try again.waitForExit() == .exited(0))
    }
  }

  @Test func bringsAFileIn() throws {
    try inHome { home in
      let line = #"{"type":"pbx","fqdn":"pbx.example.com","registeredAt":"2026-01-01T00:00:00Z"}"#
      try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: home + "/in.jsonl"))
      let console = try lapse(home)
      try console.waitForText("Bring data in")
      console.send("3\r\(home)/none.jsonl\r")
      try console.wait {
        $0.lines.joined(separator: " ").contains("it cannot be read")
      }
      console.send("\u{15}\(home)/in.jsonl\r")
      try console.waitForText("1 records of", upTo: .seconds(30))
      console.send("\r")
      try console.wait { $0.lines[0].hasPrefix("Overview") }
      console.send("2")
      try console.waitForText("pbx.example.com")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func verbsAndALookOnlyStillEndWith66() throws {
    try inHome { home in
      for arguments in [["status"], ["--read-only"], ["--no-input"]] {
        let exit = try lapse(home, arguments).waitForExit()
        #expect(exit == .exited(66), "\(arguments)")
      }
    }
  }

  @Test func aRestoredFileSaysCopyByItself() throws {
    try Lapse.run { lapse in
      let folder = lapse.folder
      try Data("[database]\nlabel = \"PROD eu-1\"\n".utf8)
        .write(to: URL(fileURLWithPath: folder + "/config.toml"))
      let own = try lapse.start()
      try own.wait { $0.lines[0].contains("[PROD eu-1]") }
      #expect(own.screen.title?.contains("PROD eu-1") == true)
      own.send("Q")
      #expect(try own.waitForExit() == .exited(0))
      _ = try lapse.output(["backup", folder + "/copy.db"])
      let restored = folder + "/restored.db"
      let restore = try PtyProcess(
        Lapse.path,
        arguments: [
          "restore", folder + "/copy.db", "--without-ledger", "--database", restored,
        ], environment: ["HOME": folder, "PATH": "/usr/bin:/bin"])
      #expect(try restore.waitForExit(upTo: .seconds(60)) == .exited(0))
      let copy = try PtyProcess(
        Lapse.path, arguments: ["--database", restored],
        environment: ["HOME": folder, "PATH": "/usr/bin:/bin"])
      try copy.wait(upTo: .seconds(30)) {
        $0.lines[0].contains("[COPY]") && !$0.lines[0].contains("PROD")
      }
      copy.send("Q")
      #expect(try copy.waitForExit() == .exited(0))
    }
  }
}
