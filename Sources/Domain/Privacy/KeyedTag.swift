internal import Crypto

/// A keyed tag of an outside id: lets an id be recognised again without being kept.
package struct Tagger: Sendable {
  private let key: SymmetricKey

  /// `key`: 32 bytes.
  package init(key: [UInt8]) {
    precondition(key.count == 32)
    self.key = SymmetricKey(data: key)
  }

  /// The first 16 bytes of HMAC-SHA-256 over kind and text.
  package func tag(_ kind: String, _ text: String) -> [UInt8] {
    var mac = HMAC<SHA256>(key: key)
    mac.update(data: Array(kind.utf8))
    mac.update(data: [0])
    mac.update(data: Array(text.utf8))
    return Array(mac.finalize().prefix(16))
  }

  package func tag(_ kind: Kind, _ id: String) -> [UInt8] { tag(kind.rawValue, id) }
}
