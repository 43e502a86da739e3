/// A value as a database column holds it.
package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  package var isNull: Bool { self == .null }

  package var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  package var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  package var blob: [UInt8]? {
    if case .blob(let value) = self { value } else { nil }
  }

  package var instant: Instant? { integer.map(Instant.init(milliseconds:)) }

  package init(_ value: Int64?) { self = value.map(Value.integer) ?? .null }
  package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  package init(_ value: String?) { self = value.map(Value.text) ?? .null }
  package init(_ value: Instant?) { self = value.map { .integer($0.milliseconds) } ?? .null }
  package init(_ value: Bool) { self = .integer(value ? 1 : 0) }
}
