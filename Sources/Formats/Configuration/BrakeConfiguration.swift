/// The limits of the brakes that a file sets, under `[brakes]`; nil where it does not say.
package struct BrakeConfiguration: Hashable, Sendable {
  package var pbxs: Int?
  package var pbxsPercent: Double?
  package var failing: Int?
  package var failingPercent: Double?
  /// In milliseconds.
  package var silence: Int64?
  /// In milliseconds.
  package var clockStep: Int64?
  package var backlog: Int?
  package var backlogTimes: Int?
  package var everything: Int?

  package init() {}

  /// What this one does not say is as `other` says.
  package func over(_ other: BrakeConfiguration) -> BrakeConfiguration {
    var merged = self
    merged.pbxs = pbxs ?? other.pbxs
    merged.pbxsPercent = pbxsPercent ?? other.pbxsPercent
    merged.failing = failing ?? other.failing
    merged.failingPercent = failingPercent ?? other.failingPercent
    merged.silence = silence ?? other.silence
    merged.clockStep = clockStep ?? other.clockStep
    merged.backlog = backlog ?? other.backlog
    merged.backlogTimes = backlogTimes ?? other.backlogTimes
    merged.everything = everything ?? other.everything
    return merged
  }
}
