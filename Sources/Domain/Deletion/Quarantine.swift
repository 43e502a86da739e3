/// A snapshot that is not believed: what it lists was stored, and nothing was removed.
package struct Quarantine: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case waiting, released, rejected
    /// A newer snapshot took its place.
    case replaced
  }

  /// Shown as `Q-12`.
  package let number: Int64
  package let pbx: Int64
  /// Nil where the PBX is gone.
  package let fqdn: String?
  package let state: State
  package let doubt: SnapshotDoubt
  /// The snapshot's own instant.
  package let at: Instant
  /// When it was read, or the first of those whose place it took while they waited.
  package let takenAt: Instant
  /// How many extensions it tells, lists, were known before, and would vanish.
  package let told: Int
  package let listed: Int
  package let known: Int
  package let vanishing: Int
  /// How many of the vanishing ones a later import has brought back, or are gone.
  package let settled: Int
  /// The count of the last snapshot that was believed.
  package let lastCount: Int?
  package let decidedAt: Instant?
  package let decidedBy: String?

  package init(
    number: Int64, pbx: Int64, fqdn: String?, state: State, doubt: SnapshotDoubt, at: Instant,
    takenAt: Instant, told: Int, listed: Int, known: Int, vanishing: Int, settled: Int,
    lastCount: Int?, decidedAt: Instant?, decidedBy: String?
  ) {
    self.number = number
    self.pbx = pbx
    self.fqdn = fqdn
    self.state = state
    self.doubt = doubt
    self.at = at
    self.takenAt = takenAt
    self.told = told
    self.listed = listed
    self.known = known
    self.vanishing = vanishing
    self.settled = settled
    self.lastCount = lastCount
    self.decidedAt = decidedAt
    self.decidedBy = decidedBy
  }

  package var label: String { Self.label(number) }

  package static func label(_ number: Int64) -> String { "Q-\(number)" }

  package static func number(label: String) -> Int64? {
    label.hasPrefix("Q-") ? Int64(label.dropFirst(2)) : nil
  }

  /// Undecided for this long it is loud.
  package static let loudAfter = Instant.day
}
