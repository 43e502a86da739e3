/// The exit codes of the contract (`interfaces.md`).
package enum Exit: Int32, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  /// Of the monitoring plugin alone.
  case critical = 2
  /// Role, hold, wrong phrase, restricted record.
  case refused = 3
  /// The plan changed since it was shown; nothing was done.
  case planChanged = 4
  /// A brake is on; of the rules that it names nothing was done.
  case braked = 5
  case usage = 64
  case badInput = 65
  /// No such file, database or record.
  case missing = 66
  case cannotCreate = 73
  /// Another run has the lease.
  case tryAgain = 75
  /// The console was ended by a signal: 128 and its number, as shells have it.
  case hungUp = 129
  case quit = 131
  case terminated = 143
}

/// A verb has said all that it has to say, and its exit code is the answer.
struct Ended: Error {
  let exit: Exit
}

/// A signal ended the console, after the terminal was restored.
struct EndedBySignal: Error {
  let exit: Exit

  init(_ number: Int32) {
    exit = Exit(rawValue: 128 + number) ?? .terminated
  }
}
