/// One term of a filter (`console.md`, Filter language): a word, or a column with a value.
package struct FilterTerm: Hashable, Sendable {
  package enum Relation: String, Hashable, Sendable, CaseIterable {
    /// As the column shows it, or a part of that.
    case matches = ":"
    case equals = ":="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// Whether it must not match.
  package let isNegated: Bool
  /// In lower case; nil: a word, which any column may match.
  package let column: String?
  package let relation: Relation
  /// Without its quotes, never empty.
  package let value: String
  /// The characters of the filter that it takes, counted from 0.
  package let range: Range<Int>
  /// Of these, the first of the value.
  package let valueStart: Int
  /// And that of the relation, for a word that of the value.
  package let relationStart: Int

  package init(
    isNegated: Bool = false, column: String? = nil, relation: Relation = .matches, value: String,
    range: Range<Int>, relationStart: Int, valueStart: Int
  ) {
    self.isNegated = isNegated
    self.column = column
    self.relation = relation
    self.value = value
    self.range = range
    self.relationStart = relationStart
    self.valueStart = valueStart
  }

  /// Without its value: `-pbx:`, `due<`, `word`.
  package var shape: String {
    (isNegated ? "-" : "") + (column.map { $0 + relation.rawValue } ?? "word")
  }
}

/// Why a filter is not understood, and at which of its characters. It has nothing of what was
/// typed, which may be personal.
package struct FilterFault: Error, Hashable, Sendable {
  /// Counted from 0; behind the last where something is missing at the end.
  package let position: Int
  package let reason: String

  package init(at position: Int, _ reason: String) {
    self.position = position
    self.reason = reason
  }

  /// Counted from 1, as people count.
  package var column: Int { position + 1 }
}
