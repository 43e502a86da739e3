/// A terminal for tests: events come from the test, frames are kept. Everything happens in the
/// call, on the UI actor; no timer fires by itself.
@UI
package final class HeadlessTerminal: Terminal {
  package private(set) var size: TerminalSize
  package let capabilities: TerminalCapabilities
  package var onEvents: (@UI ([TerminalEvent]) -> Void)?

  /// Frames that differed from the one before.
  package private(set) var frames: [Grid] = []
  package private(set) var cursor: GridPosition?
  package private(set) var theme = Theme.plain
  package private(set) var title: SafeText?
  package private(set) var clipboard: String?
  package private(set) var isMouseOn = false
  package private(set) var timers: [TerminalTimer: Duration] = [:]
  package private(set) var suspensions = 0
  package private(set) var hasLeft = false
  private var batches: [[TerminalEvent]] = []
  private var isSending = false

  package init(
    rows: Int = 24, columns: Int = 80,
    capabilities: TerminalCapabilities = .init(depth: .none, isUnicode: false)
  ) {
    size = TerminalSize(rows: rows, columns: columns)
    self.capabilities = capabilities
  }

  package var frame: Grid? { frames.last }

  /// The rows on the screen, spaces at their ends taken off.
  package var lines: [String] { frame?.lines ?? [] }

  /// The rows of the screen as one text, each ended by a newline.
  package var text: String { frame?.text ?? "" }

  /// Keys by name, each a batch of its own: `press("j", "ctrl-d", "enter")`. A name that is no
  /// key is misuse.
  package func press(_ names: String...) {
    for name in names {
      guard let key = Key(named: name) else { preconditionFailure("no key \(name)") }
      send(.key(key))
    }
  }

  /// Character by character.
  package func type(_ text: String) {
    for scalar in text.unicodeScalars {
      send(.key(.character(scalar)))
    }
  }

  package func paste(_ text: String) {
    send(.key(.paste(text)))
  }

  package func resize(rows: Int, columns: Int) {
    size = TerminalSize(rows: rows, columns: columns)
    send(.resize(size))
  }

  /// Lets a timer that is set go off; misuse if it is not set.
  package func fire(_ timer: TerminalTimer) {
    precondition(timers.removeValue(forKey: timer) != nil, "timer is not set")
    send(.timer(timer))
  }

  /// One batch. Sent while another one is being handled, it comes after that one.
  package func send(_ events: TerminalEvent...) {
    batches.append(events)
    guard !isSending else { return }
    isSending = true
    defer { isSending = false }
    while !batches.isEmpty {
      let batch = batches.removeFirst()
      if !hasLeft { onEvents?(batch) }
    }
  }

  package func use(_ theme: Theme) {
    self.theme = theme
  }

  package func present(_ grid: Grid, cursor: GridPosition?) {
    self.cursor = cursor
    if grid != frames.last {
      frames.append(grid)
    }
  }

  package func redraw() {}

  package func setTitle(_ title: SafeText) {
    self.title = title
  }

  @discardableResult
  package func copy(_ lines: [SafeText]) -> Bool {
    clipboard = lines.map(\.text).joined(separator: "\n")
    return true
  }

  package func setMouse(_ isOn: Bool) {
    isMouseOn = isOn
  }

  package func setTimer(_ timer: TerminalTimer, after duration: Duration?) {
    timers[timer] = duration
  }

  package func suspend() {
    suspensions += 1
    send(.resize(size))
  }

  package func leave() {
    hasLeft = true
  }
}
