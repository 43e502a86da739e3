package import Domain
import Store

/// The word of the second person.
package struct RequestApproval: Hashable, Sendable {
  /// `A-12`.
  package var label: String
  /// Of a deletion: the plan's phrase, typed.
  package var phrase: String
  /// Of a newer plan that was looked at; nil: the one that was asked.
  package var fingerprint: String?
  /// Nil: the request's.
  package var ticket: String?

  package init(
    label: String, phrase: String = "", fingerprint: String? = nil, ticket: String? = nil
  ) {
    self.label = label
    self.phrase = phrase
    self.fingerprint = fingerprint
    self.ticket = ticket
  }
}

/// An approved request, and what came of it.
package struct ApprovedRequest: Hashable, Sendable {
  package let request: StaffRequest
  /// Of a deletion.
  package let staged: StagedDeletion?

  package init(request: StaffRequest, staged: StagedDeletion?) {
    self.request = request
    self.staged = staged
  }
}

extension Operations {
  /// What an approval says where the deed is done on a person, not on the record.
  static let byPerson = "the deed is \"person erase\" or \"person rectify\""

  /// Approves a request, as who may do the deed: a deletion is staged with the plan as it was asked, a
  /// hold is placed, what is asked for a person is only closed.
  ///
  /// Throws `planChanged` where another plan was asked, `ownRequest`, `requestClosed`, and what the
  /// deed itself throws; nothing was done then.
  package func approveRequest(
    _ approval: RequestApproval, by principal: Principal
  ) async throws -> ApprovedRequest {
    try require(.browse, of: principal)
    let now = now()
    let (policy, windows) = (policy.id, settings)
    let approved = try await database.write { transaction in
      let request = try Self.pending(approval.label, at: now, transaction)
      try require(request.deed.capability, of: principal)
      guard request.mayBeApproved(by: principal) else {
        throw OperationError.ownRequest(request.label)
      }
      guard let id = request.id else {
        throw OperationError.requestClosed(request.label, .gone)
      }
      let ticket = approval.ticket ?? request.ticket
      var staged: StagedDeletion?
      switch request.deed {
      case .delete:
        let order = DeleteRequest(
          request, id: id, approval, ticket: ticket)
        let confirmed = try Self.confirmed(order, policy: policy, at: now, transaction)
        let window = windows.undoWindow(of: order.kind)
        staged = try Self.stage(
          order, confirmed, undoUntil: now + window, at: now, by: principal,
          approving: request.number, transaction)
      case .hold:
        _ = try Self.place(
          HoldRequest(
            kind: request.scope.kind, id: id, reason: request.reason, ticket: ticket),
          policy: policy, at: now, by: principal, approving: request.number, transaction)
      case .rectify, .erase:
        try Self.answer(
          [request.deed], about: [request.scope], with: nil, approving: request.number, at: now,
          by: principal, transaction)
      }
      return ApprovedRequest(
        request: try Self.request(request.number, transaction), staged: staged)
    }
    await noteErasuresIfPossible()
    return approved
  }

  /// Declines a request, as who may do the deed, or takes one's own back: nothing goes.
  package func declineRequest(
    _ label: String, reason: Reason, by principal: Principal
  ) async throws {
    try require(.request, of: principal)
    let now = now()
    try await database.write { transaction in
      let request = try Self.pending(label, at: now, transaction)
      if request.madeBy != principal.person {
        try require(request.deed.capability, of: principal)
      }
      try Self.close(
        request, StaffDecision(.declined, by: principal.person, note: reason.rawValue),
        as: .requestDeclined, at: now, by: principal, transaction)
    }
  }

  private static func pending(
    _ label: String, at now: Instant, _ transaction: Transaction
  ) throws -> StaffRequest {
    guard let number = StaffRequest.number(label: label),
      let request = try transaction.request(number: number)
    else { throw OperationError.noSuchRequest(label) }
    guard request.state(at: now) == .open else {
      throw OperationError.requestClosed(label, request.state(at: now))
    }
    return request
  }

  /// Closes what was asked for these deeds about the records: they are ordered or done.
  /// `outcome`: `D-12`, `H-3`; `approving`: the one that was looked at.
  static func answer(
    _ deeds: Set<StaffRequest.Deed>, about scopes: [Scope], with outcome: String?,
    approving: Int64? = nil, at now: Instant, by principal: Principal, _ transaction: Transaction
  ) throws {
    guard try transaction.hasOpenRequests() else { return }
    for request in try scopes.flatMap(transaction.openRequests(about:))
    where deeds.contains(request.deed) && request.state(at: now) == .open {
      let isApproved = request.number == approving
      let note = isApproved && request.deed.capability == .person ? byPerson : nil
      try close(
        request,
        StaffDecision(
          isApproved ? .approved : .done, by: principal.person, note: note, outcome: outcome),
        as: isApproved ? .requestApproved : .requestClosed, at: now, by: principal, transaction)
    }
  }

  /// Those that nobody has decided for too long.
  static func lapseRequests(
    at now: Instant, by principal: Principal, _ transaction: Transaction
  ) throws {
    for request in try transaction.openRequests(upTo: now - StaffRequest.lapsesAfter) {
      try close(
        request, StaffDecision(.lapsed, by: principal.person), as: .requestClosed, at: now,
        by: principal, transaction)
    }
  }

  private static func close(
    _ request: StaffRequest, _ decision: StaffDecision, as operation: AuditEntry.Operation,
    at now: Instant, by principal: Principal, _ transaction: Transaction
  ) throws {
    guard try transaction.decide(request: request.number, decision, at: now) else {
      throw OperationError.requestClosed(request.label, request.state)
    }
    let words = [
      request.label, request.deed.rawValue, decision.outcome ?? decision.state.rawValue,
      decision.state == .declined ? decision.note : nil,
    ]
    try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: operation,
        subjects: [
          AuditEntry.Subject(
            kind: request.scope.kind, number: request.scope.record,
            tag: try transaction.tag(ofRequest: request.number))
        ],
        reason: words.compactMap(\.self).joined(separator: " "), ticket: request.ticket))
  }
}

extension DeleteRequest {
  fileprivate init(
    _ request: StaffRequest, id: String, _ approval: RequestApproval, ticket: String?
  ) {
    let code = Reason(rawValue: request.reason)
    self.init(
      kind: request.scope.kind, id: id, phrase: approval.phrase, reason: code ?? .other,
      words: code == nil ? request.reason : nil, ticket: ticket,
      fingerprint: approval.fingerprint ?? request.fingerprint)
  }
}
