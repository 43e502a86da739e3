package import Terminal

/// Shows the first screen on an open terminal until a database is open, or the person has left:
/// then nil. `open` makes what was chosen, off the UI.
@UI
package func runFirstRun<Opened: Sendable>(
  terminal: any Terminal, path: String, options: ConsoleOptions,
  open: @escaping @Sendable (FirstRunChoice) async -> FirstRunOutcome<Opened>
) async -> Opened? {
  terminal.use(options.theme)
  let isUnicode = terminal.capabilities.isUnicode && !options.ascii
  let runtime = FirstRunRuntime(
    FirstRun(path: path, size: terminal.size, glyphs: options.theme.glyphs(unicode: isUnicode)),
    terminal, open)
  return await runtime.run()
}

/// Carries out what the screen decides.
@UI
private final class FirstRunRuntime<Opened: Sendable> {
  private var first: FirstRun
  private let terminal: any Terminal
  private let open: @Sendable (FirstRunChoice) async -> FirstRunOutcome<Opened>
  private var opened: Opened?
  private var end: CheckedContinuation<Void, Never>?
  private var isOver = false

  init(
    _ first: FirstRun, _ terminal: any Terminal,
    _ open: @escaping @Sendable (FirstRunChoice) async -> FirstRunOutcome<Opened>
  ) {
    self.first = first
    self.terminal = terminal
    self.open = open
  }

  func run() async -> Opened? {
    terminal.onEvents = { [weak self] in self?.take($0) }
    terminal.setTitle("Lapse: no database")
    draw()
    await withCheckedContinuation { continuation in
      if isOver { continuation.resume() } else { end = continuation }
    }
    return opened
  }

  private func take(_ events: [TerminalEvent]) {
    for event in events where !isOver {
      switch event {
      case .key(let key): perform(first.pressed(key))
      case .resize(let size): first.size = size
      case .signal, .closed: leave(with: nil)
      case .timer: break
      }
    }
    draw()
  }

  private func perform(_ step: FirstRun.Step) {
    switch step {
    case .none: break
    case .leave: leave(with: nil)
    case .open: leave(with: opened)
    case .begin(let choice):
      let open = open
      Task { @UI in arrived(await Self.off { await open(choice) }) }
    }
  }

  @concurrent
  private static func off(
    _ body: @Sendable () async -> FirstRunOutcome<Opened>
  ) async -> FirstRunOutcome<Opened> {
    await body()
  }

  private func arrived(_ outcome: FirstRunOutcome<Opened>) {
    guard !isOver else { return }
    switch outcome {
    case .failed(let words): first.failed(words)
    case .opened(let result, let told):
      opened = result
      if !first.opened(told) { leave(with: result) }
    }
    draw()
  }

  private func leave(with result: Opened?) {
    isOver = true
    opened = result
    terminal.onEvents = nil
    end?.resume()
    end = nil
  }

  private func draw() {
    guard !isOver else { return }
    let frame = FirstRunView.draw(first)
    terminal.present(frame.grid, cursor: frame.cursor)
  }
}
