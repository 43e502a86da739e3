import Foundation
import TestSupport
import Testing

/// Themes in the real program.
@Suite struct ThemeRunTests {
  @Test func aChangedFileIsReadAgainAndABrokenOneIsTold() throws {
    try Lapse.run { lapse in
      let themes = lapse.folder + "/config/lapse/themes"
      try FileManager.default.createDirectory(
        atPath: themes, withIntermediateDirectories: true)
      func write(_ text: String) throws {
        // As editors do: a new file in the place of the old one.
        try text.write(toFile: themes + "/mine.toml", atomically: true, encoding: .utf8)
      }
      let head = "[meta]\nname = \"mine\"\ninherits = \"default\"\n"
      try write(head)
      let console = try lapse.start(
        ["--theme", "mine"], environment: ["XDG_CONFIG_HOME": lapse.folder + "/config"])
      try console.waitForText("NEEDS SOMEBODY", upTo: .seconds(30))
      try console.waitForText("▲")
      try write(head + "[glyphs.unicode]\nurgent = \"※\"\n")
      try console.waitForText("mine.toml:5: \"urgent\" must be one character of one column")
      try write(head + "[glyphs.unicode]\nurgent = \"◆\"\n")
      try console.waitForText("The theme mine was read again.")
      try console.wait { $0.text.contains("◆") && !$0.text.contains("▲") }
      console.send(":theme\r")
      try console.waitForText("yours")
      console.send("G")
      try console.waitForText("▲")
      console.send("\u{1B}")
      try console.waitForText("◆")
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))
    }
  }

  @Test func whatIsStagedIsStruckThroughAllButItsTimer() throws {
    try Lapse.run { lapse in
      let console = try lapse.console()
      console.send("2/trial-9\r")
      try console.wait { $0.lines[3].contains("undo") || $0.lines[3].contains("trial-9") }
      if !console.screen.lines[3].contains("undo") {
        _ = try lapse.output([
          "delete", "pbx", "trial-9.example.com", "--reason", "test", "--confirm",
          "trial-9.example.com",
        ])
        console.send("r")
        try console.wait { $0.lines[3].contains("undo") }
      }
      let row = (0..<80).map { console.screen[3, $0] }
      func isStruck(_ text: String) throws -> Bool {
        let line = row.map { Character($0.scalar) }
        let start = try #require(String(line).range(of: text)).lowerBound
        let column = String(line).distance(from: String(line).startIndex, to: start)
        return row[column].style.isStruck
      }
      let isNameStruck = try isStruck("trial-9")
      let isTimerStruck = try isStruck("undo")
      #expect(isNameStruck && !isTimerStruck)
      console.send("Q")
      #expect(try console.waitForExit() == .exited(0))

      let plain = try lapse.start(["--ascii"])
      try plain.waitForText("GOING, BY RULE", upTo: .seconds(30))
      plain.send("2/trial-9\r")
      try plain.wait { $0.lines[3].contains("undo") }
      #expect(!(0..<80).contains { plain.screen[3, $0].style.isStruck })
      plain.send("Q")
      #expect(try plain.waitForExit() == .exited(0))
    }
  }
}
