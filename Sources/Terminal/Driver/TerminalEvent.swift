package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Also after the process was stopped and continued; the screen has to be presented again.
  case resize(TerminalSize)
  case timer(TerminalTimer)
  case signal(TerminalSignal)
  /// Nobody is there any more; nothing that is presented will be seen.
  case closed
}
