package import Domain

/// What a run of the program gets from outside: everything that is not an argument.
package struct Context: Sendable {
  package var environment: [String: String]
  package var now: @Sendable () -> Instant
  /// That many random bytes.
  package var random: @Sendable (Int) -> [UInt8]
  /// All of standard input.
  package var input: @Sendable () throws -> [UInt8]
  package var output: OutputStream
  package var errors: OutputStream
  /// Who runs it, with all capabilities.
  package var principal: Principal
  /// The signal by which the process is asked to end; nil while it is not.
  package var endingSignal: @Sendable () -> Int32? = { nil }

  package init(
    environment: [String: String], now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8], input: @escaping @Sendable () throws -> [UInt8],
    output: OutputStream, errors: OutputStream, principal: Principal
  ) {
    self.environment = environment
    self.now = now
    self.random = random
    self.input = input
    self.output = output
    self.errors = errors
    self.principal = principal
  }
}
