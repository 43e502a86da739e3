internal import Crypto

/// The key that signs one entry of the trail. Each entry has its own, made from the one before, which
/// is then forgotten: whoever takes today's key cannot sign what is older.
package struct AuditKey: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.size else { return nil }
    self.bytes = bytes
  }

  /// 64 hexadecimal digits, in groups or not.
  package init?(text: String) {
    let digits = text.filter { !$0.isWhitespace && $0 != "-" }
    guard let bytes = Bytes.of(hex: digits) else { return nil }
    self.init(bytes)
  }

  package static let size = 32

  /// The key of the next entry: HKDF-SHA-256 of this one.
  package var next: AuditKey {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes), info: Array("lapse audit key".utf8),
      outputByteCount: Self.size)
    return AuditKey(unchecked: derived.withUnsafeBytes { Array($0) })
  }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// HMAC-SHA-256 over an entry's digest.
  package func mac(_ digest: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: digest, using: SymmetricKey(data: bytes)))
  }
}
