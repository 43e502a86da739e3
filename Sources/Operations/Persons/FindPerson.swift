package import Domain
import Store

/// A record of a person, redacted, with what is due of it.
package struct PersonRecord: Hashable, Sendable {
  package let row: ListRow
  /// The FQDN of its PBX, where there is one.
  package let pbx: String?
  /// The fields that bear the address; empty for what lies below the person's extension.
  package let fields: [String]
}

/// Everything of a person that is here.
package struct PersonFound: Hashable, Sendable {
  package let person: PersonTag
  /// By PBX, kind and id.
  package let records: [PersonRecord]
  package let reach: PersonReach
  package let openCase: OpenCase?
}

extension Operations {
  /// Every record of a person across all PBXs, by the whole address, with its rule and due instant.
  ///
  /// One that finds nothing counts as a guess (`OperationError.tooManyTries`).
  package func findPerson(
    _ request: PersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> PersonFound {
    try require(.person, of: principal)
    let (policy, now) = (policy, now())
    try await database.read { try Self.admit(principal, at: now, $0) }
    try await confirm(request.address, is: request.person, by: principal)
    return try await withRecords(of: request.address, progress: progress) { transaction, matches in
      let openCase = try Self.noteCase(
        request, at: now, policy: policy.id, by: principal, transaction)
      let records = try PersonRecords(matches, request, transaction)
      if records.entries.isEmpty {
        try Self.noteMiss(of: principal, at: now, transaction)
      }
      let person = PersonTag(transaction.tag(of: request.address))
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personFind,
          subjects: records.subjects(Self.mostNamed), policy: policy.id, counts: records.counts,
          reason: person.label, ticket: request.filed))
      return PersonFound(
        person: person,
        records: try Self.listed(
          records,
          RowBuilder(transaction, policy: policy, now: now, principal: principal)),
        reach: try PersonReach(records, policy: policy), openCase: openCase)
    }
  }

  private static func listed(
    _ records: PersonRecords, _ builder: RowBuilder
  ) throws -> [PersonRecord] {
    let fqdns = try records.pbxs()
    var listed: [PersonRecord] = []
    for ofKind in Dictionary(grouping: records.entries, by: \.scope.kind).values {
      let rows = try builder.rows(ofKind.map(\.located))
      for (entry, row) in zip(ofKind, rows) {
        listed.append(
          PersonRecord(
            row: row, pbx: entry.located.ancestry.pbx.flatMap { fqdns[$0] },
            fields: entry.fields))
      }
    }
    return listed.sorted { PersonRecord.precedes(($0.pbx, $0.row.view), ($1.pbx, $1.row.view)) }
  }
}

extension PersonRecord {
  /// By PBX, what is of none first, then by kind and id.
  static func precedes(
    _ left: (pbx: String?, view: RecordView), _ right: (pbx: String?, view: RecordView)
  ) -> Bool {
    let (one, other) = (left.pbx ?? "", right.pbx ?? "")
    if !Bytes.equal(one, other) { return Bytes.precedes(one, other) }
    if left.view.kind != right.view.kind { return left.view.kind.order < right.view.kind.order }
    return Bytes.precedes(left.view.id, right.view.id)
  }
}
