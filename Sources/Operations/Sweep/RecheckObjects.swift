import Domain
import Store

extension Operations {
  /// Looks through the stored objects of the reports that are due for another look; what identifies
  /// somebody is queued to be removed and raised as an incident. Before the reports' own rows, so that
  /// a run that is killed looks again.
  ///
  /// Returns the reports of which an object cannot be read: they are not taken as looked through.
  /// Nil where a person has ended the run.
  func recheckObjects(_ rule: Rule, in sweep: Sweep) async throws -> Set<Int64>? {
    guard let objects else { return [] }
    let (cutoff, only, principal) = (sweep.cutoff, sweep.only, sweep.principal)
    let waiting = try await database.read {
      try $0.reportObjects(rule, cutoff: cutoff, only: only)
    }
    var scans: [Int64: IdentityScan] = [:]
    var unread: Set<Int64> = []
    for object in waiting {
      guard try await isGoingOn(sweep) else { return nil }
      let pbx = object.pbx
      if scans[pbx] == nil {
        scans[pbx] = IdentityScan(names: try await database.read { try $0.names(ofPBX: pbx) })
      }
      let bytes: [UInt8]?
      do throws(ObjectStoreError) {
        bytes = try await objects.contents(of: object.key)
      } catch {
        unread.insert(object.report)
        continue
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
    return unread
  }

  /// Between two objects, of which each may take its time. Throws `.interrupted` when the process is
  /// to end, `.busy` when another run has the lease.
  private func isGoingOn(_ sweep: Sweep) async throws -> Bool {
    guard !pace.isEnding() else { throw OperationError.interrupted }
    let (instance, at, run) = (instance, now(), sweep.run)
    return try await database.write { transaction in
      guard try transaction.lease("sweep", owner: instance, at: at) else {
        throw OperationError.busy
      }
      return try !transaction.isCancelled(run: run)
    }
  }
}
