package import Domain
import Store

/// A report as it may be seen: partially redacted for every role.
package struct ReportDetail: Hashable, Sendable {
  package struct Attendee: Hashable, Sendable {
    /// Masked; nil where none was given or it was erased.
    package let name: String?
    package let email: String?
    package let connectedSeconds: Int64?
    package let reconnects: Int64?

    package init(
      name: String?, email: String?, connectedSeconds: Int64?, reconnects: Int64?
    ) {
      self.name = name
      self.email = email
      self.connectedSeconds = connectedSeconds
      self.reconnects = reconnects
    }
  }

  package let row: ListRow
  package let attendees: [Attendee]
  package let due: [DueEntry]
  package let why: [Why]
  /// The meeting, where it is still here.
  package let meeting: RecordView?
  /// The entry that says it was opened.
  package let audit: Int64

  package init(
    row: ListRow, attendees: [Attendee], due: [DueEntry], why: [Why], meeting: RecordView?,
    audit: Int64
  ) {
    self.row = row
    self.attendees = attendees
    self.due = due
    self.why = why
    self.meeting = meeting
    self.audit = audit
  }
}

extension Operations {
  /// Opens a report, which is an audited read.
  package func openReport(_ id: String, by principal: Principal) async throws -> ReportDetail {
    try require(.openReport, of: principal)
    let (policy, now) = (policy, now())
    return try await database.write { transaction in
      guard let located = try transaction.record(.report, id: id) else {
        throw OperationError.noSuchRecord(.report, id: id)
      }
      let builder = try RowBuilder(
        transaction, policy: policy, now: now, principal: principal)
      guard let row = try builder.rows([located]).first else {
        throw OperationError.noSuchRecord(.report, id: id)
      }
      if let hold = row.view.restrictedBy { throw OperationError.restricted(hold: hold) }
      let audit = try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .reportOpened,
          subjects: [transaction.subject(.report, located.record.number, id: id)],
          policy: policy.id))
      let meeting = try located.ancestry.meeting.flatMap {
        try transaction.record(.meeting, number: $0)
      }
      let due = try transaction.ledger(of: located.ancestry, policy: policy, now: now)
      return ReportDetail(
        row: row,
        attendees: located.record.attendees.map {
          ReportDetail.Attendee(
            name: $0.name?.masked, email: $0.email?.masked,
            connectedSeconds: $0.connectedSeconds, reconnects: $0.reconnects)
        },
        due: due, why: Why.list(row, due: due, braked: try transaction.brakedRules()),
        meeting: meeting.map(builder.view),
        audit: audit)
    }
  }
}
