package import Domain
import Store

/// An erasure of a person, confirmed.
package struct ErasePersonRequest: Hashable, Sendable {
  package var person: PersonRequest
  package var reason: Reason
  /// What was typed; must be the plan's phrase, byte by byte.
  package var phrase: String
  /// Of the plan that was shown; nil: whatever the plan is now.
  package var fingerprint: String?
  /// Without an undo window for the extensions; the audit says so.
  package var now: Bool

  package init(
    person: PersonRequest, reason: Reason, phrase: String, fingerprint: String? = nil,
    now: Bool = false
  ) {
    self.person = person
    self.reason = reason
    self.phrase = phrase
    self.fingerprint = fingerprint
    self.now = now
  }
}

extension Operations {
  /// What an erasure of a person would do; changes nothing but the trail of who looked.
  ///
  /// Throws `noSuchPerson` where nothing bears the address.
  package func planErasure(
    _ request: PersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> PersonPlan {
    try require(.person, of: principal)
    let (policy, now) = (policy.id, now())
    return try await withPerson(request, by: principal, progress: progress) {
      transaction, records in
      let plan = try Self.plan(records, request, policy: policy)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personFind,
          subjects: records.subjects(Self.mostNamed), policy: policy, counts: records.counts,
          reason: "\(plan.person.label) plan", ticket: request.filed))
      return plan
    }
  }

  /// Erases a person: their extensions with all below are staged, participants that are them are
  /// deleted, and their name and e-mail go from reports that keep others. What holds keep stays.
  /// Nothing of it is stored again by an import. The answer is the statement for the person.
  ///
  /// Throws `wrongPhrase`, `personPlanChanged`, `held` where holds keep all of it, `noSuchPerson`;
  /// nothing was erased then.
  package func erasePerson(
    _ request: ErasePersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> ErasureStatement {
    try require(.person, of: principal)
    let (policy, now, window) = (policy, now(), request.now ? 0 : settings.undoWindow)
    try await checkpoint()
    let statement = try await withPerson(request.person, by: principal, progress: progress) {
      transaction, records in
      let plan = try Self.plan(records, request.person, policy: policy.id)
      guard Bytes.equal(request.phrase, plan.phrase) else { throw OperationError.wrongPhrase }
      if let shown = request.fingerprint, shown != plan.fingerprint {
        throw OperationError.personPlanChanged
      }
      guard !plan.nothingGoes else {
        throw OperationError.held(Set(plan.kept.map(\.hold)).sorted())
      }
      let openCase = try Self.noteCase(
        request.person, at: now, policy: policy.id, by: principal, transaction)
      let erasure = PersonErasure(
        request: request, plan: plan, principal: principal, now: now, undoUntil: now + window,
        transaction: transaction)
      return try ErasureStatement(
        plan: plan, jobs: erasure.stage(), receipt: erasure.eraseNow(),
        records: records, policy: policy, openCase: openCase)
    }
    await noteErasuresIfPossible()
    _ = try await database.engine.scrub()
    try await checkpoint()
    return statement
  }

  static func plan(
    _ records: PersonRecords, _ request: PersonRequest, policy: String
  ) throws -> PersonPlan {
    let transaction = records.transaction
    let holds = try transaction.holdIndex()
    let extensions = try records.named(.extension).map { entry in
      DeletionPlan(
        policy: policy, scope: entry.scope, id: entry.located.record.outsideID,
        census: try transaction.census(of: entry.scope, holds: holds))
    }
    let going = Set(extensions.map(\.scope))
    var census = PersonPlan.Census()
    for entry in records.named(.participant) + records.named(.report)
    where going.isDisjoint(with: entry.located.ancestry.chain) {
      let ancestry = entry.located.ancestry
      if let hold = holds.covering(ancestry).first {
        let restriction = holds.isRestricted(ancestry)
        census.kept.append(
          Census.Kept(
            kind: entry.scope.kind, id: entry.located.record.outsideID,
            hold: restriction ?? hold, isRestricted: restriction != nil))
      } else if entry.scope.kind == .participant {
        census.participants.append(entry.scope.record)
      } else {
        census.reports.append(entry.scope.record)
      }
    }
    return PersonPlan(
      policy: policy, person: PersonTag(transaction.tag(of: request.address)),
      extensions: extensions, census: census)
  }
}
