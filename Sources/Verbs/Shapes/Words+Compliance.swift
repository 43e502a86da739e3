import Domain

extension Words {
  static func limit(_ limit: ComplianceReport.Limit) -> String {
    switch limit {
    case .takenOtherwise:
      "What an order took, or the end of what was above it, before its own rule did, is in the"
        + " orders and receipts and is not counted as fallen due."
    case .asOfNow: "What is held, staged or left is told as of now, not of the end of the time."
    case .notByPBX:
      "Sweeps keep no count by PBX: of one PBX only what is still there can be told, the rest of"
        + " the report is of all."
    case .otherSystems:
      "What lies elsewhere is not removed by Lapse: media that a meeting server still keeps, and"
        + " the PBX's own copies of reports."
    case .copies:
      "Copies of the database may hold what went until they are destroyed; those that were neither"
        + " made nor noted with Lapse are not known to it."
    case .before:
      "The time begins before the first record that is still kept: of what was before nothing can be"
        + " said."
    }
  }

  static func cause(_ cause: LateCause) -> String {
    switch cause {
    case .firstSweep: "no sweep had run before"
    case .noSweep(let length): "no sweep had run for \(ElapsedTime.short(length))"
    case .failedBefore: "the sweep before had failed at it"
    case .holdReleased: "a hold was released"
    case .brakeReleased: "a brake was released"
    case .policyChanged: "the policy had changed"
    case .imported: "data was brought in, which may have been due already"
    case .unknown: "nothing that was written says why"
    }
  }

  /// `owner` where somebody acted with all capabilities.
  static func role(_ role: Role?) -> String { role?.rawValue ?? "owner" }

  /// A reason if it is one of the codes; other words of people are left out.
  static func code(_ reason: String?) -> String? {
    reason.flatMap { Reason(rawValue: $0) }?.rawValue
  }
}
