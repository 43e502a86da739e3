/// What somebody did, without personal data: records by internal number and keyed tag.
package struct AuditEntry: Hashable, Sendable {
  package enum Operation: String, Sendable, CaseIterable {
    case create, importData = "import", delete, stage, undo, stop, sweep, sweepBatch = "sweep-batch"
    case holdPlaced = "hold-place", holdReleased = "hold-release", reportOpened = "report-open"
    case find, compare
    // Of jobs, objects and brakes.
    case jobPaused = "job-pause", jobResumed = "job-resume", jobCancelled = "job-cancel"
    case undoEnded = "undo-end", objectsRetried = "objects-retry", brakeReleased = "brake-release"
    // Of snapshots.
    case quarantineReleased = "quarantine-release", quarantineRejected = "quarantine-reject"
    // Of what people ask of those who may.
    case requestMade = "request-make", requestApproved = "request-approve"
    case requestDeclined = "request-decline", requestClosed = "request-close"
    // Of persons.
    case reveal, personFind = "person-find", personExport = "person-export"
    case personErase = "person-erase", personRectify = "person-rectify"
    case caseOpened = "case-open", caseClosed = "case-close"
    // Of what must not come back, and of copies.
    case erasureLifted = "erasure-lift", backup, backupNoted = "backup-note"
    case backupGone = "backup-gone", restore, adopt
    // Of the trail itself, of policies and what they say.
    case prune, incident, export, policyActivated = "policy-activate", compliance
    case housekeeping
    // Of what needs somebody.
    case alarmTaken = "alarm-take"
    case alarmGivenBack = "alarm-give-back"

    /// Reads that tell of a person.
    package static let looks: [Operation] = [
      .reveal, .reportOpened, .find, .compare, .personFind, .personExport,
    ]
  }

  package enum Outcome: String, Sendable, CaseIterable {
    case done, refused, failed
  }

  /// A record that the entry tells of.
  package struct Subject: Hashable, Sendable {
    package let kind: Kind
    package let number: Int64
    /// In hexadecimal.
    package let tag: String

    package init(kind: Kind, number: Int64, tag: String) {
      self.kind = kind
      self.number = number
      self.tag = tag
    }
  }

  package let at: Instant
  package let principal: Principal
  package let operation: Operation
  package let subjects: [Subject]
  package let policy: String?
  package let rule: RuleID?
  package let counts: Counts
  package let reason: String?
  package let ticket: String?
  package let outcome: Outcome

  package init(
    at: Instant, principal: Principal, operation: Operation, subjects: [Subject] = [],
    policy: String? = nil, rule: RuleID? = nil, counts: Counts = Counts(),
    reason: String? = nil, ticket: String? = nil, outcome: Outcome = .done
  ) {
    self.at = at
    self.principal = principal
    self.operation = operation
    self.subjects = subjects
    self.policy = policy
    self.rule = rule
    self.counts = counts
    self.reason = reason
    self.ticket = ticket
    self.outcome = outcome
  }
}
