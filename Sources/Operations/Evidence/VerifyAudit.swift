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
