import Console
import Domain

extension LockOptions {
  /// `after`: the operation's, in milliseconds; the passphrase is of the person's own file.
  init(after: Int64?, _ passphrase: PassphraseHash?) {
    self.init()
    if let after { self.after = .milliseconds(after) }
    self.passphrase = passphrase
  }
}
