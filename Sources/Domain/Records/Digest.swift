internal import Crypto

/// What `sha256sum` says of these bytes: 64 hexadecimal digits.
package enum Digest {
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    Bytes.hex(SHA256.hash(data: Array(bytes)))
  }
}
