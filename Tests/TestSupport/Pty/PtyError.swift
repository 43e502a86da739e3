package enum PtyError: Error {
  case notStarted(errno: Int32)
  /// What was waited for did not come; with the screen as it was.
  case timedOut(screen: String)
}
