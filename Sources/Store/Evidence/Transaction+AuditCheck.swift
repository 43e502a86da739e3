package import Domain

extension Transaction {
  /// Nil where nobody has looked yet.
  package func auditCheck() throws -> AuditCheck? {
    guard let content = try Meta.content(Meta.auditCheck, connection) else { return nil }
    let numbers = String(decoding: content, as: UTF8.self).split(separator: " ").map { Int64($0) }
    guard numbers.count == 3, let at = numbers[0], let head = numbers[1] else { return nil }
    return AuditCheck(at: Instant(milliseconds: at), head: head, broken: numbers[2])
  }

  package func note(_ check: AuditCheck) throws {
    let broken = check.broken.map(String.init) ?? "-"
    let text = "\(check.at.milliseconds) \(check.head) \(broken)"
    try Meta.write(Array(text.utf8), as: Meta.auditCheck, connection)
  }
}
