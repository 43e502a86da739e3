package import Domain

/// The time zone in which instants are shown.
package struct Zone: Sendable {
  /// Minutes east of UTC at an instant.
  package let offset: @Sendable (Instant) -> Int

  package init(offset: @escaping @Sendable (Instant) -> Int) {
    self.offset = offset
  }

  package static let utc = Zone { _ in 0 }

  /// The instant at which a UTC clock reads what a clock of the zone reads now.
  func local(_ instant: Instant) -> Instant {
    instant + Int64(offset(instant)) * Instant.minute
  }

  /// `Z`, `+01` or `+0530`.
  func label(at instant: Instant) -> String {
    let minutes = offset(instant)
    guard minutes != 0 else { return "Z" }
    let size = abs(minutes)
    let rest = size % 60
    return (minutes < 0 ? "-" : "+") + Words.two(size / 60) + (rest == 0 ? "" : Words.two(rest))
  }
}
