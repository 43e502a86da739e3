package import Domain
package import Terminal

/// What a person likes: how the console looks and which keys it takes. Nothing in it changes what is
/// kept or deleted.
package struct Taste: Hashable, Sendable {
  /// A theme's name.
  package var theme: String?
  /// The name of a time zone, `UTC` or `local`.
  package var timeZone: String?
  /// What lifts the console's curtain.
  package var passphrase: PassphraseHash?
  package var keys: [KeyBinding] = []
  package var columns: [ColumnSelection] = []
  /// Saved views by name.
  package var views: [String: String] = [:]
  /// What was passed over: it is no reason not to open.
  package var warnings: [ConfigurationError] = []

  package init() {}
}
