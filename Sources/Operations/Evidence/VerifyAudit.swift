package import Domain
import Store

extension Operations {
  /// Looks the whole trail through and compares it with the checkpoints outside the database.
  /// `key`: the first one, as `init` showed it; without it the signatures are not looked at.
  package func verifyAudit(
    key: AuditKey? = nil, by principal: Principal
  ) async throws -> AuditVerdict {
    try require(.browse, of: principal)
    var verifier = AuditVerifier(
      key: key, checkpoints: try outside.checkpoints(of: database.identity))
    var after: Int64 = 0
    while true {
      if Task.isCancelled { throw StoreError.cancelled }
      let from = after
      let records = try await database.read {
        try $0.auditRecords(after: from, limit: Self.auditStep)
      }
      for record in records { verifier.take(record) }
      guard let last = records.last, records.count == Self.auditStep else { break }
      after = last.number
    }
    return verifier.finish()
  }

  /// Looks the whole trail through, once a day and as long as it does not hold, and keeps what was
  /// found: status, check and the Overview are loud about it.
  func lookThroughAudit(by principal: Principal) async throws {
    let now = now()
    let last = try await database.read { try $0.auditCheck() }
    if let last, last.broken == nil, (0..<Instant.day).contains(now - last.at) { return }
    let verdict: AuditVerdict
    do {
      verdict = try await verifyAudit(by: principal)
    } catch StoreError.cancelled {
      return
    }
    let broken = verdict.fault?.number
    let since = broken == nil || broken != last?.broken ? now : last?.at ?? now
    let check = AuditCheck(at: since, head: verdict.head?.number ?? 0, broken: broken)
    try await database.write { try $0.note(check) }
  }

  /// The newest entry of the chain; nil where there is none.
  package func auditHead(by principal: Principal) async throws -> AuditHead? {
    try require(.browse, of: principal)
    return try await database.read { try $0.auditHead() }
  }

  /// How many entries one step reads.
  static let auditStep = 5_000

  /// Keeps the head of the trail outside the database: before and after a deletion.
  func checkpoint() async throws {
    guard outside.checkpoints != nil || outside.systemLog != nil else { return }
    guard let head = try await database.read({ try $0.auditHead() }) else { return }
    try outside.keep(AuditCheckpoint(identity: database.identity, head: head))
  }
}
