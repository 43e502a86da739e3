import Glibc
import TestSupport
import Testing

/// The console line by line.
@Suite struct LinesTests {
  private func run(_ lines: String, _ lapse: Lapse) throws -> String {
    let shell = try PtyProcess(
      "/bin/sh",
      arguments: [
        "-c",
        "printf '\(lines)' | \(Lapse.path) console --linear --ascii --database \(lapse.database)",
      ], environment: ["PATH": "/usr/bin:/bin"], rows: 300)
    #expect(try shell.waitForExit(upTo: .seconds(60)) == .exited(0))
    #expect(!shell.received.contains(0x1B))
    return shell.screen.text
  }

  @Test func takesItsLinesFromAPipe() throws {
    try Lapse.run { lapse in
      let text = try run("pbxs\\n/bright\\n\\nmeetings\\nQ\\n", lapse)
      #expect(text.contains("48 PBXs"))
      #expect(text.contains("1 PBX "))
      #expect(text.contains("CAN MEET"))
      #expect(text.contains("600 meetings"))
      // Its end is as good as leaving.
      #expect(try run("pbxs\\n", lapse).contains("48 PBXs"))
      #expect(try run("", lapse).contains("NEEDS SOMEBODY"))
    }
  }

  @Test func stagesAndTakesBackByLinesAlone() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(["console", "--linear"], rows: 300)
      try console.waitForText("Q ends.", upTo: .seconds(30))
      console.send("2\n")
      try console.waitForText("48 PBXs")
      console.send("/bakery\n")
      try console.waitForText("1 PBX")
      console.send("delete\n")
      try console.waitForText("Delete this PBX?")
      console.send("x\n6\n")
      try console.waitForText("6 test")
      console.send("#4711\ntab\nbakery.example.net\n\n")
      try console.waitForText("Staged as D-1")
      #expect(try lapse.output(["list", "plan", "--json"]).contains("bakery.example.net"))
      console.send("undo\n")
      try console.waitForText("Taken back: D-1")
      console.send("\u{4}")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.settings == PtyProcess.untouchedSettings())
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func endsAtOnceWhenItIsTold(signal: Int32) throws {
    try Lapse.run { lapse in
      let console = try lapse.start(["console", "--linear"], rows: 300)
      try console.waitForText("Q ends.", upTo: .seconds(30))
      console.signal(signal)
      #expect(try console.waitForExit(upTo: .seconds(5)) == .exited(128 + signal))
    }
  }

  @Test func ctrlCEndsItSinceNothingIsToBeRestored() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(["console", "--linear"], rows: 300)
      try console.waitForText("Q ends.", upTo: .seconds(30))
      console.send("\u{3}")
      #expect(try console.waitForExit(upTo: .seconds(5)) == .signalled(SIGINT))
    }
  }

  @Test func aLostTerminalEndsIt() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(["console", "--linear"], rows: 300)
      try console.waitForText("Q ends.", upTo: .seconds(30))
      console.hangUp()
      #expect(try console.waitForExit(upTo: .seconds(5)) == .exited(128 + SIGHUP))
    }
  }

  /// Of a terminal that does not control it no signal comes.
  @Test func aLostTerminalEndsItWithoutASignal() throws {
    try Lapse.run { lapse in
      let told = lapse.folder + "/exit"
      let shell = try PtyProcess(
        "/bin/sh",
        arguments: [
          "-c",
          "trap '' HUP; setsid -w \(Lapse.path) console --linear --database \(lapse.database);"
            + " echo $? > \(told)",
        ], environment: ["PATH": "/usr/bin:/bin"], rows: 300)
      try shell.waitForText("Q ends.", upTo: .seconds(30))
      shell.hangUp()
      _ = try shell.waitForExit(upTo: .seconds(10))
      let read = try PtyProcess("/bin/cat", arguments: [told], environment: [:])
      _ = try read.waitForExit()
      #expect(read.screen.text.contains("\(128 + SIGHUP)"))
    }
  }
}
