import CPlatform
import Glibc
package import Terminal

/// The terminal of this process, taken over until `leave`. Needs `UILoop` for its events, and
/// `ProcessGuard.blockSignals` as the first statement of main.
@UI
package final class CursesTerminal: Terminal {
  package struct Options: Sendable {
    /// ASCII glyphs whatever the locale says.
    package var isASCII = false
    /// Instead of what the terminal says it can.
    package var depth: ColorDepth?
    /// How long an Esc is waited on for the rest of a key's sequence.
    package var escapeDelay = Duration.milliseconds(50)

    package init() {}
  }

  package internal(set) var size: TerminalSize
  package let capabilities: TerminalCapabilities

  package var onEvents: (@UI ([TerminalEvent]) -> Void)? {
    didSet { deliverBacklog() }
  }

  /// In columns; terminals throw away what is much longer.
  static let longestCopy = 8_192

  var painter: Painter
  var decoder = KeyDecoder()
  var backlog: [TerminalEvent] = []
  var timers: [TerminalTimer: Int32] = [:]
  /// The signal that asked the program to end, if one did; it then exits with 128 more.
  package internal(set) var endingSignal: Int32?
  let signals: Int32
  var title: SafeText?
  var isMouseOn = false
  var hasLeft = false
  var isClosed = false

  /// Takes over the terminal on standard input and output; the screen is empty then.
  /// - Throws: `CursesError`, with the terminal as it was.
  package static func open(_ options: Options = Options()) throws(CursesError) -> CursesTerminal {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw .notATerminal
    }
    let isUTF8 = lapse_locale_is_utf8()
    let signals = lapse_signals_start()
    guard signals >= 0 else { throw .noResources }
    let delay = Int32(clamping: options.escapeDelay.nanoseconds / 1_000_000)
    switch Int(lapse_screen_open(STDIN_FILENO, STDOUT_FILENO, delay)) {
    case LAPSE_OPEN_OK: break
    case LAPSE_OPEN_NO_CURSOR_ADDRESSING: throw .noCursorAddressing
    default: throw .unknownTerminal
    }
    lapse_guard_install()
    lapse_stderr_hold()
    return CursesTerminal(
      capabilities: TerminalCapabilities(
        depth: depth(options), isUnicode: isUTF8 && !options.isASCII),
      signals: signals)
  }

  private init(capabilities: TerminalCapabilities, signals: Int32) {
    self.capabilities = capabilities
    self.signals = signals
    size = CursesTerminal.fit()
    painter = Painter(theme: .plain, capabilities)
    UILoop.watch(STDIN_FILENO) { [weak self] in self?.read($0) }
    UILoop.watch(signals) { [weak self] _ in self?.readSignals() }
  }

  package func use(_ theme: Theme) {
    painter = Painter(theme: theme, capabilities)
  }

  package func present(_ grid: Grid, cursor: GridPosition?) {
    guard !hasLeft else { return }
    painter.paint(grid, cursor: cursor)
  }

  package func redraw() {
    guard !hasLeft else { return }
    lapse_screen_forget()
    painter.forget()
  }

  package func setTitle(_ title: SafeText) {
    guard !hasLeft, title != self.title else { return }
    self.title = title
    sendTitle()
  }

  @discardableResult
  package func copy(_ lines: [SafeText]) -> Bool {
    guard !hasLeft, lapse_screen_is_xterm() else { return false }
    var left = Self.longestCopy
    let text = lines.map { line in
      let shown = line.prefix(left)
      left -= shown.columns
      return shown.text
    }.joined(separator: "\n")
    send("\u{1B}]52;c;\(Base64.encode(text.utf8))\u{7}")
    return true
  }

  package func setMouse(_ isOn: Bool) {
    guard !hasLeft, isOn != isMouseOn else { return }
    isMouseOn = isOn
    sendMouse()
  }

  package func setTimer(_ timer: TerminalTimer, after duration: Duration?) {
    guard !hasLeft, duration != nil || timers[timer] != nil else { return }
    guard let descriptor = timers[timer] ?? openTimer(timer) else { return }
    lapse_timer_set(descriptor, duration.map { max(1, $0.nanoseconds) } ?? 0)
  }

  package func suspend() {
    guard !hasLeft else { return }
    lapse_screen_pause()
    lapse_signals_stop_self()
    resume()
    // The signal that continued the process is on its way, unless nothing stopped it.
    var pipe = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
    if poll(&pipe, 1, 20) == 1 {
      readSignals(isContinued: true)
    }
  }

  package func leave() {
    guard !hasLeft else { return }
    hasLeft = true
    UILoop.unwatch(STDIN_FILENO)
    UILoop.unwatch(signals)
    for descriptor in timers.values {
      UILoop.unwatch(descriptor)
      Glibc.close(descriptor)
    }
    timers = [:]
    lapse_screen_close()
    lapse_stderr_release()
    onEvents = nil
  }

  private static func depth(_ options: Options) -> ColorDepth {
    let own = ColorDepth(colors: Int(lapse_screen_colors()))
    // More than the terminal says it has would be drawn wrong.
    let all = ColorDepth.allCases
    guard let wanted = options.depth, let most = all.firstIndex(of: own) else { return own }
    return all.firstIndex(of: wanted).map { all[min($0, most)] } ?? own
  }

  static func fit() -> TerminalSize {
    var rows: Int32 = 0
    var columns: Int32 = 0
    lapse_screen_fit(&rows, &columns)
    return TerminalSize(rows: Int(rows), columns: Int(columns))
  }
}
