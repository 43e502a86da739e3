import Glibc
import TestSupport
import Testing

/// The terminal goes, or the person, while a sweep runs in the console.
@Suite struct ClosingTests {
  enum End: CaseIterable { case hungUp, told, quit }

  @Test(arguments: End.allCases)
  func theBatchEndsAndTheNextSweepGoesOn(end: End) throws {
    try Lapse.run { lapse in
      // The first one meets a brake.
      let first = try lapse.start(["sweep"])
      #expect(try first.waitForExit(upTo: .seconds(60)) == .exited(5))
      let console = try lapse.start(
        environment: ["LD_PRELOAD": Lapse.faults, "LAPSE_FAULT": "slow:1"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      try console.waitForText("BRAKE")
      console.send("b")
      try console.waitForText("x  release them")
      console.send("x2")
      try console.waitForText("word not yet")
      console.send("release")
      try console.waitForText("( Release ) <Enter")
      console.send("\r")
      try console.waitForText("stops it after its batch")
      switch end {
      case .hungUp:
        console.hangUp()
        #expect(try console.waitForExit(upTo: .seconds(2)) == .exited(128 + SIGHUP))
      case .told:
        console.signal(SIGTERM)
        #expect(try console.waitForExit(upTo: .seconds(2)) == .exited(128 + SIGTERM))
        #expect(console.settings == PtyProcess.untouchedSettings())
      case .quit:
        console.send("cQ")
        #expect(try console.waitForExit(upTo: .seconds(10)) == .exited(0))
        #expect(console.settings == PtyProcess.untouchedSettings())
      }
      // Nothing that it held is in the way.
      let next = try lapse.start(["sweep", "--release-brake", "contract-ended"])
      #expect(try next.waitForExit(upTo: .seconds(60)) == .exited(0))
      let last = try lapse.start(["sweep"])
      #expect(try last.waitForExit(upTo: .seconds(60)) == .exited(0))
      _ = try lapse.output(["doctor"])
    }
  }
}
