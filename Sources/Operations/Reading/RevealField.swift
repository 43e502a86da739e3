@_spi(Disclosure) package import Domain
import Store

/// Which field of which record is to be seen in clear, and why.
package struct RevealRequest: Hashable, Sendable {
  package var kind: Kind
  package var id: String
  /// A masked field of the native format.
  package var field: String
  package var reason: Reason
  package var ticket: String?

  package init(kind: Kind, id: String, field: String, reason: Reason, ticket: String? = nil) {
    self.kind = kind
    self.id = id
    self.field = field
    self.reason = reason
    self.ticket = ticket
  }
}

/// One field in clear. It prints its mask; `text` is for the one surface that shows it.
package struct Revealed: Sendable {
  /// Nil: nothing is there.
  package let text: String?
  /// Nothing is there because a rule or a person erased it.
  package let isErased: Bool
  private let masked: String?

  fileprivate init(_ record: Record, _ field: Field) {
    let value = record.sensitive(field.name)
    masked = value?.masked
    text = value.map { value in
      let text = value.disclosed()
      return field.shape == .texts ? TextList.decode(text).joined(separator: ", ") : text
    }
    isErased = value == nil && record.erased.contains(field.name)
  }
}

extension Revealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { masked ?? (isErased ? "erased" : "empty") }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["masked": description]) }
}

extension Operations {
  /// One masked field of one record in clear, once, written down by record, field and reason.
  ///
  /// Reports have no reveal (`OperationError.noReveal`): they are seen partially redacted only. Refuses
  /// a restricted record, and a field that is unknown or shown in clear anyway (`badQuery`).
  package func reveal(
    _ request: RevealRequest, by principal: Principal
  ) async throws -> Revealed {
    try require(.reveal, of: principal)
    guard request.kind != .report else { throw OperationError.noReveal(.report) }
    guard let field = Schema.lookup(request.kind, request.field) else {
      throw OperationError.badQuery("\(request.kind.withArticle) has no such field")
    }
    guard let mask = field.mask, mask != .object else {
      throw OperationError.badQuery(
        "\(request.kind.rawValue).\(field.name) is no masked personal field; there is nothing to"
          + " reveal")
    }
    let (policy, now) = (policy.id, now())
    return try await database.write { transaction in
      guard let located = try transaction.record(request.kind, id: request.id) else {
        throw OperationError.noSuchRecord(request.kind, id: request.id)
      }
      if let hold = try transaction.holdIndex().isRestricted(located.ancestry) {
        throw OperationError.restricted(hold: hold)
      }
      let revealed = Revealed(located.record, field)
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .reveal,
          subjects: [
            transaction.subject(request.kind, located.record.number, id: request.id)
          ],
          policy: policy, reason: "\(field.name) \(request.reason.rawValue)",
          ticket: request.ticket))
      return revealed
    }
  }
}
