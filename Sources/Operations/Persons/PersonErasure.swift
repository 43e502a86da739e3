import Domain
import Store

/// Carries out a person's plan in the transaction that made it.
struct PersonErasure {
  let request: ErasePersonRequest
  let plan: PersonPlan
  let principal: Principal
  let now: Instant
  let undoUntil: Instant
  let transaction: Transaction

  private var ticket: String? { request.person.filed }

  /// Stages the extensions; the jobs that are at work on them, those of others too.
  func stage() throws -> [DeletionJob] {
    let staged = try transaction.stagedScopes()
    return try plan.extensions.compactMap { plan in
      if let ancestry = try transaction.ancestry(of: plan.scope),
        let job = ancestry.chain.lazy.compactMap({ staged[$0] }).first
      {
        return try transaction.job(number: job)
      }
      guard !plan.nothingGoes else { return nil }
      let number = try transaction.stage(
        NewJob(
          plan: plan, undoUntil: undoUntil, orderedBy: principal.person,
          reason: request.reason.rawValue, ticket: ticket), at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .stage,
          subjects: [transaction.subject(plan.kind, plan.scope.record, id: plan.id)],
          policy: plan.policy, counts: plan.census.counts,
          reason: request.reason.rawValue + (request.now ? " without an undo window" : ""),
          ticket: ticket))
      try Operations.answer(
        [.delete, .erase], about: [plan.scope], with: DeletionJob.label(number), at: now,
        by: principal, transaction)
      return try transaction.job(number: number)
    }
  }

  /// Deletes participants and clears names in reports. The receipt of that counts each report whose
  /// names went; nil where nothing had to go at once.
  func eraseNow() throws -> Receipt? {
    let ids = try transaction.outsideIDs(.participant, numbers: plan.participants)
    let reports = try transaction.outsideIDs(.report, numbers: plan.reports)
    let subjects =
      ids.map { transaction.subject(.participant, $0.key, id: $0.value) }
      + reports.map { transaction.subject(.report, $0.key, id: $0.value) }
    try Operations.answer(
      [.delete, .erase], about: plan.participants.map { Scope(kind: .participant, record: $0) },
      with: nil, at: now, by: principal, transaction)
    try Operations.answer(
      [.erase], about: plan.reports.map { Scope(kind: .report, record: $0) }, with: nil, at: now,
      by: principal, transaction)
    let removed = try transaction.erase(participants: plan.participants, at: now)
    let cleared = try transaction.erase(
      person: request.person.address, inReports: plan.reports, at: now)
    var counts = removed.counts
    counts[.report] = cleared
    // The preview and the deed are one: a difference would be a defect, and nothing is done.
    guard counts == Counts([.participant: plan.participants.count, .report: plan.reports.count])
    else { throw OperationError.personPlanChanged }
    let audit = try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .personErase,
        subjects: subjects.sorted { ($0.kind.order, $0.number) < ($1.kind.order, $1.number) },
        policy: plan.policy, counts: counts,
        reason: "\(plan.person.label) \(request.reason.rawValue)", ticket: ticket))
    guard counts.total > 0 else { return nil }
    return try transaction.write(
      Receipt(
        number: 0, at: now, operation: "person-erase", policy: plan.policy, kind: nil, record: nil,
        tag: plan.person.hex, counts: counts, objects: removed.objects, rules: [:],
        reason: request.reason.rawValue, ticket: ticket, actor: principal.person, audit: audit))
  }
}
