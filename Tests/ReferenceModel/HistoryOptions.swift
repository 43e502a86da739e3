/// What a random history may contain beyond what the rules decide without doubt.
package struct HistoryOptions: Sendable {
  /// Records that are stored at the same time, at most (about).
  package var records = 40
  /// Holds on persons by e-mail.
  package var hasPersonHolds = false
  /// Reports whose identity is sent in part, or cleared by an import.
  package var hasPartialReports = false
  /// PBX lines whose registration lies before the stored one.
  package var hasRegistrationSetbacks = false
  /// The policy in force.
  package var rules = ModelRule.all
  package var choices = ModelChoices()

  package init() {}
}
