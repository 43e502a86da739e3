/// What is configured of the operation; nil where a file does not say.
package struct Configuration: Hashable, Sendable {
  /// A name for the database, shown in the console's header.
  package var label: String?
  /// Where stored objects lie: an absolute path or `rclone:REMOTE:PATH`.
  package var objects: String?
  /// How often the sweep runs; in milliseconds.
  package var sweepInterval: Int64?
  /// For how long a staged deletion can be undone; in milliseconds.
  package var undoWindow: Int64?
  /// Beyond which numbers a sweep waits for a person.
  package var brakes = BrakeConfiguration()
  /// After how long without a key the console is locked; in milliseconds.
  package var lockAfter: Int64?

  package init() {}
}
