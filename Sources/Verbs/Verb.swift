import ArgumentParser

/// A verb of the command line.
protocol Verb: ParsableCommand, Sendable {
  var global: GlobalOptions { get }
  /// Whether it changes nothing, and so takes `--as-of`.
  var canRehearse: Bool { get }
  /// Whether it may open the console: the process must be prepared before any thread runs.
  var opensConsole: Bool { get }
  /// Whether a signal that ends the process is heeded when its batch is done.
  var endsBetweenBatches: Bool { get }
  func perform(_ invocation: Invocation) async throws
}

extension Verb {
  var canRehearse: Bool { false }
  var opensConsole: Bool { false }
  var endsBetweenBatches: Bool { false }
}
