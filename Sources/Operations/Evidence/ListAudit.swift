package import Domain
import Store

/// Which entries of the audit trail.
package struct AuditRequest: Hashable, Sendable {
  package struct About: Hashable, Sendable {
    package let kind: Kind
    /// The outside id; the record may be gone.
    package let id: String

    package init(kind: Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  package var about: About?
  package var limit: Int
  /// The number of the last entry that was shown.
  package var after: Int64?
  /// Only what they did themselves, also of those who may see all.
  package var isOwn: Bool

  package init(
    about: About? = nil, limit: Int = 100, after: Int64? = nil, isOwn: Bool = false
  ) {
    self.about = about
    self.limit = limit
    self.after = after
    self.isOwn = isOwn
  }
}

package struct AuditPage: Hashable, Sendable {
  /// The newest first.
  package let entries: [AuditRecord]
  /// What to ask after for the next page; nil at the end.
  package let next: Int64?

  package init(entries: [AuditRecord], next: Int64?) {
    self.entries = entries
    self.next = next
  }
}

extension Operations {
  /// Who did what; whoever may not see all of it sees their own entries.
  package func audit(_ request: AuditRequest, by principal: Principal) async throws -> AuditPage {
    try require(.auditOwn, of: principal)
    let person = principal.may(.auditAll) && !request.isOwn ? nil : principal.person
    return try await database.read { transaction in
      let tag = request.about.map { transaction.subject($0.kind, 0, id: $0.id).tag }
      let limit = min(request.limit, Int.max - 1)
      let found = try transaction.auditRecords(
        AuditQuery(tag: tag, person: person, before: request.after, limit: limit + 1))
      let shown = Array(found.prefix(limit))
      return AuditPage(entries: shown, next: shown.count < found.count ? shown.last?.number : nil)
    }
  }

  /// Gives every entry to `body`, the oldest first, and writes down that it was done: how many and in
  /// what form.
  package func exportAudit(
    as format: String, by principal: Principal, _ body: (AuditRecord) -> Void
  ) async throws {
    try require(.auditExport, of: principal)
    let (policy, now) = (policy.id, now())
    let end = try await database.write { transaction in
      let total = try transaction.auditHead()?.number ?? 0
      return try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .export, policy: policy,
          reason: "audit as \(format), entries up to \(total + 1)"))
    }
    var after: Int64 = 0
    while true {
      let from = after
      let records = try await database.read {
        try $0.auditRecords(after: from, limit: Self.auditStep)
      }
      for record in records where record.number <= end { body(record) }
      guard let last = records.last, last.number < end else { return }
      after = last.number
    }
  }
}
