internal import Domain

/// The fields of one kind, ready for the reader of native lines.
struct FieldTable: Sendable {
  let kind: Kind
  let fields: [Field]
  let keys: KeyNames
  /// One bit for each required field, by ordinal.
  let required: UInt64

  private init(_ kind: Kind) {
    self.kind = kind
    fields = Schema.fields(of: kind)
    keys = KeyNames(fields.map(\.name))
    required = fields.reduce(0) { $1.required ? $0 | 1 << UInt64($1.ordinal) : $0 }
  }

  private static let tables: [FieldTable] = Kind.allCases.map(FieldTable.init)
  private static let names = KeyNames(Kind.allCases.map(\.rawValue))

  /// The table of the kind that `type` names.
  static func table(_ type: JSONScanner.Token, in scanner: JSONScanner) -> FieldTable? {
    names.index(of: type, in: scanner).map { tables[$0] }
  }
}
