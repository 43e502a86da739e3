package import Domain

/// The records of a kind that hold what somebody told, whole, in their masked columns. The values are
/// not in it: it stands for what was found at one instant.
package struct ToldFilter: Hashable, Sendable {
  package let kind: Kind
  /// Ascending.
  package let numbers: [Int64]
  /// The terms with their values masked: `email:=a***@***`.
  package let shown: String
  /// The rest of the filter, in clear.
  package let clear: String

  package init(kind: Kind, numbers: [Int64], shown: String, clear: String) {
    self.kind = kind
    self.numbers = numbers
    self.shown = shown
    self.clear = clear
  }

  /// The most records that one may stand for.
  package static let most = 4_096
}
