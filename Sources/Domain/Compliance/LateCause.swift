/// Why something went late, as far as what was written tells.
package enum LateCause: Hashable, Sendable {
  /// No sweep of everything ran before, in this database.
  case firstSweep
  /// None ran for this long; milliseconds.
  case noSweep(Int64)
  /// The rule failed in the run before.
  case failedBefore
  case holdReleased
  case brakeReleased
  case policyChanged
  /// Data was brought in since the run before: it may have been due already.
  case imported
  case unknown

  package var code: String {
    switch self {
    case .firstSweep: "first-sweep"
    case .noSweep: "no-sweep"
    case .failedBefore: "failed-before"
    case .holdReleased: "hold-released"
    case .brakeReleased: "brake-released"
    case .policyChanged: "policy-changed"
    case .imported: "imported"
    case .unknown: "unknown"
    }
  }
}

extension ComplianceReport {
  /// What such a report cannot show.
  package enum Limit: String, Sendable, CaseIterable {
    /// What an order or the end of a parent took first is no entry that a rule did.
    case takenOtherwise = "taken-otherwise"
    /// What is still there is told as of now, not of the end of the time.
    case asOfNow = "as-of-now"
    /// Runs keep no count by PBX.
    case notByPBX = "not-by-pbx"
    /// What lies on other systems.
    case otherSystems = "other-systems"
    /// What went may be in copies of the database until they are destroyed.
    case copies
    /// The days begin before the database was made, or where runs are no longer kept.
    case before
  }
}
