package import Domain

/// What a run of the program gets from outside: everything that is not an argument.
package struct Context: Sendable {
  package var environment: [String: String]
  package var now: @Sendable () -> Instant
  /// How long the machine has run; nil where that cannot be told.
  package var uptime: @Sendable () -> Uptime?
  /// That many random bytes.
  package var random: @Sendable (Int) -> [UInt8]
  /// All of standard input.
  package var input: @Sendable () throws -> [UInt8]
  package var output: OutputStream
  package var errors: OutputStream
  /// Who runs it, with all capabilities.
  package var principal: Principal
  /// Takes a line for the system log.
  package var systemLog: @Sendable (String) -> Void
  /// The signal by which the process is asked to end; nil while it is not.
  package var endingSignal: @Sendable () -> Int32? = { nil }

  package init(
    environment: [String: String], now: @escaping @Sendable () -> Instant,
    uptime: @escaping @Sendable () -> Uptime? = { nil },
    random: @escaping @Sendable (Int) -> [UInt8], input: @escaping @Sendable () throws -> [UInt8],
    output: OutputStream, errors: OutputStream, principal: Principal,
    systemLog: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.environment = environment
    self.now = now
    self.uptime = uptime
    self.random = random
    self.input = input
    self.output = output
    self.errors = errors
    self.principal = principal
    self.systemLog = systemLog
  }
}
