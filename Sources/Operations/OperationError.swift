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
  /// The kind is seen partially redacted only (exit 3).
  case noReveal(Kind)
  /// No record bears the person's address (exit 66).
  case noSuchPerson
  /// The address is not that of the person who was meant (exit 3).
  case otherPerson
  /// There is no open case of that reference (exit 66).
  case noSuchCase(String)
  /// The person's plan differs from the one that was shown; nothing was done (exit 4).
  case personPlanChanged
  /// The plan differs from the one that was shown; nothing was done (exit 4). Without a drift where
  /// that one is not known any more.
  case planChanged(now: DeletionPlan, PlanDrift?)
  /// The same of several records, with the ids of those whose plans differ, as far as they can be
  /// named; nothing was done (exit 4).
  case markedPlanChanged(now: MarkedPlan, [String])
  /// More records than can be ordered to go at a time (exit 64).
  case tooMany(Kind, most: Int)
  /// Its deletion, or that of something above it, was ordered already (exit 3).
  case staged(job: Int64)
  case noSuchJob(String)
  /// The window is over, or it was taken back already (exit 3).
  case tooLateToUndo(job: Int64, DeletionJob.State)
  case noSuchQuarantine(String)
  /// Somebody has decided, or a newer snapshot came (exit 3).
  case quarantineDecided(String, Quarantine.State)
  /// A release would take something else than was shown (exit 4).
  case quarantineChanged(String)
  case noSuchRequest(String)
  /// Somebody asks that already (exit 3).
  case alreadyAsked(String)
  /// It is decided, lapsed, or its record is gone (exit 3).
  case requestClosed(String, StaffRequest.State)
  /// Another person must approve it (exit 3).
  case ownRequest(String)
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
  /// Nothing keeps that record out (exit 66).
  case noSuchErasure(Kind, id: String)
  case noSuchBackup(String)
  /// So many lines of the erasure ledger wait for their file, which does not take them; what they
  /// tell of was done (exit 1).
  case ledgerUnwritten(Int)
  /// No line of the file is this database's (exit 65).
  case foreignLedger
  /// No store for objects is configured, or it cannot be opened (exit 66).
  case noObjectStore
  /// The store's marker is another database's (exit 3).
  case foreignObjects
  /// The store for objects failed, in words.
  case objectStore(String)
  /// The words of a reason tell who somebody is (exit 65); they would outlive the record.
  case personalReason(IdentityScan.Finding)
  /// The brakes are not those that were shown; nothing was done (exit 4).
  case brakesChanged
  /// A list cannot be sorted or filtered so (exit 64).
  case badQuery(String)
  /// A filter is not understood (exit 64).
  case badFilter(FilterFault)
  /// The policy's id stands for other content already (exit 65): it needs an id of its own.
  case policyTaken(String)
  /// Another run has the lease (exit 75).
  case busy
  /// Input that cannot be stored (exit 65); nothing was.
  case badInput(ImportError)
  /// The store failed (exit 74); the code says how.
  case store(String)
}
