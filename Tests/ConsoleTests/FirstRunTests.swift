import Terminal
import Testing

@testable import Console

/// The screen that leads to a database where there is none.
@Suite(.timeLimit(.minutes(5))) struct FirstRunTests {
  private static let path = "/home/kim/.local/share/lapse/lapse.db"

  @UI private func start(
    _ terminal: HeadlessTerminal,
    open: @escaping @Sendable (FirstRunChoice) async -> FirstRunOutcome<String>
  ) async -> Task<String?, Never> {
    let task = Task { @UI in
      await runFirstRun(
        terminal: terminal, path: Self.path, options: ConsoleOptions(), open: open)
    }
    while terminal.frame == nil, !Task.isCancelled { await Task.yield() }
    return task
  }

  @UI private func wait(_ terminal: HeadlessTerminal, for text: String) async {
    while !terminal.text.contains(text), !Task.isCancelled { await Task.yield() }
  }

  @Test @UI func saysWhatEachChoiceDoesAndWithWhichCommand() async throws {
    let terminal = HeadlessTerminal()
    let task = await start(terminal) { _ in .failed("no") }
    try expectScreen("first-run-80x24", terminal.text)
    terminal.resize(rows: 16, columns: 60)
    try expectScreen("first-run-60x16", terminal.text)
    terminal.press("q")
    #expect(await task.value == nil)
  }

  @Test @UI func leadsToTheConsole() async {
    let terminal = HeadlessTerminal()
    let task = await start(terminal) { .opened("\($0)", told: []) }
    terminal.press("enter")
    #expect(await task.value == "demo")
  }

  @Test @UI func whatIsToldOnceIsReadBeforeTheConsoleOpens() async throws {
    let terminal = HeadlessTerminal()
    let key = String(repeating: "0123456789abcdef", count: 8)
    let task = await start(terminal) { .opened("\($0)", told: ["The first key:", key]) }
    terminal.press("2", "enter")
    await wait(terminal, for: "The first key:")
    #expect(terminal.lines.joined().contains(key), "whole, however long")
    terminal.press("j", "esc")
    #expect(terminal.text.contains("The first key:"), "only Enter goes on")
    terminal.press("enter")
    #expect(await task.value == "create")
  }

  @Test @UI func aFileIsNamedAndWhatFailsCanBePutRight() async {
    let terminal = HeadlessTerminal()
    let task = await start(terminal) { choice in
      choice == .bringIn(file: "right.jsonl")
        ? .opened("in", told: []) : .failed("wrong.jsonl: it cannot be read")
    }
    terminal.press("3", "enter")
    terminal.type("wrong.jsonl")
    terminal.press("enter")
    await wait(terminal, for: "it cannot be read")
    #expect(terminal.lines[23].hasPrefix("file wrong.jsonl"))
    terminal.press("ctrl-u")
    terminal.type("right.jsonl")
    terminal.press("enter")
    #expect(await task.value == "in")
  }

  @Test @UI func aLostTerminalEndsIt() async {
    let terminal = HeadlessTerminal()
    let task = await start(terminal) { _ in .failed("no") }
    terminal.send(.closed)
    #expect(await task.value == nil)
  }
}
