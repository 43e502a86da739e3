package import Domain
import Store

/// A look at records of a person, as the audit trail has it.
package struct PersonAccess: Hashable, Sendable {
  package struct Seen: Hashable, Sendable {
    package let kind: Kind
    /// The outside id.
    package let id: String

    package init(kind: Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  package let entry: AuditRecord
  /// Those of the person's records that the entry names; none where it names the person.
  package let seen: [Seen]

  package init(entry: AuditRecord, seen: [Seen]) {
    self.entry = entry
    self.seen = seen
  }
}

package struct PersonAccesses: Hashable, Sendable {
  package let person: PersonTag
  /// The newest first.
  package let accesses: [PersonAccess]
  package let openCase: OpenCase?
}

extension Operations {
  /// Who looked at the records of a person that are here now, or for the person, when, from where and
  /// under which ticket. That it was asked is in the trail as well.
  ///
  /// One that finds no record counts as a guess (`OperationError.tooManyTries`).
  package func personAccesses(
    _ request: PersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> PersonAccesses {
    try require(.person, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.read { try Self.admit(principal, at: now, $0) }
    try await confirm(request.address, is: request.person, by: principal)
    let (person, ids, openCase, before) = try await withRecords(
      of: request.address, progress: progress
    ) { transaction, matches in
      let openCase = try Self.noteCase(
        request, at: now, policy: policy, by: principal, transaction)
      let records = try PersonRecords(matches, request, transaction)
      if records.entries.isEmpty { try Self.noteMiss(of: principal, at: now, transaction) }
      let person = PersonTag(transaction.tag(of: request.address))
      let number = try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personFind,
          subjects: records.subjects(Self.mostNamed), policy: policy, counts: records.counts,
          reason: "\(person.label) accesses", ticket: request.filed))
      let ids = records.entries.map { ($0.scope, $0.located.record.outsideID) }
      return (person, Dictionary(ids) { first, _ in first }, openCase, number)
    }
    return PersonAccesses(
      person: person, accesses: try await looks(at: ids, of: person, before: before),
      openCase: openCase)
  }

  /// Page after page, so that nobody waits who writes.
  private func looks(
    at ids: [Scope: String], of person: PersonTag, before number: Int64
  ) async throws -> [PersonAccess] {
    var found: [PersonAccess] = []
    var before = number
    while true {
      try Task.checkCancellation()
      let from = before
      let page = try await database.read {
        try $0.auditRecords(of: AuditEntry.Operation.looks, before: from, limit: Self.looksRead)
      }
      for entry in page {
        let seen = entry.subjectList.compactMap { subject in
          ids[Scope(kind: subject.kind, record: subject.number)].map {
            PersonAccess.Seen(kind: subject.kind, id: $0)
          }
        }
        let names = entry.reason?.split(separator: " ").contains { $0 == person.label } ?? false
        if names || !seen.isEmpty { found.append(PersonAccess(entry: entry, seen: seen)) }
      }
      guard page.count == Self.looksRead, let last = page.last else { return found }
      before = last.number
    }
  }

  private static let looksRead = 2_000
}
