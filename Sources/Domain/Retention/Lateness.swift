/// How late a run did what was due: each run keeps it per rule (`rules.md`, Time).
package struct Lateness: Hashable, Sendable {
  /// Within 15 minutes: in time.
  package var in15m = 0
  package var in8h = 0
  package var later = 0
  /// Milliseconds.
  package var greatest: Int64 = 0

  package init() {}

  package init(in15m: Int, in8h: Int, later: Int, greatest: Int64) {
    self.in15m = in15m
    self.in8h = in8h
    self.later = later
    self.greatest = greatest
  }

  /// `lateness`: milliseconds after the due instant.
  package mutating func add(_ lateness: Int64) {
    switch lateness {
    case ...(15 * Instant.minute): in15m += 1
    case ...(8 * Instant.hour): in8h += 1
    default: later += 1
    }
    greatest = max(greatest, lateness)
  }

  package mutating func add(_ other: Lateness) {
    in15m += other.in15m
    in8h += other.in8h
    later += other.later
    greatest = max(greatest, other.greatest)
  }
}
