import Glibc
import TestSupport
import Testing

/// What it does not do.
@Suite struct QuietTests {
  @Test func sendsNothingAndTakesNoTimeWhenNobodyDoesAnything() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("j")
      try console.wait { $0.lines[4].hasPrefix("▸") && $0.text.contains("2 of 48") }
      var isQuiet = false
      // The clock of the header goes on once a minute.
      for _ in 0..<3 where !isQuiet {
        let before = try #require(console.processorTime)
        isQuiet = console.isSilent(for: .seconds(2))
        let spent = try #require(console.processorTime) - before
        if isQuiet { #expect(spent <= .milliseconds(50)) }
      }
      #expect(isQuiet)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func sendsAFrameInOneGo() throws {
    try Lapse.run { lapse in
      let log = lapse.folder + "/writes"
      let console = try lapse.start(
        environment: ["LD_PRELOAD": Lapse.faults, "LAPSE_TERMINAL_LOG": log])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.send("2")
      try console.waitForText("1 of 48")
      let before = try size(log)
      console.send("\u{6}")
      try console.waitForText("17 of 48")
      // The page, its lines that follow at rest, and the clock.
      #expect(try (1...3).contains(size(log) - before))
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  /// Of a file, in bytes.
  private func size(_ path: String) throws -> Int {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return Int(status.st_size)
  }

  @Test func whatLibrariesSayComesAfterTheScreen() throws {
    try Lapse.run { lapse in
      let console = try lapse.start(
        environment: ["LD_PRELOAD": Lapse.faults, "LAPSE_COMPLAIN": "1"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      console.signal(SIGUSR1)
      console.send("2")
      try console.waitForText("48 PBXs")
      console.send("3")
      try console.waitForText("extensions")
      let complaint = Array("complaint of a library".utf8)
      #expect(!console.received.contains(complaint))
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
      #expect(console.screen.text.contains("complaint of a library"))
    }
  }

  @Test func ctrlCIsNoWayOut() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("\u{3}")
      try console.waitForText("Nothing runs here. q goes back, Q quits.")
      console.send("2")
      try console.waitForText("48 PBXs")
      console.signal(SIGINT)
      try console.waitForText("Nothing runs here. q goes back, Q quits.")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func ctrlLDrawsOverWhatOthersWrote() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2")
      try console.waitForText("48 PBXs")
      try console.waitForText("1 of 48")
      let before = console.screen.lines[0...5]
      console.spoil()
      #expect(console.screen.lines[0...5] != before)
      console.send("\u{C}")
      // Ages go on with the minute.
      try console.wait { screen in
        !screen.text.contains("something else") && !screen.text.contains("and more")
          && zip(screen.lines, before).allSatisfy { $0.0.prefix(30) == $0.1.prefix(30) }
      }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }
}
