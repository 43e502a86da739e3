/// The kinds of record that Lapse keeps, in the order in which parents come before children.
package enum Kind: String, Sendable, CaseIterable, Hashable {
  case mcu, pbx, `extension`, meeting, participant, poll, recording, file, report, session, log

  /// The kinds that a deletion counts, in the order of the `counts` of a plan.
  package static let counted: [Kind] = [
    .pbx, .extension, .meeting, .participant, .poll, .recording, .file, .report, .session,
  ]
}
