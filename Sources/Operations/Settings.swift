package import Domain

/// What the operation's configuration sets; periods in milliseconds.
package struct Settings: Hashable, Sendable {
  /// For how long an order that reaches a whole PBX or extension can be taken back.
  package var undoWindow = DeletionJob.undoWindow
  /// How often the sweep is meant to run.
  package var sweepInterval: Int64 = 15 * Instant.minute
  /// Beyond which numbers a sweep waits for a person.
  package var brakes = BrakeLimits()

  package init() {}
}
