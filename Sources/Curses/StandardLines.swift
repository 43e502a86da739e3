import CPlatform
import Glibc
package import Terminal

/// Standard input and output line by line, whatever they are: a terminal that cannot place its
/// cursor, a pipe, a file. Needs `UILoop`, and `ProcessGuard.blockSignals` before.
@UI
package final class StandardLines: LineChannel {
  /// A longer line is cut there; in bytes.
  static let longest = 65_536

  package let columns: Int
  /// Else what is not ASCII is written as a question mark.
  private let isUnicode: Bool
  /// The signal that asked the program to end, if one did.
  package private(set) var endingSignal: Int32?

  package var onLine: (@UI (String?) -> Void)? {
    didSet { if onLine != nil { begin() } }
  }

  private let asks: Bool
  /// Those of standard input and output that are a terminal.
  private let terminals: [Int32]
  private let signals: Int32
  private var bytes: [UInt8] = []
  private var isWatching = false

  package init(isASCII: Bool) {
    isUnicode = lapse_locale_is_utf8() && !isASCII
    lapse_guard_install()
    signals = lapse_signals_start()
    terminals = [STDIN_FILENO, STDOUT_FILENO].filter { isatty($0) == 1 }
    asks = terminals.count == 2
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    columns = isKnown ? Int(size.ws_col) : 80
  }

  package func write(_ lines: [SafeText]) {
    send(lines.map { shown($0) + "\n" }.joined())
  }

  package func ask(_ words: SafeText) {
    if asks { send(shown(words)) }
  }

  package func leave() {
    end()
  }

  private func begin() {
    guard !isWatching else { return }
    isWatching = true
    UILoop.watch(STDIN_FILENO) { [weak self] _ in self?.read() }
    if signals >= 0 { UILoop.watch(signals) { [weak self] _ in self?.readSignals() } }
  }

  /// The signal of a lost terminal may come after what is read has ended, or never.
  private func end() {
    if endingSignal == nil, hasHungUp { endingSignal = SIGHUP }
    UILoop.unwatch(STDIN_FILENO)
    UILoop.unwatch(signals)
    let onLine = onLine
    self.onLine = nil
    onLine?(nil)
  }

  private var hasHungUp: Bool {
    terminals.contains { terminal in
      var polled = pollfd(fd: terminal, events: 0, revents: 0)
      return poll(&polled, 1, 0) > 0 && polled.revents & Int16(POLLHUP) != 0
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    guard count > 0 else {
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      if !bytes.isEmpty { deliver() }
      return end()
    }
    for byte in buffer.prefix(count) {
      if byte == UInt8(ascii: "\n") {
        deliver()
      } else if bytes.count < Self.longest {
        bytes.append(byte)
      }
    }
  }

  private func deliver() {
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    let line = String(decoding: bytes, as: UTF8.self)
    bytes = []
    onLine?(line)
  }

  private func readSignals() {
    var numbers = [UInt8](repeating: 0, count: 16)
    let count = Glibc.read(signals, &numbers, numbers.count)
    let ending = [SIGTERM, SIGHUP, SIGQUIT]
    guard
      let number = numbers.prefix(max(0, count)).map({ Int32($0) }).first(where: ending.contains)
    else { return }
    endingSignal = number
    end()
  }

  private func shown(_ text: SafeText) -> String {
    isUnicode ? text.text : text.ascii
  }

  private func send(_ text: String) {
    var text = text
    let isWritten = text.withUTF8 { lapse_write_all(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if !isWritten { end() }
  }
}
