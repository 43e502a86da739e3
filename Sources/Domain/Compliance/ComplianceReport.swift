/// How the policy was kept in a time, from what was written then: the runs' records, receipts and
/// the audit trail. No personal data is in it.
package struct ComplianceReport: Hashable, Sendable {
  /// The first instant of the first day, and the first after the last.
  package let from: Instant
  package let until: Instant
  /// When it was made.
  package let at: Instant
  /// The policy in force then.
  package let policy: String
  /// The one PBX that it is about; nil: all.
  package let pbx: String?
  package let rules: [RuleLine]
  package let late: LateList
  package let sweeps: Sweeps
  package let brakes: [BrakeRelease]
  /// That are on now.
  package let standing: [BrakeOn]
  package let policies: [PolicyInForce]
  package let orders: Orders
  package let persons: PersonCases
  package let reads: [Read]
  package let incidents: [Incident]
  package let trail: Trail
  package let copies: Copies
  package let limits: [Limit]

  package init(
    from: Instant, until: Instant, at: Instant, policy: String, pbx: String?,
    rules: [RuleLine], late: LateList, sweeps: Sweeps, brakes: [BrakeRelease],
    standing: [BrakeOn],
    policies: [PolicyInForce], orders: Orders, persons: PersonCases, reads: [Read],
    incidents: [Incident], trail: Trail, copies: Copies, limits: [Limit]
  ) {
    self.from = from
    self.until = until
    self.at = at
    self.policy = policy
    self.pbx = pbx
    self.rules = rules
    self.late = late
    self.sweeps = sweeps
    self.brakes = brakes
    self.standing = standing
    self.policies = policies
    self.orders = orders
    self.persons = persons
    self.reads = reads
    self.incidents = incidents
    self.trail = trail
    self.copies = copies
    self.limits = limits
  }
}

extension ComplianceReport {
  /// What fell due by one rule: what went, whenever that was, and what is still there now.
  package struct RuleLine: Hashable, Sendable {
    package let rule: Rule
    /// How late went what fell due in the time; nil where that cannot be told, of one PBX.
    package let done: Lateness?
    /// Kept by holds.
    package let held: Int
    /// Ordered to go by a person, and waiting for that.
    package let staged: Int
    /// Still there for no such reason: a brake, a failure, or a sweep that has not come yet.
    package let left: Int
    /// Of these, behind a brake that is on now.
    package let braked: Int
    /// Runs in which the rule failed.
    package let failed: Int

    package init(
      rule: Rule, done: Lateness?, held: Int, staged: Int, left: Int, braked: Int, failed: Int
    ) {
      self.rule = rule
      self.done = done
      self.held = held
      self.staged = staged
      self.left = left
      self.braked = braked
      self.failed = failed
    }

    package var fellDue: Int? {
      done.map { $0.in15m + $0.in8h + $0.later + held + staged + left }
    }
  }

  /// What one run did more than eight hours late.
  package struct Late: Hashable, Sendable {
    package let rule: RuleID
    package let run: Int64
    package let at: Instant
    package let count: Int
    /// Milliseconds.
    package let greatest: Int64
    package let receipt: Int64?
    package let causes: [LateCause]

    package init(
      rule: RuleID, run: Int64, at: Instant, count: Int, greatest: Int64, receipt: Int64?,
      causes: [LateCause]
    ) {
      self.rule = rule
      self.run = run
      self.at = at
      self.count = count
      self.greatest = greatest
      self.receipt = receipt
      self.causes = causes
    }
  }

  package struct LateList: Hashable, Sendable {
    package let all: [Late]
    /// There are more than the report lists.
    package let isCut: Bool

    package init(_ all: [Late], isCut: Bool) {
      self.all = all
      self.isCut = isCut
    }
  }

  package struct Sweeps: Hashable, Sendable {
    /// Milliseconds.
    package let interval: Int64
    /// How many there should have been since the database was made.
    package let planned: Int
    /// Of everything that was due.
    package let whole: Int
    /// Of some rules or one record.
    package let partial: Int
    /// That did not come to their end, or not with everything.
    package let failed: Int
    package let longestGap: Gap?

    package init(
      interval: Int64, planned: Int, whole: Int, partial: Int, failed: Int, longestGap: Gap?
    ) {
      self.interval = interval
      self.planned = planned
      self.whole = whole
      self.partial = partial
      self.failed = failed
      self.longestGap = longestGap
    }
  }

  /// A time without a sweep of everything.
  package struct Gap: Hashable, Sendable {
    package let from: Instant
    package let until: Instant

    package init(from: Instant, until: Instant) {
      self.from = from
      self.until = until
    }

    /// Milliseconds.
    package var length: Int64 { until - from }
  }

  package struct PolicyInForce: Hashable, Sendable {
    package let id: String
    /// Nil before the first that was activated.
    package let version: Int64?
    package let digest: String?
    package let from: Instant?
    package let until: Instant?

    package init(id: String, version: Int64?, digest: String?, from: Instant?, until: Instant?) {
      self.id = id
      self.version = version
      self.digest = digest
      self.from = from
      self.until = until
    }
  }
}
