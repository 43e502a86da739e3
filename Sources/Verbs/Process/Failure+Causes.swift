import Domain
import Formats
import Operations
import Store

extension Failure {
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as OperationError: self.init(error)
    case let error as StoreError: self.init(error)
    case let error as ImportError: self.init(error)
    case let error as ConfigurationError: self.init(error)
    default: self.init(.failed, "failed", "an unexpected error: \(type(of: error))")
    }
  }

  init(_ error: OperationError) {
    switch error {
    case .notAllowed(let capability):
      self.init(
        .refused, "not-allowed",
        "your role lacks the capability \"\(capability.rawValue)\"; nothing was done")
    case .noSuchRecord(let kind, let id):
      self.init(.missing, "no-such-record", "there is no \(kind.rawValue) \(id)")
    case .noSuchHold(let label):
      self.init(.missing, "no-such-hold", "there is no hold \(label) in force")
    case .noSuchReceipt(let label):
      self.init(.missing, "no-such-receipt", "there is no receipt \(label)")
    case .held(let holds):
      let labels = holds.map(Hold.label).joined(separator: ", ")
      self.init(
        .refused, "held",
        "kept by \(labels): nothing was deleted; release the hold first, if you may")
    case .wrongPhrase:
      self.init(
        .refused, "wrong-phrase",
        "that is not the phrase that the plan shows; nothing was deleted")
    case .restricted(let hold):
      self.init(
        .refused, "restricted", "restricted by \(Hold.label(hold)); ask the officer")
    case .noReveal(let kind):
      self.init(
        .refused, "no-reveal",
        "\(kind.withArticle) is seen partially redacted only, by everyone; nothing was shown."
          + " \"lapse compare\" says whether a value is the stored one")
    case .noSuchPerson:
      self.init(
        .missing, "no-such-person", "no record here bears that address; nothing was done")
    case .otherPerson:
      self.init(
        .refused, "other-person", "that is not the address of the person meant; nothing was done")
    case .noSuchCase(let reference):
      self.init(.missing, "no-such-case", "there is no open case \(reference)")
    case .personPlanChanged:
      self.init(
        .planChanged, "plan-changed",
        "the plan changed since it was shown; nothing was erased. Look at \"lapse person erase\""
          + " without --confirm again")
    case .planChanged(_, let drift):
      let what =
        drift.map { " (" + Words.drift($0) + ")" } ?? "; the one shown is not known any more"
      self.init(
        .planChanged, "plan-changed",
        "the plan changed since it was shown\(what): nothing was deleted. Look at"
          + " \"lapse plan delete\" again and give its fingerprint")
    case .markedPlanChanged(_, let ids):
      let named = ids.prefix(3).joined(separator: ", ")
      let rest = ids.count > 3 ? " and \(ids.count - 3) others" : ""
      self.init(
        .planChanged, "plan-changed",
        "the plan changed since it was shown\(ids.isEmpty ? "" : ", of \(named)\(rest)"): nothing"
          + " was deleted. Look at \"lapse plan delete\" again and give its fingerprint")
    case .tooMany(let kind, let most):
      self.init(
        .usage, "too-many",
        "at most \(most) records of the kind \(kind.rawValue) are deleted at a time; nothing was"
          + " deleted")
    case .staged(let job):
      self.init(
        .refused, "staged",
        "its deletion was ordered already (\(DeletionJob.label(job))); nothing was done")
    case .noSuchJob(let name):
      self.init(.missing, "no-such-plan", "there is no ordered deletion \(name)")
    case .tooLateToUndo(let job, _):
      self.init(
        .refused, "too-late",
        "\(DeletionJob.label(job)) cannot be taken back any more; nothing was done")
    case .noSuchQuarantine(let label):
      self.init(.missing, "no-such-quarantine", "there is no snapshot in quarantine \(label)")
    case .quarantineDecided(let label, let state):
      self.init(
        .refused, "decided", "\(label) was decided already (\(state.rawValue)); nothing was done")
    case .quarantineChanged(let label):
      self.init(
        .planChanged, "plan-changed",
        "what a release of \(label) takes changed since it was shown; nothing was deleted. Look at"
          + " \"lapse quarantine show\" again")
    case .noSuchRequest(let label):
      self.init(.missing, "no-such-request", "there is no request \(label)")
    case .alreadyAsked(let label):
      self.init(
        .refused, "asked",
        "that is asked already (\(label)); nothing was done. \"lapse request list\" shows it")
    case .requestClosed(let label, let state):
      self.init(
        .refused, "decided",
        "\(label) is \(state.rawValue); nothing was done. What is still wanted is asked again")
    case .ownRequest(let label):
      self.init(
        .refused, "own-request",
        "\(label) is your own, made when you had no right to it; nothing was done. Another person"
          + " approves it")
    case .jobState(let job, let state):
      self.init(
        .refused, "job-state",
        "\(DeletionJob.label(job)) is \(state.rawValue); nothing was done"
          + (state == .staged ? ". \"lapse undo\" takes it back" : ""))
    case .unfinished(let job, let records):
      self.init(
        .failed, "unfinished",
        "of \(DeletionJob.label(job)) not all could be deleted: \(Words.failed(records)); the rest is"
          + " gone. The next sweep tries again")
    case .halted(let job, let state):
      self.init(
        .failed, "halted",
        "\(DeletionJob.label(job)) is \(state.rawValue): what went before is gone, the rest was left."
          + " \"lapse job show\" tells how far it came")
    case .interrupted:
      self.init(
        .terminated, "interrupted",
        "asked to end: what was done is done, the rest was left. The next sweep goes on")
    case .tooManyTries(let until):
      self.init(
        .refused, "too-many-tries",
        "too much was guessed within an hour; nothing was looked at. Again from"
          + " \(until.rfc3339) on")
    case .noSuchErasure(let kind, let id):
      self.init(
        .missing, "no-such-erasure",
        "nothing keeps the \(kind.rawValue) \(id) out; \"lapse erasure list\" shows what is refused"
      )
    case .noSuchBackup(let label):
      self.init(.missing, "no-such-backup", "there is no copy \(label), or it is gone already")
    case .ledgerUnwritten(let count):
      self.init(
        .failed, "ledger-unwritten",
        "it was done, but \(count) lines of the erasure ledger wait for the file outside the"
          + " database, which does not take them. Make room there; the next sweep writes them")
    case .foreignLedger:
      self.init(
        .badInput, "foreign-ledger",
        "that file is not the erasure ledger of this database; nothing was restored")
    case .noObjectStore:
      self.init(
        .missing, "no-object-store",
        "there is no store for objects, or it cannot be opened: name it as \"objects\" in"
          + " config.toml beside the database")
    case .foreignObjects:
      self.init(
        .refused, "foreign-objects",
        "the stored objects bear the marker of another database; nothing was changed")
    case .objectStore(let what):
      self.init(.failed, "object-store", "the store for objects failed: \(what)")
    case .personalReason(let finding):
      self.init(
        .badInput, "personal-reason",
        "the reason has \(finding.phrase), and would be kept longer than the record; nothing was"
          + " done. Give a code, a ticket, or words without it")
    case .brakesChanged:
      self.init(
        .planChanged, "brakes-changed",
        "the brakes changed since they were shown; nothing was done. Look at them again and release"
          + " what they are now")
    case .badQuery(let what):
      self.init(.usage, "usage", what)
    case .badFilter(let fault):
      self.init(
        .usage, "usage", "the filter is not understood at column \(fault.column): \(fault.reason)",
        column: fault.column)
    case .policyTaken(let id):
      self.init(
        .badInput, "policy-taken",
        "the id \(id) was used for other content before, and receipts name it; nothing was"
          + " changed. Give the policy an id of its own")
    case .busy:
      self.init(.tryAgain, "busy", "another run is at work; nothing was done. Try again later")
    case .badInput(let error):
      self.init(error)
    case .store(let what):
      self.init(.failed, "store", "the database could not be read or written: \(what)")
    }
  }

  init(_ error: ImportError) {
    self.init(
      .badInput, "bad-input", error.message + "; nothing was stored", file: error.file,
      line: error.line > 0 ? error.line : nil, column: error.column)
  }

  init(_ error: ConfigurationError) {
    self.init(
      .badInput, "configuration", error.message, file: error.file,
      line: error.line > 0 ? error.line : nil, column: error.column)
  }

  init(_ error: StoreError) {
    let (code, message) =
      switch error {
      case .missing:
        ("no-database", "there is no database there; \"lapse init\" creates one")
      case .unsafeFile(let what):
        ("unsafe-file", "the database file is not safe to use: \(what)")
      case .exists: ("exists", "something is there already; nothing was written")
      case .cannotCreate:
        ("cannot-create", "no file can be made there; nothing was written")
      case .foreign(let what): ("foreign", "this is no database of Lapse: \(what)")
      case .setting(let what):
        ("setting", "the database cannot be used as deletion demands: \(what)")
      case .busy:
        (
          "database-busy",
          "another program is writing to the database; what was not done yet was left. Try again"
        )
      case .full:
        (
          "disk-full",
          "no space is left where the database lies; the step at work was taken back. Make room"
            + " and run it again"
        )
      case .readOnly:
        (
          "read-only",
          "the database's file or directory cannot be written: it is read-only, or not there;"
            + " nothing was done"
        )
      case .io:
        ("io", "the database file could not be read or written; the step at work was taken back")
      case .damaged: ("damaged", "the database file is damaged; restore a backup")
      case .constraint:
        ("constraint", "the database refused a row; the step at work was taken back")
      case .cancelled: ("cancelled", "interrupted; the step at work was taken back")
      case .unexpectedValue: ("unexpected-value", "the database holds a value that it must not")
      case .engine(let code):
        ("engine", "the database engine failed with code \(code); the step was taken back")
      }
    let exit: Exit =
      switch error {
      case .missing: .missing
      case .exists, .cannotCreate: .cannotCreate
      default: .failed
      }
    self.init(exit, code, message)
  }
}

extension IdentityScan.Finding {
  /// `an e-mail address`.
  var phrase: String {
    switch self {
    case .email: "an e-mail address"
    case .phone: "a telephone number"
    case .name: "a name of the record"
    case .text: "a text"
    }
  }
}
