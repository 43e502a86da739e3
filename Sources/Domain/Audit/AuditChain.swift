internal import Crypto

/// The chain that makes every later change to an entry show (`trust.md`, Audit).
package enum AuditChain {
  /// SHA-256 over the words `lapse audit 1`, the digest of the entry before, and the entry's fields
  /// in the order of `AuditRecord`. Each part is led by its length in eight bytes, big-endian; a part
  /// that is not there is eight bytes of `FF`. Numbers and instants are decimal.
  package static func digest(of record: AuditRecord, after previous: [UInt8]?) -> [UInt8] {
    var hash = SHA256()
    func feed(_ bytes: [UInt8]?) {
      let length = bytes.map { UInt64($0.count) } ?? .max
      withUnsafeBytes(of: length.bigEndian) { hash.update(bufferPointer: $0) }
      if let bytes { hash.update(data: bytes) }
    }
    feed(Array("lapse audit 1".utf8))
    feed(previous)
    let fields: [String?] = [
      String(record.number), String(record.at.milliseconds), record.actor, record.login,
      record.connection, record.role, record.operation, record.subjects, record.policy,
      record.rule, record.counts, record.reason, record.ticket, record.outcome,
    ]
    for field in fields { feed(field.map { Array($0.utf8) }) }
    return Array(hash.finalize())
  }
}
