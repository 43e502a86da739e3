internal import Crypto

/// A keyed tag of an outside id: lets an id be recognised again without being kept.
package struct Tagger: Sendable {
  /// Has taken the key in: each tag goes on from a copy.
  private let keyed: HMAC<SHA256>

  /// `key`: 32 bytes.
  package init(key: [UInt8]) {
    precondition(key.count == 32)
    keyed = HMAC(key: SymmetricKey(data: key))
  }

  /// The first 16 bytes of HMAC-SHA-256 over kind and text.
  package func tag(_ kind: String, _ text: String) -> [UInt8] {
    var mac = keyed
    var bytes: [UInt8] = []
    bytes.reserveCapacity(kind.utf8.count + 1 + text.utf8.count)
    bytes += kind.utf8
    bytes.append(0)
    bytes += text.utf8
    mac.update(data: bytes)
    return mac.finalize().withUnsafeBytes { Array($0.prefix(16)) }
  }

  package func tag(_ kind: Kind, _ id: String) -> [UInt8] { tag(kind.rawValue, id) }
}
