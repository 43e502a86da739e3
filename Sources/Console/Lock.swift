package import Domain

/// What the curtain asks and when it falls.
package struct LockOptions: Sendable {
  /// For how long nobody presses a key before it falls by itself.
  package var after: Duration
  /// Nil: Enter alone lifts it.
  package var passphrase: PassphraseHash?

  package init(after: Duration = .seconds(600), passphrase: PassphraseHash? = nil) {
    self.after = after
    self.passphrase = passphrase
  }
}

/// The curtain: what lies beneath is neither seen nor reached by any key.
struct Lock: Sendable {
  let since: Instant
  /// What was typed of the passphrase.
  var typed = ""
  /// The passphrase is being compared.
  var isComparing = false
  var tries = 0
}
