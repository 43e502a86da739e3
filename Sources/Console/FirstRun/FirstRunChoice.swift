/// How a console without a database begins.
package enum FirstRunChoice: Hashable, Sendable {
  /// Made-up data that goes when the console is left.
  case demo
  /// An empty database.
  case create
  /// A new database and what one file has.
  case bringIn(file: String)
}

/// What came of it.
package enum FirstRunOutcome<Opened: Sendable>: Sendable {
  /// With what is told this once, before the console opens; may be empty.
  case opened(Opened, told: [String])
  /// In words; nothing is left of it.
  case failed(String)
}
