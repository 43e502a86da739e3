package import Domain

/// One record, redacted, under the names of the native format and in its order.
package struct RecordView: Hashable, Sendable {
  package let kind: Kind
  /// Lapse's internal number, unique per kind: what a row is known by while it is on the screen.
  package let number: Int64
  /// What people call it: FQDN, `FQDN/NUMBER`, MCU name or id.
  package let id: String
  package let fields: [ViewValue.Member]
  /// Names of erased fields.
  package let erased: [String]
  /// Of PBXs and extensions: why they cannot hold web meetings; empty: ready. Nil for other kinds.
  package let missing: [Missing]?
  /// The number of the hold that restricts the record: then `fields` has its id alone.
  package let restrictedBy: Int64?

  package init(
    kind: Kind, number: Int64, id: String, fields: [ViewValue.Member], erased: [String],
    missing: [Missing]?, restrictedBy: Int64?
  ) {
    self.kind = kind
    self.number = number
    self.id = id
    self.fields = fields
    self.erased = erased
    self.missing = missing
    self.restrictedBy = restrictedBy
  }

  package subscript(_ name: String) -> ViewValue {
    fields.first { $0.name == name }?.value ?? .null
  }
}
