/// A stored record: clear fields as they are, personal ones only as `Sensitive` values.
package struct Record: Sendable {
  package let kind: Kind
  /// Lapse's internal number, unique per kind.
  package let number: Int64
  private let values: [Value]
  /// Of a report, in order.
  package let attendees: [StoredAttendee]
  /// Names of the fields that a rule or a person erased.
  package let erased: [String]

  /// `values` by field ordinal.
  package init(
    kind: Kind, number: Int64, values: [Value], attendees: [StoredAttendee] = [],
    erased: [String] = []
  ) {
    precondition(values.count == Schema.fields(of: kind).count)
    self.kind = kind
    self.number = number
    self.values = values
    self.attendees = attendees
    self.erased = erased
  }

  /// A clear field's value. It is a programmer error to ask for a masked one.
  package subscript(_ field: Field) -> Value {
    precondition(field.kind == kind && field.mask == nil, "\(field.name) is masked")
    return values[field.ordinal]
  }

  package subscript(_ name: String) -> Value { self[Schema.field(kind, name)] }

  package func isNull(_ field: Field) -> Bool { values[field.ordinal].isNull }

  package func isNull(_ name: String) -> Bool { isNull(Schema.field(kind, name)) }

  /// The masked field's text; nil where it is null.
  package func sensitive(_ name: String) -> Sensitive<String>? {
    let field = Schema.field(kind, name)
    guard let mask = field.mask, let text = values[field.ordinal].text else { return nil }
    return Sensitive(text, mask: mask)
  }

  /// The mask of a personal field; nil where it is null or clear.
  package func masked(_ name: String) -> String? { sensitive(name)?.masked }

  /// The masks of a personal list; nil where it is null.
  package func maskedList(_ name: String) -> [String]? {
    let field = Schema.field(kind, name)
    guard let mask = field.mask, let text = values[field.ordinal].text else { return nil }
    return TextList.decode(text).map(mask.masked)
  }

  /// What people and scripts call it: FQDN, `FQDN/NUMBER`, MCU name or id.
  package var outsideID: String {
    switch kind {
    case .extension: "\(values[0].text ?? "")/\(values[1].text ?? "")"
    default: values[0].text ?? ""
    }
  }
}

/// An attendee as stored.
package struct StoredAttendee: Sendable {
  package let name: Sensitive<String>?
  package let email: Sensitive<String>?
  package let connectedSeconds: Int64?
  package let reconnects: Int64?

  package init(
    name: Sensitive<String>?, email: Sensitive<String>?, connectedSeconds: Int64?,
    reconnects: Int64?
  ) {
    self.name = name
    self.email = email
    self.connectedSeconds = connectedSeconds
    self.reconnects = reconnects
  }
}
