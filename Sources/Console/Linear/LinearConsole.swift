package import Domain
package import Operations
package import Terminal

/// Runs the console in lines, for terminals that cannot place their cursor and for readers of screens:
/// the same screens and commands, each line answered by lines. Returns when the person leaves or no
/// line will come any more.
@UI
package func runLinearConsole(
  channel: any LineChannel, operations: Operations, principal: Principal, options: ConsoleOptions,
  leaving: @Sendable () -> Void = {}
) async {
  let terminal = LineTerminal(size: LinearConsole.size(channel))
  var state = State(
    options, size: terminal.size, isUnicode: false, principal: principal, operations: operations)
  state.isLinear = true
  // What the channel cannot write it leaves out itself.
  state.glyphs = state.glyphs.withLetters
  let runtime = Runtime(
    state: state, terminal: terminal, client: Client(operations, by: principal, options))
  await LinearConsole(channel: channel, terminal: terminal, runtime: runtime).run(at: .overview)
  leaving()
  await runtime.drain()
}

@UI
final class LinearConsole {
  private let channel: any LineChannel
  private let terminal: LineTerminal
  private let runtime: Runtime
  private var shown: LinearPage?

  init(channel: any LineChannel, terminal: LineTerminal, runtime: Runtime) {
    self.channel = channel
    self.terminal = terminal
    self.runtime = runtime
  }

  /// So wide that no pane is beside the list.
  static func size(_ channel: any LineChannel) -> TerminalSize {
    TerminalSize(
      rows: 24, columns: max(80, min(channel.columns, State.columnsForPane - 1)))
  }

  func run(at start: ScreenName) async {
    let (lines, typed) = AsyncStream.makeStream(of: String.self)
    channel.onLine = { line in
      if let line {
        typed.yield(line)
      } else {
        typed.finish()
      }
    }
    runtime.begin(at: start)
    await answer()
    channel.write(["A command's name or key, then Enter; ? lists them, Q ends."])
    ask()
    for await line in lines {
      await take(line)
      if runtime.isOver { break }
      ask()
    }
    runtime.leave()
  }

  private func take(_ line: String) async {
    let state = runtime.state
    guard let keys = LinearLine.keys(line, state, isTyping: shown?.isTyping ?? false) else {
      channel.write(["That is no command here; ? lists them."])
      return
    }
    if keys == [.control("l")] { shown = nil }
    terminal.press(keys)
    if !runtime.isOver { await answer() }
  }

  /// Waits until all that was asked for is there, then reads out what is new.
  private func answer() async {
    await runtime.settle()
    terminal.rest()
    let page = LinearPage(runtime.state)
    var lines = page.lines(after: shown)
    shown = page
    if lines.isEmpty, runtime.state.prompt == nil { lines = ["Nothing has changed."] }
    channel.write(lines.map { SafeText($0) })
  }

  private func ask() {
    guard let prompt = runtime.state.prompt else {
      channel.ask(shown?.isTyping ?? false ? "text or key> " : "> ")
      return
    }
    channel.write([SafeText("A line and Enter; an empty one leaves it as it is.")])
    let name = PromptView.name(prompt.purpose, runtime.state)
    channel.ask((name.text.hasSuffix(" ") ? name.prefix(name.columns - 1) : name) + "> ")
  }
}
