package import Domain

/// A masked field of a record, or of a report's attendee, that a value is compared with.
package struct ComparedField: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case field(Field)
    /// The attendee's place in the report's list, from 0.
    case attendee(Int, isEmail: Bool)
  }

  package let place: Place
  /// As it was named: `email`, `attendees[4].email`.
  package let name: String

  package init(place: Place, name: String) {
    self.place = place
    self.name = name
  }

  package var mask: Mask? {
    switch place {
    case .field(let field): field.mask
    case .attendee(_, let isEmail): isEmail ? .email : .name
    }
  }
}

extension Transaction {
  /// Whether the field holds the value; nothing holds what was erased or never given. Nil where the
  /// record, or the attendee, is not there.
  package func holds(
    _ kind: Kind, _ number: Int64, _ field: ComparedField, _ value: FindQuestion.Folded
  ) throws -> Bool? {
    switch field.place {
    case .field(let field):
      guard
        let row = try storedRows(kind, where: "t.id = $1", [.integer(number)]).first
      else { return nil }
      return row.values[field.ordinal].text.map { Self.holds($0, value, field) } ?? false
    case .attendee(let position, let isEmail):
      let row = try first(
        "select name, email from attendee where report = $1 and position = $2",
        [.integer(number), Value(position)])
      guard let row, let mask = field.mask else { return nil }
      let text = row[isEmail ? 1 : 0].text
      return text.map { FindQuestion.Folded($0, as: mask) == value && !value.isEmpty } ?? false
    }
  }
}
