package import Domain

/// Why an operation was not done; each says so before anything was changed.
package enum OperationError: Error, Hashable, Sendable {
  /// The role lacks the capability (exit 3).
  case notAllowed(Capability)
  /// There is no such record (exit 66).
  case noSuchRecord(Kind, id: String)
  case noSuchHold(String)
  case noSuchReceipt(String)
  /// Holds keep all of it (exit 3).
  case held([Int64])
  /// The typed phrase is not the plan's (exit 3).
  case wrongPhrase
  /// The record is restricted (exit 3).
  case restricted(hold: Int64)
  /// The plan differs from the one that was shown; nothing was done (exit 4).
  case planChanged(shown: String, now: DeletionPlan)
  /// Deleting whole PBXs and extensions at once is not offered (exit 3): it is staged.
  case notYet(Kind)
  /// Its deletion, or that of something above it, was ordered already (exit 3).
  case staged(job: Int64)
  case noSuchJob(String)
  /// The window is over, or it was taken back already (exit 3).
  case tooLateToUndo(job: Int64, DeletionJob.State)
  /// Too much was guessed within an hour; nothing was looked at (exit 3).
  case tooManyTries(until: Instant)
  /// The brakes are not those that were shown; nothing was done (exit 4).
  case brakesChanged
  /// A list cannot be sorted or filtered so (exit 64).
  case badQuery(String)
  /// Another run has the lease (exit 75).
  case busy
  /// Input that cannot be stored (exit 65); nothing was.
  case badInput(ImportError)
  /// The instant of a verb that changes something cannot be chosen.
  case store(String)
}
