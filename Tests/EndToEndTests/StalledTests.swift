import Glibc
import TestSupport
import Testing

/// A terminal that takes nothing any more, as over a connection that has come to a stand.
@Suite struct StalledTests {
  /// Draws until the line is full and the program waits for it.
  private func stall(_ console: PtyProcess) {
    for round in 0..<60 {
      console.resizeUnread(rows: 50 + round % 7, columns: 200 + round % 11)
      console.leaveUnread(for: .milliseconds(10))
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func endsWithinSecondsWhenItIsTold(signal: Int32) throws {
    try Lapse.run { lapse in
      let console = try lapse.console(rows: 50, columns: 200)
      stall(console)
      let before = try #require(console.processorTime)
      console.leaveUnread(for: .seconds(1))
      let spent = try #require(console.processorTime) - before
      #expect(spent < .milliseconds(200), "it waits and does not turn round and round")
      console.signal(signal)
      #expect(try console.waitForExitUnread(upTo: .seconds(5)) == .exited(128 + signal))
      #expect(console.settings == PtyProcess.untouchedSettings())
    }
  }

  @Test func endsWhenItIsHungUp() throws {
    try Lapse.run { lapse in
      let console = try lapse.console(rows: 50, columns: 200)
      stall(console)
      console.hangUp()
      #expect(try console.waitForExit(upTo: .seconds(5)) == .exited(128 + SIGHUP))
    }
  }

  @Test func goesOnWhenItIsReadAgain() throws {
    try Lapse.run { lapse in
      let console = try lapse.console(rows: 50, columns: 200)
      stall(console)
      console.resize(rows: 24, columns: 80)
      console.send("2")
      try console.wait { $0.lines[1].hasPrefix("48 PBXs") }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }
}
