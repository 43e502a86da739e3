/// One field of a kind of record: its name in the native format, its type, whether an import must
/// bring it, and how it is masked. The table of all fields is `Schema`; the native parser, the
/// tables, the views and the classification are made from it.
package struct Field: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    /// Any text; empty is stored as null.
    case text
    /// Not empty, at most 512 bytes.
    case identifier
    /// A host name, stored in lower case without a final dot.
    case fqdn
    /// An extension's number: not empty, no `/`.
    case number
    case instant
    /// 0 or more.
    case integer
    case real
    case flag
    case choice([String])
    /// A list of texts, stored as a JSON array.
    case texts
    /// Times in a meeting, stored as `[[at,left],…]` in milliseconds.
    case joins
    /// The attendees of a report, stored in a table of their own.
    case attendees
    /// A key of the object store (`ObjectKey`).
    case object
    /// The `id` of another record, which need not exist.
    case reference
  }

  package let kind: Kind
  /// The key in the native format.
  package let name: String
  package let column: String
  package let shape: Shape
  package let required: Bool
  /// Nil: shown in clear.
  package let mask: Mask?
  /// The position among the fields of its kind.
  package let ordinal: Int

  package static func == (left: Field, right: Field) -> Bool {
    left.kind == right.kind && left.ordinal == right.ordinal
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(ordinal)
  }
}
