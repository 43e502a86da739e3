package import Domain
import Store

/// What the Overview says beside the status: what is to come, what was late, which PBXs are about
/// to go, and how the machinery does.
package struct Overview: Hashable, Sendable {
  /// So many days are counted.
  package static let days = 14
  /// For so long lateness is looked back at, and refusals are counted.
  package static let past = 30 * Instant.day
  /// So many PBXs at risk are told of.
  package static let mostAtRisk = 50

  package var coming: [RuleID: ComingDays] = [:]
  /// The greatest lateness of what fell due within `past`, in milliseconds.
  package var greatest: [RuleID: Int64] = [:]
  /// PBXs that go within 7 days, the soonest first, and how many there are.
  package var atRisk: [ListRow] = []
  package var countAtRisk = 0
  package var machinery = Machinery()

  package init() {}

  package struct Machinery: Hashable, Sendable {
    /// The last sweep of everything: when it began, and how long it took in milliseconds.
    package var sweptAt: Instant?
    package var took: Int64 = 0
    /// When the next one is meant to run.
    package var nextSweep: Instant?
    package var objectsWaiting = 0
    package var objectsFailing = 0
    /// The newest audit entry.
    package var audit: AuditHead?
    /// What the last look through the audit trail found.
    package var auditCheck: AuditCheck?
    /// Copies that are said to exist, and until when the last of them may.
    package var backups = 0
    package var backupsUntil: Instant?
    package var jobsRunning = 0
    package var jobsStaged = 0
    /// When the first of the staged ones can begin.
    package var nextJob: Instant?
    /// Records that the gate has refused within `past`.
    package var refusals = 0

    package init() {}
  }
}

extension Operations {
  /// Counted on indexes, and no further than a glance may cost.
  package func overview(by principal: Principal) async throws -> Overview {
    try require(.browse, of: principal)
    try await policies.load(from: database)
    let (policy, now) = (policy, now())
    var overview = try await database.read { transaction in
      var overview = Overview()
      overview.machinery = try machinery(transaction, at: now)
      let soon = try TenantList(transaction, policy: policy, now: now, principal: principal)
        .soon(limit: Overview.mostAtRisk)
      (overview.atRisk, overview.countAtRisk) = soon
      overview.greatest = try transaction.done(dueIn: now - Overview.past..<now + Instant.day)
        .mapValues(\.greatest)
      return overview
    }
    for rule in policy.all {
      try Task.checkCancellation()
      overview.coming[rule.id] = try await database.read {
        try $0.comingDays(rule, count: Overview.days, after: now)
      }
    }
    return overview
  }

  private func machinery(
    _ transaction: Transaction, at now: Instant
  ) throws -> Overview.Machinery {
    var machinery = Overview.Machinery()
    if let last = try transaction.lastSweep(upTo: now) {
      machinery.sweptAt = last.at
      machinery.took = last.took
      let next = last.at + settings.sweepInterval
      machinery.nextSweep = next > now ? next : nil
    }
    machinery.objectsWaiting = try transaction.countWaitingObjects()
    machinery.objectsFailing = try transaction.failingObjects().count
    machinery.audit = try transaction.auditHead()
    machinery.auditCheck = try transaction.auditCheck()
    (machinery.backups, machinery.backupsUntil) = try transaction.backupsLeft()
    (machinery.jobsRunning, machinery.jobsStaged, machinery.nextJob) =
      try transaction.countJobs(at: now)
    machinery.refusals = try transaction.countRefusals(since: now - Overview.past)
    return machinery
  }
}
