extension ComplianceReport {
  package struct BrakeOn: Hashable, Sendable {
    package let name: Brake.Name
    package let rules: [RuleID]
    package let since: Instant

    package init(name: Brake.Name, rules: [RuleID], since: Instant) {
      self.name = name
      self.rules = rules
      self.since = since
    }
  }

  package struct BrakeRelease: Hashable, Sendable {
    package let at: Instant
    package let rule: RuleID?
    /// The person, as `Principal.person` tells.
    package let by: String
    package let role: Role?
    package let audit: Int64

    package init(at: Instant, rule: RuleID?, by: String, role: Role?, audit: Int64) {
      self.at = at
      self.rule = rule
      self.by = by
      self.role = role
      self.audit = audit
    }
  }

  /// What people ordered to go.
  package struct Orders: Hashable, Sendable {
    /// The receipts of what was carried out.
    package let deletions: [Receipt]
    package let staged: Int
    package let undone: Int
    /// By a new hold or policy, before anything went.
    package let stopped: Int

    package init(deletions: [Receipt], staged: Int, undone: Int, stopped: Int) {
      self.deletions = deletions
      self.staged = staged
      self.undone = undone
      self.stopped = stopped
    }
  }

  /// What was done for persons who asked for it, and how long each case took.
  package struct PersonCases: Hashable, Sendable {
    package let exports: Int
    package let erasures: Int
    package let rectifications: Int
    package let cases: [Case]

    package init(exports: Int, erasures: Int, rectifications: Int, cases: [Case]) {
      self.exports = exports
      self.erasures = erasures
      self.rectifications = rectifications
      self.cases = cases
    }

    package struct Case: Hashable, Sendable {
      package let received: Instant
      /// Nil while it is open.
      package let answered: Instant?
      /// The month of Art. 12.
      package let dueAt: Instant

      package init(received: Instant, answered: Instant?, dueAt: Instant) {
        self.received = received
        self.answered = answered
        self.dueAt = dueAt
      }
    }
  }

  /// How often a role read something that tells of a person.
  package struct Read: Hashable, Sendable {
    package let operation: AuditEntry.Operation
    /// Nil: the owner of the database.
    package let role: Role?
    package let count: Int
    /// Of these, how many were refused.
    package let refused: Int

    package init(operation: AuditEntry.Operation, role: Role?, count: Int, refused: Int) {
      self.operation = operation
      self.role = role
      self.count = count
      self.refused = refused
    }
  }

  package struct Incident: Hashable, Sendable {
    package let at: Instant
    package let rule: RuleID?
    package let audit: Int64

    package init(at: Instant, rule: RuleID?, audit: Int64) {
      self.at = at
      self.rule = rule
      self.audit = audit
    }
  }

  /// The audit entries of the time. Whether their chain holds says `verdict`, where it was looked at.
  package struct Trail: Hashable, Sendable {
    package struct Verdict: Hashable, Sendable {
      /// The first entry that does not hold; nil: all do.
      package let firstBroken: Int64?
      /// Of the newest entry, in hexadecimal; nil where there is none.
      package let head: String?
      /// How many checkpoints were found outside the database, and agree.
      package let checkpoints: Int

      package init(firstBroken: Int64?, head: String?, checkpoints: Int) {
        self.firstBroken = firstBroken
        self.head = head
        self.checkpoints = checkpoints
      }
    }

    package let entries: Int
    package let first: Int64?
    package let last: Int64?
    package let verdict: Verdict?

    package init(entries: Int, first: Int64?, last: Int64?, verdict: Verdict?) {
      self.entries = entries
      self.first = first
      self.last = last
      self.verdict = verdict
    }
  }

  /// Copies of the database, in which what went may still be read.
  package struct Copies: Hashable, Sendable {
    /// Made or noted and not said to be gone.
    package let count: Int
    /// When the last of them must be gone.
    package let until: Instant?

    package init(count: Int, until: Instant?) {
      self.count = count
      self.until = until
    }
  }
}
