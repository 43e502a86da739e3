internal import Domain
internal import Operations

extension Words {
  /// What happened and what can be done, for the line above the keys.
  static func error(_ error: OperationError) -> String {
    switch error {
    case .notAllowed(let capability):
      "Your role may not do that; it needs \"\(capability.rawValue)\"."
    case .noSuchRecord(let kind, let id): "There is no \(Words.kind(kind)) \(id) any more."
    case .noSuchHold(let label): "There is no hold \(label)."
    case .noSuchReceipt(let label): "There is no receipt \(label)."
    case .held(let holds):
      "Kept by \(holds.map(Hold.label).joined(separator: ", ")): nothing was deleted."
    case .wrongPhrase: "That is not the phrase: nothing was deleted."
    case .restricted(let hold): "Restricted by \(Hold.label(hold)): ask the officer."
    case .noReveal(let kind): "A \(Words.kind(kind)) is never shown in clear."
    case .noSuchPerson: "No record here bears that address."
    case .otherPerson: "That is not this person's address: nothing was done."
    case .noSuchCase(let reference): "There is no open case \(reference)."
    case .personPlanChanged: "The plan changed since it was shown: nothing was erased."
    case .planChanged, .markedPlanChanged:
      "The plan changed since it was shown: nothing was deleted."
    case .tooMany(let kind, let most):
      "At most \(Words.kinds(kind, most)) at a time: nothing was deleted."
    case .jobState(let job, let state):
      "\(DeletionJob.label(job)) is \(state.rawValue): nothing was done."
    case .unfinished(let job, let failed):
      "Of \(DeletionJob.label(job)) \(failed.count) records could not be deleted; the next sweep tries again."
    case .halted(let job, let state):
      "\(DeletionJob.label(job)) is \(state.rawValue): what went before is gone, the rest was left."
    case .interrupted: "Asked to end: what was done is done, the next sweep goes on."
    case .staged(let job):
      "Its deletion was ordered already (\(DeletionJob.label(job)))."
    case .noSuchJob(let name): "There is no staged deletion \(name)."
    case .tooLateToUndo(let job, _):
      "\(DeletionJob.label(job)) cannot be taken back any more."
    case .noSuchQuarantine(let label): "There is no snapshot in quarantine \(label)."
    case .quarantineDecided(let label, let state):
      "\(label) was decided already (\(state.rawValue))."
    case .quarantineChanged(let label):
      "What a release of \(label) takes changed since it was shown: nothing was deleted."
    case .noSuchRequest(let label): "There is no request \(label)."
    case .alreadyAsked(let label): "That is asked already: \(label)."
    case .requestClosed(let label, let state): "\(label) is \(state.rawValue): nothing was done."
    case .ownRequest(let label): "\(label) is your own: another person approves it."
    case .tooManyTries: "Too much was guessed within an hour: wait, nothing was looked at."
    case .noSuchErasure(let kind, let id): "Nothing keeps \(Words.kind(kind)) \(id) out."
    case .noSuchBackup(let label): "There is no copy \(label) any more."
    case .ledgerUnwritten(let count):
      "It was done, but \(count) lines of the erasure ledger wait: its file takes none."
    case .foreignLedger: "That is not this database's erasure ledger."
    case .noObjectStore: "There is no store for objects, or it cannot be opened."
    case .foreignObjects: "The stored objects are another database's: nothing was changed."
    case .objectStore(let what): "The store for objects failed: \(what)."
    case .personalReason: "The reason tells who somebody is: nothing was done."
    case .brakesChanged: "The brakes changed since they were shown: nothing was done."
    case .badQuery(let text): "The query is not understood: \(text)"
    case .badFilter(let fault): Words.fault(fault)
    case .policyTaken(let id): "The policy id \(id) stands for other content already."
    case .busy: "Another run is at work; try again in a moment."
    case .badInput: "The input cannot be stored."
    case .store(let code): store(code)
    }
  }

  private static func store(_ code: String) -> String {
    switch code {
    case "busy": "Another program has locked the database; nothing was changed. Try again."
    case "full": "No space is left where the database lies; nothing was changed."
    case "read-only": "The database's file or directory cannot be written; nothing was changed."
    case "missing": "The database file is gone or was replaced: leave with Q and start again."
    case "damaged": "The database is damaged: leave with Q and bring back a backup."
    case "io": "The database's disk could not be read or written; nothing was changed."
    default: "The database could not be read or written (\(code)). Try again."
    }
  }
}
