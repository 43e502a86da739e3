package import Domain
import Store

/// The deletion of several records of one kind, asked of those who may.
package struct MarkedDraft: Hashable, Sendable {
  package var kind: Kind
  package var ids: [String]
  package var reason: Reason
  package var ticket: String?
  /// Of the plan of all of them that was shown; nil: whatever it is now.
  package var fingerprint: String?

  package init(
    kind: Kind, ids: [String], reason: Reason = .other, ticket: String? = nil,
    fingerprint: String? = nil
  ) {
    self.kind = kind
    self.ids = ids
    self.reason = reason
    self.ticket = ticket
    self.fingerprint = fingerprint
  }
}

extension Operations {
  /// Asks for the deletion of each record of which something goes, all in one transaction: each by a
  /// request of its own, with its plan and its audit entry. What is asked already stays as it is.
  ///
  /// Throws `markedPlanChanged` where other records or plans were shown, `alreadyAsked` where all of
  /// it is asked already, `held`, `staged` or `noSuchRecord` where nothing would go, `tooMany`.
  package func makeRequests(
    _ draft: MarkedDraft, by principal: Principal
  ) async throws -> [StaffRequest] {
    try require(.request, of: principal)
    let (policy, now) = (policy.id, now())
    return try await database.write { transaction in
      let plan = try Self.plan(draft.kind, ids: draft.ids, policy: policy, transaction)
      if let shown = draft.fingerprint {
        _ = try Self.requireShown(shown, plan, at: now, transaction)
      }
      guard !plan.nothingGoes else { throw try Self.nothing(of: plan, transaction) }
      var made: [StaffRequest] = []
      var asked: [ShownPlan] = []
      var before: StaffRequest?
      for one in plan.going {
        if let open = try Self.open(.delete, about: one.scope, at: now, transaction) {
          before = open
          continue
        }
        asked.append(ShownPlan(one))
        let single = RequestDraft(
          deed: .delete, kind: one.kind, id: one.id, reason: draft.reason, ticket: draft.ticket)
        made.append(
          try Self.keep(single, one.scope, one, policy: policy, at: now, by: principal, transaction)
        )
      }
      try transaction.remember(asked, at: now)
      if made.isEmpty, let before { throw OperationError.alreadyAsked(before.label) }
      return made
    }
  }
}
