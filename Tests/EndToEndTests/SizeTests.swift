import Glibc
import TestSupport
import Testing

/// Sizes that are too small, and sizes that do not come to rest.
@Suite struct SizeTests {
  @Test func belowTheLeastSizeItSaysWhatItNeedsAndKeepsItsPlace() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      let selected = { (screen: VTScreen) in
        screen.lines.first { $0.hasPrefix("▸") }.map { $0.split(separator: " ") } ?? []
      }
      console.send("2/bright")
      try console.wait { $0.lines[1].hasPrefix("1 PBX ") }
      console.send("\r\r")
      try console.waitForText("24 extensions")
      try console.wait { selected($0).contains("112") }
      console.send("jjj")
      try console.wait { selected($0).contains("131") }
      for (rows, columns) in [(15, 59), (16, 59), (15, 60), (3, 10), (4, 20)] {
        console.resize(rows: rows, columns: columns)
        try console.wait { $0.lines[0].hasPrefix("Lapse needs 60x16.".prefix(max(0, columns - 1))) }
        #expect(!console.screen.text.contains("131"))
        if columns < 20 || rows == 15 { console.send("jjdx\r") }
      }
      console.resize(rows: 24, columns: 80)
      try console.wait { selected($0).contains("131") && $0.lines[0].contains("brightway") }
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  /// What is left on the screen is what drawing it anew gives.
  @Test func aStormOfSizesLeavesAWholeScreen() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("4")
      try console.waitForText("now ")
      let seed = UInt64.random(in: .min ... .max)
      var numbers = SeededNumbers(seed: seed)
      for round in 0..<120 {
        console.resize(
          rows: Int.random(in: 2...70, using: &numbers),
          columns: Int.random(in: 2...230, using: &numbers))
        if round.isMultiple(of: 7) { console.send("j") }
      }
      console.resize(rows: 30, columns: 100)
      try console.wait {
        $0.lines[0].hasPrefix("Meetings") && $0.lines[29].contains("back")
          && $0.lines.contains { $0.hasPrefix("▸") }
      }
      // The clock and what hangs on it go on with the minute.
      var (before, after) = (try rested(console), [String]())
      for _ in 0..<3 {
        console.send("?")
        try console.waitForText("Keys on meetings")
        console.send("\u{1B}")
        try console.wait { !$0.text.contains("Keys on meetings") && $0.lines[29].contains("back") }
        console.send("\u{0C}")
        after = try rested(console)
        if after[0] == before[0] { break }
        before = after
      }
      #expect(after == before, "seed \(seed)")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  /// What is on the screen when nothing more comes: the rows below the list follow when the cursor
  /// has rested.
  private func rested(_ console: PtyProcess) throws -> [String] {
    let end = ContinuousClock.now + .seconds(60)
    while !console.isSilent(for: .milliseconds(500)) { try #require(ContinuousClock.now < end) }
    return console.screen.lines
  }
}
