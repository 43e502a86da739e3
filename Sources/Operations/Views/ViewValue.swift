package import Domain

/// A value as people and scripts see it: masked where it is personal. The JSON of the command line
/// and the cells of the console are made from it.
package indirect enum ViewValue: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
  case flag(Bool)
  case instant(Instant)
  case list([ViewValue])
  /// Keys in the order in which they are printed.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: ViewValue

    package init(_ name: String, _ value: ViewValue) {
      self.name = name
      self.value = value
    }
  }

  package init(_ text: String?) { self = text.map(ViewValue.text) ?? .null }
  package init(_ number: Int64?) { self = number.map(ViewValue.integer) ?? .null }
  package init(_ instant: Instant?) { self = instant.map(ViewValue.instant) ?? .null }
}
