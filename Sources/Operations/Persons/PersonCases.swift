package import Domain
import Store

/// An open case as it stands now.
package struct OpenCase: Hashable, Sendable {
  package let personCase: PersonCase
  /// Its month is over: this must be loud.
  package let isLate: Bool
}

extension Operations {
  /// The open cases of data subjects, the soonest due first.
  package func openCases(by principal: Principal) async throws -> [OpenCase] {
    try require(.compliance, of: principal)
    let now = now()
    return try await database.read { transaction in
      try transaction.openCases().map {
        OpenCase(personCase: $0, isLate: $0.isLate(at: now))
      }
    }
  }

  /// Says that the person was answered.
  package func closeCase(_ reference: String, by principal: Principal) async throws {
    try require(.person, of: principal)
    let (policy, now) = (policy.id, now())
    try await database.write { transaction in
      guard try transaction.close(case: reference, at: now) else {
        throw OperationError.noSuchCase(reference)
      }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .caseClosed, policy: policy, ticket: reference))
    }
  }

  /// The case that a request names: the first time it is opened, with the day of receipt.
  static func noteCase(
    _ request: PersonRequest, at now: Instant, policy: String, by principal: Principal,
    _ transaction: Transaction
  ) throws -> OpenCase? {
    guard let reference = request.reference else { return nil }
    guard !reference.isEmpty, !reference.utf8.contains(UInt8(ascii: "@")) else {
      throw OperationError.badQuery("a case's reference is a code, without an e-mail address")
    }
    let person = PersonTag(transaction.tag(of: request.address))
    if let known = try transaction.personCase(reference) {
      guard known.person == person else {
        throw OperationError.badQuery("case \(reference) is another person's")
      }
      guard request.receivedAt.map({ $0 == known.receivedAt }) ?? true else {
        throw OperationError.badQuery(
          "case \(reference) was received \(known.receivedAt.rfc3339), as was said before")
      }
      return OpenCase(personCase: known, isLate: known.isLate(at: now))
    }
    guard let receivedAt = request.receivedAt, receivedAt <= now else {
      throw OperationError.badQuery(
        "case \(reference) is new: say with --received when the request came, not in the future")
    }
    let opened = PersonCase(reference: reference, person: person, receivedAt: receivedAt)
    try transaction.open(opened, at: now)
    try transaction.audit(
      AuditEntry(
        at: now, principal: principal, operation: .caseOpened, policy: policy,
        reason: person.label, ticket: reference))
    return OpenCase(personCase: opened, isLate: opened.isLate(at: now))
  }
}
