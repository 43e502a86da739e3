import Testing

@testable import Terminal

@UI
struct HeadlessTerminalTests {
  @Test func deliversKeysAtOnceAndKeepsFrames() {
    let terminal = HeadlessTerminal(rows: 2, columns: 10)
    var typed = ""
    terminal.onEvents = { events in
      for case .key(let key) in events {
        typed += key.name ?? ""
      }
      var grid = Grid(size: terminal.size, glyphs: .ascii)
      grid.write(SafeText(typed), row: 0, column: 0, style: .ui)
      terminal.present(grid, cursor: nil)
    }
    terminal.press("j", "enter")
    #expect(terminal.lines == ["jenter", ""])
    terminal.type("x")
    #expect(terminal.text == "jenterx\n\n")
    #expect(terminal.frames.count == 3)
    terminal.resize(rows: 1, columns: 4)
    #expect(terminal.lines == ["jen~"])
    terminal.send(.resize(terminal.size))
    #expect(terminal.frames.count == 4)
  }

  @Test func firesTimersOnce() {
    let terminal = HeadlessTerminal()
    var fired: [TerminalEvent] = []
    terminal.onEvents = { fired += $0 }
    terminal.setTimer(.rest, after: .milliseconds(150))
    terminal.setTimer(.idle, after: .seconds(600))
    terminal.setTimer(.idle, after: nil)
    #expect(terminal.timers == [.rest: .milliseconds(150)])
    terminal.fire(.rest)
    #expect(fired == [.timer(.rest)])
    #expect(terminal.timers.isEmpty)
  }

  @Test func reportsTheSizeAfterTheKeyThatSuspended() {
    let terminal = HeadlessTerminal()
    var log: [String] = []
    terminal.onEvents = { events in
      log.append("begin \(events)")
      if events == [.key(.control("z"))] { terminal.suspend() }
      log.append("end")
    }
    terminal.press("ctrl-z")
    #expect(log.map { $0.prefix(5) } == ["begin", "end", "begin", "end"])
    #expect(log[2].contains("resize"))
    #expect(terminal.suspensions == 1)
  }

  @Test func isSilentAfterLeaving() {
    let terminal = HeadlessTerminal()
    var count = 0
    terminal.onEvents = { _ in count += 1 }
    terminal.leave()
    terminal.press("q")
    #expect(count == 0 && terminal.hasLeft)
  }
}
