package import Domain

/// What the operation's configuration sets; periods in milliseconds.
package struct Settings: Hashable, Sendable {
  /// For how long an order that reaches a whole PBX or extension can be taken back.
  package var undoWindow = DeletionJob.undoWindow
  /// For how long one for anything smaller can be, where it is staged.
  package var undoWindowOfRecord = DeletionJob.undoWindowOfRecord
  /// How often the sweep is meant to run.
  package var sweepInterval: Int64 = 15 * Instant.minute
  /// Beyond which numbers a sweep waits for a person.
  package var brakes = BrakeLimits()

  package init() {}

  /// For how long an order of a record of this kind can be taken back.
  package func undoWindow(of kind: Kind) -> Int64 {
    kind.isStaged ? undoWindow : undoWindowOfRecord
  }
}
