import Demo
import Domain
import Foundation
import Operations
import Terminal
import TestSupport
import Testing

@testable import Console

/// The README's screens are those of the console on the made-up data, at one instant. With
/// `LAPSE_RECORD=1` in the environment they are written instead of compared.
@Suite struct ReadmeScreensTests {
  @Test @UI func areWhatTheConsoleShows() async throws {
    // Given the demo's data in a real database, and the console on it at 80x24
    let test = try await TestDatabase()
    let operations = test.operations(at: Made.now)
    _ = try await operations.importRecords([DemoSource(now: Made.now)], by: .owner)
    let terminal = HeadlessTerminal()
    var state = State(
      size: terminal.size, glyphs: .ascii, principal: .admin, label: "DEMO",
      policy: operations.policy, isReadOnly: false, zone: .utc, now: Made.now)
    state.settings = operations.settings
    state.ticket = "#4711"
    let runtime = Runtime(
      state: state, terminal: terminal, client: Client(operations, by: .admin))
    func press(_ keys: String...) async {
      for key in keys {
        terminal.press(key)
        await runtime.settle()
        if terminal.timers[.rest] != nil { terminal.fire(.rest) }
      }
    }

    // When it is opened, goes to the PBXs and plans the deletion of one
    runtime.begin(at: .overview)
    await runtime.settle()
    var screens = ["overview": terminal.text]
    await press("2")
    screens["pbxs"] = terminal.text
    await press("/")
    terminal.type("trial-9")
    await press("enter", "d", "c", "x")
    screens["plan"] = terminal.text

    // Then each stands in the README as it was seen
    let path = #filePath.components(separatedBy: "/Tests/")[0] + "/README.md"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (name, screen) in screens.sorted(by: { $0.key < $1.key }) {
      let head = "<!-- screen \(name) -->\n```text\n"
      let start = try #require(text.range(of: head), "no place for \(name) in the README")
      let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
      let place = start.upperBound..<end.lowerBound
      if ProcessInfo.processInfo.environment["LAPSE_RECORD"] != nil {
        text.replaceSubrange(place, with: screen)
      } else {
        #expect(String(text[place]) == screen, "\(name); LAPSE_RECORD=1 writes it")
      }
    }
    if ProcessInfo.processInfo.environment["LAPSE_RECORD"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
