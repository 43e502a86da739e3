package import Domain

/// A row as it lies in the database, for the store's own use and for views: raw values never leave
/// the store but inside a `Record`.
struct StoredRow {
  let kind: Kind
  let number: Int64
  var erased: Int64
  let ancestry: Ancestry
  /// By field ordinal.
  var values: [Value]

  init(_ kind: Kind, _ row: Row) throws {
    self.kind = kind
    number = try row.integer(0)
    erased = row[1].integer ?? 0
    ancestry = Ancestry(
      kind: kind, record: number, pbx: row[2].integer, extension: row[3].integer,
      meeting: row[4].integer)
    values = Array(row.values[RecordSQL.leading...])
  }

  /// The names of fields that are erased and still empty.
  var erasedNames: [String] {
    guard erased != 0 else { return [] }
    return Schema.fields(of: kind).compactMap { field in
      erased & ErasedBits.of(field) != 0 && values[field.ordinal].isNull ? field.name : nil
    }
  }
}

/// The bit of a field in a row's `erased`.
enum ErasedBits {
  static func of(_ field: Field) -> Int64 { 1 << Int64(field.ordinal) }

  static func of(_ kind: Kind, _ names: String...) -> Int64 {
    names.reduce(0) { $0 | of(Schema.field(kind, $1)) }
  }
}

/// A record with the numbers of what is above it.
package struct LocatedRecord: Sendable {
  package let record: Record
  package let ancestry: Ancestry

  package init(record: Record, ancestry: Ancestry) {
    self.record = record
    self.ancestry = ancestry
  }
}
