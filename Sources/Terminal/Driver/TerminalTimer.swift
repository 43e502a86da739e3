/// The timers that a terminal keeps, each set or not; setting one anew starts it over.
package enum TerminalTimer: Int, CaseIterable, Sendable {
  /// The cursor has rested on a row.
  case rest
  /// Time to read the data again.
  case refresh
  /// The clock in the header.
  case clock
  /// Nobody has pressed a key for long.
  case idle
  /// Figures of running work.
  case progress
  /// What is shown in clear has been there long enough.
  case disclosure
}
