package import Domain
import Store

/// Which field of which record a caller's value is compared with.
package struct CompareRequest: Hashable, Sendable {
  package var kind: Kind
  package var id: String
  /// A masked field of the native format, or `attendees[4].email` and `attendees[4].name` of a
  /// report, counted from 0.
  package var field: String
  package var ticket: String?

  package init(kind: Kind, id: String, field: String, ticket: String? = nil) {
    self.kind = kind
    self.id = id
    self.field = field
    self.ticket = ticket
  }
}

extension Operations {
  /// How many times in an hour a record may be compared with, by whomever.
  static let mostTries = 10

  /// Whether the field holds `value`, after trimming and folding: equal or not, never how near.
  /// What was erased or never given equals nothing. Written down by field, record and answer, never
  /// the value.
  ///
  /// Refuses a field in clear (`badQuery`), a restricted record, and what was tried too often.
  package func compare(
    _ value: String, with request: CompareRequest, by principal: Principal
  ) async throws -> Bool {
    try require(.compare, of: principal)
    let field = try ComparedField(request)
    guard let mask = field.mask else {
      throw OperationError.badQuery(
        "\(request.kind.rawValue).\(request.field) is shown in clear; there is nothing to compare")
    }
    let folded = FindQuestion.Folded(value, as: mask)
    guard !folded.isEmpty else { throw OperationError.badQuery("no value was given") }
    let (policy, now) = (policy.id, now())
    return try await database.write { transaction in
      guard let located = try transaction.record(request.kind, id: request.id) else {
        throw OperationError.noSuchRecord(request.kind, id: request.id)
      }
      if let hold = try transaction.holdIndex().isRestricted(located.ancestry) {
        throw OperationError.restricted(hold: hold)
      }
      let scope = Scope(kind: request.kind, record: located.record.number)
      try Self.admit(principal, at: now, transaction)
      if let until = try transaction.isSpent(record: scope, limit: Self.mostTries, at: now) {
        throw OperationError.tooManyTries(until: until)
      }
      guard let isEqual = try transaction.holds(scope.kind, scope.record, field, folded) else {
        throw OperationError.noSuchRecord(request.kind, id: "\(request.id) \(field.name)")
      }
      try transaction.noteAttempt(
        person: principal.person, record: scope, isMissed: !isEqual, at: now)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .compare,
          subjects: [transaction.subject(scope.kind, scope.record, id: request.id)],
          policy: policy, reason: "\(field.name) \(isEqual ? "equal" : "differs")",
          ticket: request.ticket))
      return isEqual
    }
  }
}

extension ComparedField {
  /// It throws `OperationError.badQuery` where the kind has no such field.
  fileprivate init(_ request: CompareRequest) throws {
    if request.kind == .report, let place = Self.attendee(request.field) {
      self.init(place: place, name: request.field)
      return
    }
    guard let field = Schema.lookup(request.kind, request.field) else {
      throw OperationError.badQuery("\(request.kind.withArticle) has no such field")
    }
    guard field.shape != .attendees else {
      throw OperationError.badQuery("an attendee's field is named attendees[0].email")
    }
    self.init(place: .field(field), name: field.name)
  }

  /// `attendees[4].email` or `attendees[4].name`.
  private static func attendee(_ name: String) -> Place? {
    let head = "attendees["
    guard name.hasPrefix(head) else { return nil }
    let rest = name.dropFirst(head.count)
    let digits = rest.prefix { $0 != "]" }
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ 48...57 ~= $0 }),
      let position = Int(digits), String(position) == digits
    else { return nil }
    switch rest.dropFirst(digits.count) {
    case "].email": return .attendee(position, isEmail: true)
    case "].name": return .attendee(position, isEmail: false)
    default: return nil
    }
  }
}
