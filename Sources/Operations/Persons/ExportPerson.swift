package import Domain
import Store

/// A copy of what is held of a person (GDPR Art. 15 and 20): their own values in clear, everybody
/// else's masked.
package struct PersonExport: Hashable, Sendable {
  package struct Duty: Hashable, Sendable {
    package let rule: RuleID
    /// ISO 8601.
    package let period: String
    package let clause: String
    package let due: DueEntry
  }

  package struct Item: Hashable, Sendable {
    /// Of a restricted record as well: `restrictedBy` marks it.
    package let view: RecordView
    package let pbx: String?
    package let restrictedBy: Int64?
    package let duties: [Duty]
    /// Why it has no due instant, or keeps.
    package let why: [Why]
  }

  package let person: PersonTag
  package let madeAt: Instant
  package let policy: String
  /// By PBX, kind and id.
  package let items: [Item]
  package let reach: PersonReach
  package let openCase: OpenCase?
  /// The audit entry's number.
  package let audit: Int64
}

extension Operations {
  /// Everything of a person as values to be written to files. Stored objects are listed, not copied.
  ///
  /// Throws `noSuchPerson` where nothing bears the address.
  package func exportPerson(
    _ request: PersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> PersonExport {
    try require(.person, of: principal)
    let (policy, now) = (policy, now())
    return try await withPerson(request, by: principal, progress: progress) {
      transaction, records in
      let openCase = try Self.noteCase(
        request, at: now, policy: policy.id, by: principal, transaction)
      let person = PersonTag(transaction.tag(of: request.address))
      let audit = try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personExport,
          subjects: records.subjects(Self.mostNamed), policy: policy.id, counts: records.counts,
          reason: person.label, ticket: request.filed))
      let builder = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
      let fqdns = try records.pbxs()
      let braked = try transaction.brakedRules()
      var items: [PersonExport.Item] = []
      for ofKind in Dictionary(grouping: records.entries, by: \.scope.kind).values {
        let rows = try builder.rows(ofKind.map(\.located))
        for (entry, row) in zip(ofKind, rows) {
          let due = try transaction.ledger(
            of: entry.located.ancestry, policy: policy, now: now)
          items.append(
            PersonExport.Item(
              view: entry.inClear(row.view),
              pbx: entry.located.ancestry.pbx.flatMap { fqdns[$0] },
              restrictedBy: builder.restriction(of: entry.located),
              duties: due.map { PersonExport.Duty($0, policy) },
              why: Why.list(row, due: due, braked: braked)))
        }
      }
      return PersonExport(
        person: person, madeAt: now, policy: policy.id,
        items: items.sorted(by: PersonExport.Item.precedes),
        reach: try PersonReach(records, policy: policy), openCase: openCase,
        audit: audit)
    }
  }
}

extension PersonExport.Duty {
  init(_ due: DueEntry, _ policy: Policy) {
    let rule = policy[due.rule]
    self.init(rule: due.rule, period: rule.period.iso8601, clause: rule.clause, due: due)
  }
}

extension PersonExport.Item {
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    PersonRecord.precedes((left.pbx, left.view), (right.pbx, right.view))
  }
}
