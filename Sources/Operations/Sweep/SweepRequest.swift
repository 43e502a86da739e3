package import Domain

package struct SweepRequest: Hashable, Sendable {
  /// As much as a batch takes where nobody says.
  package static let mostRows = 20_000

  package struct Only: Hashable, Sendable {
    package let kind: Kind
    package let id: String

    package init(kind: Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  package var dryRun: Bool
  /// The most entries, or rows of a PBX, in one transaction; fewer where they take long.
  package var batch: Int
  /// Empty: all.
  package var rules: Set<RuleID>
  package var only: Only?
  /// Releases all brakes as they stand at this run, once, for this reason.
  package var releaseBrake: Reason?
  /// The fingerprint of what was shown of them: the release is for that only. Nil: for whatever is.
  package var shown: String?

  package init(
    dryRun: Bool = false, batch: Int = mostRows, rules: Set<RuleID> = [], only: Only? = nil,
    releaseBrake: Reason? = nil, shown: String? = nil
  ) {
    self.dryRun = dryRun
    self.batch = batch
    self.rules = rules
    self.only = only
    self.releaseBrake = releaseBrake
    self.shown = shown
  }

  /// Of some rules, or of one record.
  var isNarrowed: Bool { !rules.isEmpty || only != nil }

  /// What the run's record says of it: nil where it is of everything.
  var scope: String? {
    if let only { return only.kind.rawValue }
    return isNarrowed
      ? RuleID.allCases.filter(rules.contains).map(\.rawValue).joined(separator: " ") : nil
  }
}

package struct SweepProgress: Hashable, Sendable {
  package let rule: RuleID
  package let done: Int
}

package struct SweepResult: Hashable, Sendable {
  /// What could not be done; a record by its internal number, without personal data.
  package struct Failure: Hashable, Sendable {
    package let rule: RuleID?
    /// Of an order, its job.
    package let job: Int64?
    package let kind: Kind?
    package let record: Int64?
    /// A code, as `StoreError.code` has it; `cancelled` where a person ended the run.
    package let message: String

    package init(
      rule: RuleID? = nil, job: Int64? = nil, kind: Kind? = nil, record: Int64? = nil,
      message: String
    ) {
      self.rule = rule
      self.job = job
      self.kind = kind
      self.record = record
      self.message = message
    }

    init(rule: RuleID? = nil, job: Int64? = nil, _ failed: FailedRecord) {
      self.init(
        rule: rule, job: job, kind: failed.kind, record: failed.record, message: failed.cause)
    }
  }

  /// `S-12`; nil for a dry run.
  package let run: Int64?
  package let dryRun: Bool
  package let started: Instant
  package let finished: Instant
  package let policy: String
  package let done: [RuleID: Int]
  package let held: Int
  package let failed: [Failure]
  /// Of their rules nothing was done.
  package let brakes: [Brake]
  package let late: [RuleID: Lateness]
  /// Nil where nothing was done.
  package let receipt: Int64?
  package let objectsRemoved: Int
  package let objectsWaiting: Int
  /// Whether a person ended it after a batch.
  package let isCancelled: Bool
  /// Whether housekeeping followed, by a clock that is to be relied on: exported files may go.
  package internal(set) var keptHouse = false

  package init(
    run: Int64?, dryRun: Bool, started: Instant, finished: Instant, policy: String,
    done: [RuleID: Int], held: Int, failed: [Failure], brakes: [Brake] = [],
    late: [RuleID: Lateness], receipt: Int64?, objectsRemoved: Int, objectsWaiting: Int,
    isCancelled: Bool = false
  ) {
    self.run = run
    self.dryRun = dryRun
    self.started = started
    self.finished = finished
    self.policy = policy
    self.done = done
    self.held = held
    self.failed = failed
    self.brakes = brakes
    self.late = late
    self.receipt = receipt
    self.objectsRemoved = objectsRemoved
    self.objectsWaiting = objectsWaiting
    self.isCancelled = isCancelled
  }
}
