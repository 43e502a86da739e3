package import Domain
import Store

/// What somebody asks of those who have the right.
package struct RequestDraft: Hashable, Sendable {
  package var deed: StaffRequest.Deed
  package var kind: Kind
  package var id: String
  package var reason: Reason
  /// In words, in the place of the code; without e-mail addresses and names of the record.
  package var words: String?
  package var ticket: String?
  /// Of the deletion's plan that was shown; nil: whatever the plan is now.
  package var fingerprint: String?

  package init(
    deed: StaffRequest.Deed, kind: Kind, id: String, reason: Reason = .other,
    words: String? = nil, ticket: String? = nil, fingerprint: String? = nil
  ) {
    self.deed = deed
    self.kind = kind
    self.id = id
    self.reason = reason
    self.words = words
    self.ticket = ticket
    self.fingerprint = fingerprint
  }
}

extension StaffRequest.Deed {
  /// Whether it can be asked of such a record.
  package func isAsked(of kind: Kind) -> Bool {
    switch self {
    case .delete: kind.isDeletable
    case .hold: Hold.kinds.contains(kind)
    case .rectify, .erase: [.extension, .participant, .report].contains(kind)
    }
  }
}

extension Operations {
  /// Asks those who may for a deed; changes nothing else. A deletion is asked with its plan.
  ///
  /// Throws `alreadyAsked` where it is open already, `held` and `staged` where nothing would go,
  /// `planChanged` where the plan is not the one that was shown, `personalReason`, `badQuery` where
  /// the deed is none of that kind. Words that tell of somebody are written down as refused, without
  /// them, and count as a guess (`find`).
  package func makeRequest(
    _ draft: RequestDraft, by principal: Principal
  ) async throws -> StaffRequest {
    try require(.request, of: principal)
    let now = now()
    do {
      return try await make(draft, at: now, by: principal)
    } catch OperationError.personalReason(let finding) {
      try await refuse(draft, at: now, by: principal)
      throw OperationError.personalReason(finding)
    }
  }

  private func make(
    _ draft: RequestDraft, at now: Instant, by principal: Principal
  ) async throws -> StaffRequest {
    let policy = policy.id
    return try await database.write { transaction in
      if draft.words != nil { try Self.admit(principal, at: now, transaction) }
      guard draft.deed.isAsked(of: draft.kind) else {
        throw OperationError.badQuery(
          "no \(draft.deed.rawValue) is asked of a \(draft.kind.rawValue)")
      }
      guard let located = try transaction.record(draft.kind, id: draft.id) else {
        throw OperationError.noSuchRecord(draft.kind, id: draft.id)
      }
      let scope = Scope(kind: draft.kind, record: located.record.number)
      if let open = try Self.open(draft.deed, about: scope, at: now, transaction) {
        throw OperationError.alreadyAsked(open.label)
      }
      if let words = draft.words { try Self.screen(words, about: scope, transaction) }
      let plan =
        draft.deed == .delete
        ? try Self.asked(draft, located, policy: policy, at: now, transaction) : nil
      let number = try transaction.keep(
        NewStaffRequest(
          deed: draft.deed, scope: scope, id: draft.id, madeBy: principal.person,
          isMadeWithRight: principal.may(draft.deed.capability),
          reason: draft.words ?? draft.reason.rawValue, ticket: draft.ticket,
          fingerprint: plan?.fingerprint),
        at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .requestMade,
          subjects: [transaction.subject(draft.kind, scope.record, id: draft.id)],
          policy: policy, counts: plan?.census.counts ?? Counts(),
          reason: "\(StaffRequest.label(number)) \(draft.deed.rawValue)", ticket: draft.ticket))
      return try Self.request(number, transaction)
    }
  }

  /// That a name is refused tells that it is the record's.
  private func refuse(
    _ draft: RequestDraft, at now: Instant, by principal: Principal
  ) async throws {
    let policy = policy.id
    try await database.write { transaction in
      try Self.noteMiss(of: principal, at: now, transaction)
      let subject = try transaction.record(draft.kind, id: draft.id).map {
        transaction.subject(draft.kind, $0.record.number, id: draft.id)
      }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .requestMade,
          subjects: subject.map { [$0] } ?? [], policy: policy,
          reason: "\(draft.deed.rawValue) with words that tell of somebody",
          ticket: draft.ticket, outcome: .refused))
    }
  }

  private static func open(
    _ deed: StaffRequest.Deed, about scope: Scope, at now: Instant, _ transaction: Transaction
  ) throws -> StaffRequest? {
    try transaction.openRequests(about: scope).first {
      $0.deed == deed && $0.state(at: now) == .open
    }
  }

  /// The plan of a deletion as it is asked, which is remembered as shown.
  private static func asked(
    _ draft: RequestDraft, _ located: LocatedRecord, policy: String, at now: Instant,
    _ transaction: Transaction
  ) throws -> DeletionPlan {
    let plan = try plan(draft.kind, id: draft.id, policy: policy, transaction)
    if let shown = draft.fingerprint, shown != plan.fingerprint {
      let drift = try transaction.shownPlan(shown, at: now).map { PlanDrift(from: $0, to: plan) }
      throw OperationError.planChanged(now: plan, drift)
    }
    guard !plan.nothingGoes else { throw OperationError.held(plan.holds) }
    if let job = try transaction.stagedJob(above: located.ancestry) {
      throw OperationError.staged(job: job)
    }
    try transaction.remember([ShownPlan(plan)], at: now)
    return plan
  }

  static func request(_ number: Int64, _ transaction: Transaction) throws -> StaffRequest {
    guard let request = try transaction.request(number: number) else {
      throw OperationError.noSuchRequest(StaffRequest.label(number))
    }
    return request
  }
}
