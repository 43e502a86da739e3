/// One line on standard error that is written over, where that is a terminal; else nothing.
final class ProgressLine: Sendable {
  private let stream: OutputStream?

  init(_ invocation: Invocation) {
    let isShown = invocation.context.errors.isTerminal && !invocation.printer.isQuiet
    stream = isShown ? invocation.context.errors : nil
  }

  /// `text` is the program's own: rules and numbers.
  func show(_ text: String) {
    stream?.write("\r\u{1B}[K\(text)")
    stream?.flush()
  }

  func clear() {
    stream?.write("\r\u{1B}[K")
    stream?.flush()
  }
}
