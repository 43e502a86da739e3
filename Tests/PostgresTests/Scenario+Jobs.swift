import Domain
import Operations
import Store
import TestSupport

extension Scenario {
  /// A job that is halted, cancelled and resumed, a plan that has drifted, a record that is passed
  /// over, and a sweep that is ended; all in a PBX of its own.
  func jobs() async throws {
    let (fqdn, now) = ("jobs.example.com", Self.day(5))
    try await load(
      [Line.pbx(fqdn), Line.extension("1", ["pbx": .text(fqdn)])]
        + ["MJ1", "MJ2", "MJ3"].map { Line.meeting($0, ["pbx": .text(fqdn), "extension": "1"]) }
        + ["MJ1", "MJ2", "MJ3"].map { Line.recording("R" + $0, now, ["meeting": .text($0)]) },
      at: now)
    let operations = operations(at: now)
    let plan = try await operations.planDeletion(.pbx, id: fqdn, by: .owner)
    _ = try await operations.people(below: plan.scope, by: .owner)
    try await load([Line.meeting("MJ4", ["pbx": .text(fqdn), "extension": "1"])], at: now)
    var request = DeleteRequest(
      kind: .pbx, id: fqdn, phrase: fqdn, reason: .test, fingerprint: plan.fingerprint,
      now: true)
    do {
      _ = try await operations.stageDeletion(request, by: .owner)
    } catch OperationError.planChanged {
      request.fingerprint = nil
    }
    let job = try await operations.stageDeletion(request, by: .owner).job
    try await database.write { transaction in
      _ = try transaction.take(job: job.number, owner: "other", at: now)
      var cursor = try transaction.cursor(ofJob: job.number)
      var removed = Removed()
      let holds = try transaction.holdIndex()
      _ = try transaction.delete(
        below: job.scope, cursor: &cursor, limit: 1, holds: holds, rule: nil, at: now,
        removed: &removed)
      _ = try transaction.pass(below: job.scope, cursor: &cursor, holds: holds)
      let failed = [FailedRecord(kind: .meeting, record: 1, cause: "constraint")]
      try transaction.advance(job: job.number, to: cursor, by: removed, failed: failed)
      let run = try transaction.beginRun(policy: "test", at: now)
      _ = try transaction.isCancelled(run: run)
    }
    _ = try await operations.job(job.label, by: .owner)
    _ = try await operations.pauseJob(job.label, by: .owner)
    try await operations.cancelJob(job.label, by: .owner)
    _ = try await operations.resumeJob(job.label, batch: 1, by: .owner)
    let run = try await database.read { try $0.unfinishedRuns().first } ?? 0
    try await operations.cancelJob("S-\(run)", by: .owner)
    _ = try await operations.sweep(SweepRequest(rules: [.recording]), by: .owner)
  }
}
