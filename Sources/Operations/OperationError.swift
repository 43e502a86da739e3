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
  /// The plan differs from the one that was shown; nothing was done (exit 4). Without a drift where
  /// that one is not known any more.
  case planChanged(now: DeletionPlan, PlanDrift?)
  /// Its deletion, or that of something above it, was ordered already (exit 3).
  case staged(job: Int64)
  case noSuchJob(String)
  /// The window is over, or it was taken back already (exit 3).
  case tooLateToUndo(job: Int64, DeletionJob.State)
  /// A job in this state is not paused, resumed or cancelled so (exit 3).
  case jobState(job: Int64, DeletionJob.State)
  /// Records that could not be deleted; the rest of what was ordered is gone, and the next sweep tries
  /// these again (exit 1).
  case unfinished(job: Int64, [FailedRecord])
  /// A person halted it, or another took it over: what went before is gone (exit 1).
  case halted(job: Int64, DeletionJob.State)
  /// The process was asked to end between two batches; the next sweep goes on (exit 128 + signal).
  case interrupted
  /// Too much was guessed within an hour; nothing was looked at (exit 3).
  case tooManyTries(until: Instant)
  /// A list cannot be sorted or filtered so (exit 64).
  case badQuery(String)
  /// Another run has the lease (exit 75).
  case busy
  /// Input that cannot be stored (exit 65); nothing was.
  case badInput(ImportError)
  /// The instant of a verb that changes something cannot be chosen.
  case store(String)
}
