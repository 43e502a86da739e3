internal import Crypto

/// What is kept of a passphrase: enough to know it again. PBKDF2 (RFC 8018, 5.2) with HMAC-SHA-256
/// and one block of 32 bytes, written `pbkdf2-sha256:ROUNDS:SALT:KEY` with hexadecimal digits.
package struct PassphraseHash: Hashable, Sendable {
  static let rounds = 10_000...10_000_000
  package static let roundsNow = 210_000
  static let saltSize = 16...64

  let rounds: Int
  let salt: [UInt8]
  let key: [UInt8]

  /// Takes its time: some tenths of a second.
  package init(of passphrase: String, salt: [UInt8], rounds: Int = Self.roundsNow) {
    self.rounds = rounds
    self.salt = salt
    key = Self.derive(passphrase, salt, rounds)
  }

  /// Nil for anything but what `text` gives.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "pbkdf2-sha256", let rounds = Int(parts[1]),
      Self.rounds.contains(rounds), let salt = Bytes.of(hex: parts[2]),
      let key = Bytes.of(hex: parts[3]), Self.saltSize.contains(salt.count), key.count == 32
    else { return nil }
    (self.rounds, self.salt, self.key) = (rounds, salt, key)
  }

  package var text: String {
    "pbkdf2-sha256:\(rounds):\(Bytes.hex(salt)):\(Bytes.hex(key))"
  }

  /// Takes as long whether or not it is the one.
  package func matches(_ passphrase: String) -> Bool {
    let other = Self.derive(passphrase, salt, rounds)
    return zip(key, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ passphrase: String, _ salt: [UInt8], _ rounds: Int) -> [UInt8] {
    let secret = SymmetricKey(data: Array(passphrase.utf8))
    var block = Array(HMAC<SHA256>.authenticationCode(for: salt + [0, 0, 0, 1], using: secret))
    var key = block
    for _ in 1..<rounds {
      block = Array(HMAC<SHA256>.authenticationCode(for: block, using: secret))
      for index in key.indices { key[index] ^= block[index] }
    }
    return key
  }
}
