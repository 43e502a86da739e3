package import Domain
import Store

/// A value of a person that is to be put right.
package struct RectifyPersonRequest: Sendable {
  /// What is wrong: of extensions `firstName`, `lastName`, `vanityName`; of participants and reports
  /// `name`; of all `email`.
  package enum Target: String, Sendable, CaseIterable {
    case firstName, lastName, vanityName, name, email
  }

  package var person: PersonRequest
  package var target: Target
  /// Printed nowhere.
  package var value: String

  package init(person: PersonRequest, target: Target, value: String) {
    self.person = person
    self.target = target
    self.value = value
  }
}

/// What was put right, and who must change it too.
package struct Rectification: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let kind: Kind
    package let id: String
    package let field: String
  }

  package let person: PersonTag
  package let changed: [Place]
  /// Changed by nobody: restricted, or a deletion was ordered.
  package let refused: [Place]
  /// The PBXs that must change it: until they do, the value here stands against what they sent before.
  package let pbxs: [String]
  package let openCase: OpenCase?
}

extension Operations {
  /// Puts a value of a person right wherever the record bears the address. It stands until the PBX
  /// sends another than it sent before. What was erased stays empty.
  package func rectifyPerson(
    _ request: RectifyPersonRequest, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> Rectification {
    try require(.person, of: principal)
    if request.target == .email, Mask.email.masked(request.value) == "[malformed]" {
      throw OperationError.badQuery("that is no e-mail address; nothing was changed")
    }
    let (policy, now) = (policy.id, now())
    let done = try await withPerson(request.person, by: principal, progress: progress) {
      transaction, records in
      let openCase = try Self.noteCase(
        request.person, at: now, policy: policy, by: principal, transaction)
      let holds = try transaction.holdIndex()
      let staged = try transaction.stagedScopes()
      var (changed, refused): ([Rectification.Place], [Rectification.Place]) = ([], [])
      var subjects: [AuditEntry.Subject] = []
      var pbxs: Set<Int64> = []
      for entry in Kind.allCases.flatMap(records.named) {
        let id = entry.located.record.outsideID
        let isClosed =
          holds.isRestricted(entry.located.ancestry) != nil
          || entry.located.ancestry.chain.contains { staged[$0] != nil }
        var isChanged = false
        for field in entry.rectifiable(request.target) {
          let place = Rectification.Place(kind: entry.scope.kind, id: id, field: field.name)
          if isClosed {
            refused.append(place)
          } else if try transaction.rectify(field, to: request.value, at: now) {
            changed.append(place)
            isChanged = true
          }
        }
        guard isChanged else { continue }
        try Self.answer(
          [.rectify], about: [entry.scope], with: nil, at: now, by: principal, transaction)
        try transaction.refreshMembers(entry.scope.kind, [entry.scope.record])
        subjects.append(transaction.subject(entry.scope.kind, entry.scope.record, id: id))
        if let pbx = entry.located.ancestry.pbx { pbxs.insert(pbx) }
      }
      let person = PersonTag(transaction.tag(of: request.person.address))
      let audit = try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .personRectify,
          subjects: Array(subjects.prefix(Self.mostNamed)), policy: policy,
          reason: "\(person.label) \(request.target.rawValue)", ticket: request.person.filed))
      if !changed.isEmpty {
        try transaction.noteRectified(audit: audit, ticket: request.person.filed, at: now)
      }
      return Rectification(
        person: person, changed: changed, refused: refused,
        pbxs: try transaction.outsideIDs(.pbx, numbers: pbxs.sorted()).values
          .sorted(by: Bytes.precedes),
        openCase: openCase)
    }
    await noteErasuresIfPossible()
    return done
  }
}

extension PersonRecords.Entry {
  /// The fields of the record that are the person's and are meant. Of participants and reports only
  /// those that hold something: an erased one stays empty.
  func rectifiable(_ target: RectifyPersonRequest.Target) -> [RectifiableField] {
    let record = located.record
    func column(_ name: String, evenEmpty: Bool = false) -> RectifiableField? {
      guard evenEmpty || !record.isNull(name) else { return nil }
      return RectifiableField(
        kind: record.kind, number: record.number, place: .column(Schema.field(record.kind, name)))
    }
    switch (record.kind, target) {
    case (.extension, .name): return []
    case (.extension, _): return [column(target.rawValue, evenEmpty: true)].compactMap { $0 }
    case (.participant, .name), (.participant, .email):
      return [column(target.rawValue)].compactMap { $0 }
    case (.report, .name), (.report, .email):
      let isEmail = target == .email
      var places: [RectifiableField?] = []
      if fields.contains("organizerEmail") {
        places.append(column(isEmail ? "organizerEmail" : "organizerName"))
      }
      for (position, attendee) in record.attendees.enumerated()
      where fields.contains("attendees[\(position)].email") {
        guard isEmail || attendee.name != nil else { continue }
        places.append(
          RectifiableField(
            kind: .report, number: record.number,
            place: .attendee(position, isEmail: isEmail)))
      }
      return places.compactMap { $0 }
    default: return []
    }
  }
}
