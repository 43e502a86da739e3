internal import Crypto

/// SHA-256 of whole files.
package enum Digest {
  /// 64 hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String { Bytes.hex(SHA256.hash(data: bytes)) }
}
