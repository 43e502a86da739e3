/// A copy of the database, by Lapse or noted by a person who made it with another tool.
package struct Backup: Hashable, Sendable {
  package let number: Int64
  package let madeAt: Instant
  package let destroyBy: Instant
  package let label: String
  package let isNoted: Bool
  package let madeBy: String
  package let goneAt: Instant?

  package init(
    number: Int64, madeAt: Instant, destroyBy: Instant, label: String, isNoted: Bool,
    madeBy: String, goneAt: Instant?
  ) {
    self.number = number
    self.madeAt = madeAt
    self.destroyBy = destroyBy
    self.label = label
    self.isNoted = isNoted
    self.madeBy = madeBy
    self.goneAt = goneAt
  }

  /// `B-3`.
  package static func label(_ number: Int64) -> String { "B-\(number)" }

  package static func number(label: String) -> Int64? {
    label.hasPrefix("B-") ? Int64(label.dropFirst(2)) : nil
  }

  package func isOverdue(at now: Instant) -> Bool { goneAt == nil && destroyBy <= now }
}
