package import Domain
import Store

/// What no address reaches in the meetings of a person: participants without one, any of whom could be
/// the person, and session history, which bears a name only.
package struct PersonUnnamed: Hashable, Sendable {
  package let person: PersonTag
  /// By PBX, kind and id.
  package let records: [PersonRecord]
  /// Whether there are more than `Operations.mostUnnamed`.
  package let isCut: Bool

  package init(person: PersonTag, records: [PersonRecord], isCut: Bool) {
    self.person = person
    self.records = records
    self.isCut = isCut
  }
}

/// Whom it is asked for, and in which meetings (`PersonFound.meetings`).
package struct UnnamedRequest: Hashable, Sendable {
  package let person: PersonTag
  package let meetings: [String]
  package let ticket: String?

  package init(person: PersonTag, meetings: [String], ticket: String?) {
    self.person = person
    self.meetings = meetings
    self.ticket = ticket
  }
}

extension PersonFound {
  /// The meetings in which the person is named, or that are theirs.
  package var meetings: [String] {
    let ids: [String] = records.compactMap { record in
      let view = record.row.view
      return view.kind == .meeting ? view.id : view.name("meeting")
    }
    return Set(ids).sorted(by: Bytes.precedes)
  }
}

extension Operations {
  /// How many records are listed, at most.
  package static let mostUnnamed = 1_000

  /// The records that no address reaches in some meetings, masked. A look at persons: it is in the
  /// audit trail with the person's mark.
  package func findUnnamed(
    _ request: UnnamedRequest, by principal: Principal
  ) async throws -> PersonUnnamed {
    try require(.person, of: principal)
    let (policy, now) = (policy, now())
    return try await database.write { transaction in
      var found: [LocatedRecord] = []
      for id in request.meetings where found.count <= Self.mostUnnamed {
        // One that went meanwhile has nothing left.
        guard let meeting = try transaction.record(.meeting, id: id) else { continue }
        let scope = Scope(kind: .meeting, record: meeting.record.number)
        found += try transaction.page(
          PageQuery(kind: .session, within: scope, order: .id, limit: Self.mostUnnamed)
        ).records
        found += try transaction.records(.participant, below: scope)
          .filter { $0.record.isNull("email") }
      }
      let shown = Array(found.prefix(Self.mostUnnamed))
      var counts = Counts()
      for located in shown { counts[located.record.kind] += 1 }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personFind,
          subjects: shown.prefix(Self.mostNamed).map { located in
            transaction.subject(
              located.record.kind, located.record.number, id: located.record.outsideID)
          }, policy: policy.id, counts: counts, reason: "\(request.person.label) unnamed",
          ticket: request.ticket))
      let builder = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
      return PersonUnnamed(
        person: request.person, records: try Self.listed(shown, builder, transaction),
        isCut: found.count > shown.count)
    }
  }

  private static func listed(
    _ found: [LocatedRecord], _ builder: RowBuilder, _ transaction: Transaction
  ) throws -> [PersonRecord] {
    let fqdns = try transaction.outsideIDs(
      .pbx, numbers: Array(Set(found.compactMap(\.ancestry.pbx))))
    var listed: [PersonRecord] = []
    for ofKind in Dictionary(grouping: found, by: \.record.kind).values {
      for (located, row) in zip(ofKind, try builder.rows(ofKind)) {
        let pbx = located.ancestry.pbx.flatMap { fqdns[$0] } ?? row.view.name("pbx")
        listed.append(PersonRecord(row: row, pbx: pbx, fields: []))
      }
    }
    return listed.sorted { PersonRecord.precedes(($0.pbx, $0.row.view), ($1.pbx, $1.row.view)) }
  }
}

extension RecordView {
  /// What a field names, in clear.
  fileprivate func name(_ field: String) -> String? {
    if case .text(let name) = self[field] { name } else { nil }
  }
}
