/// The kinds of record that Lapse keeps, in the order in which parents come before children.
package enum Kind: String, Sendable, CaseIterable, Hashable {
  case mcu, pbx, `extension`, meeting, participant, poll, recording, file, report, session, log

  /// Its place among them.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether its deletion by order reaches so much that it is staged.
  package var isStaged: Bool { self == .pbx || self == .extension }

  /// The kinds that a deletion counts, in the order of the `counts` of a plan.
  package static let counted: [Kind] = [
    .pbx, .extension, .meeting, .participant, .poll, .recording, .file, .report, .session,
  ]

  /// `an extension`, `a PBX`.
  package var withArticle: String {
    switch self {
    case .mcu: "an MCU"
    case .pbx: "a PBX"
    case .extension: "an extension"
    default: "a \(rawValue)"
    }
  }
}
