import Domain
import Store

extension Operations {
  /// Looks through the stored objects of the reports that are due for another look; what identifies
  /// somebody is queued to be removed and raised as an incident. Before the reports' own rows, so that
  /// a run that is killed looks again.
  func recheckObjects(
    _ rule: Rule, cutoff: Instant, only: Int64?, by principal: Principal
  ) async throws {
    guard let objects else { return }
    let waiting = try await database.read {
      try $0.reportObjects(rule, cutoff: cutoff, only: only)
    }
    var scans: [Int64: IdentityScan] = [:]
    for object in waiting {
      let pbx = object.pbx
      if scans[pbx] == nil {
        scans[pbx] = IdentityScan(names: try await database.read { try $0.names(ofPBX: pbx) })
      }
      let bytes: [UInt8]?
      do throws(ObjectStoreError) {
        bytes = try await objects.contents(of: object.key)
      } catch {
        // It is not looked at this time; its report waits for the next run.
        throw StoreError.io
      }
      guard let bytes, let finding = scans[pbx]?.finding(inContents: bytes) else { continue }
      let policy = policy.id
      try await database.write { transaction in
        try transaction.queue(object.key, at: cutoff)
        let incident = try transaction.raise(
          rule.id, report: object.report,
          tag: transaction.tagger.tag(.report, object.id), field: "object", finding: finding,
          isRemoved: true, at: cutoff)
        try transaction.audit(
          AuditEntry(incident, at: cutoff, principal: principal, policy: policy))
      }
    }
  }
}
