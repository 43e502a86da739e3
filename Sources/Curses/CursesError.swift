/// Why there can be no full screen; the linear mode works in each of these cases.
package enum CursesError: Error, Equatable, Sendable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// `TERM` is unset or nothing is known of such a terminal.
  case unknownTerminal
  /// The terminal cannot place the cursor (`TERM=dumb`).
  case noCursorAddressing
  /// The system refused a pipe, a thread or a timer.
  case noResources
}
