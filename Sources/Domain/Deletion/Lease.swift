/// Until when somebody has a piece of work to himself.
package enum Lease {
  /// One that was not renewed for this long is void.
  package static let time: Int64 = 30 * Instant.second

  /// Up to when one that is in force can hold. One that holds for longer is of a wrong clock, and void.
  package static func latest(from now: Instant) -> Instant {
    now + time + BrakeLimits.clockTolerance
  }

  package static func isInForce(until: Instant?, at now: Instant) -> Bool {
    until.map { $0 > now && $0 <= latest(from: now) } ?? false
  }
}
