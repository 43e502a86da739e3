import Operations

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

  /// Shows how far a search has come while `body` does it.
  static func searching<Result: Sendable>(
    _ invocation: Invocation,
    _ body: (@escaping @Sendable (FindProgress) -> Void) async throws -> Result
  ) async throws -> Result {
    let line = ProgressLine(invocation)
    defer { line.clear() }
    return try await body { progress in
      let percent = progress.of == 0 ? 100 : progress.searched * 100 / progress.of
      line.show("Searched \(percent) %")
    }
  }
}
