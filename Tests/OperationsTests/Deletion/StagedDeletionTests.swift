import Domain
import Operations
import Store
import TestSupport
import Testing

/// Whole PBXs and extensions are staged: undoable for 24 h, then carried out by a sweep.
@Suite struct StagedDeletionTests {
  private let now = Instant("2026-03-01T12:00:00Z")

  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.extension("105"), Line.meeting(),
        Line.meeting("M2", ["extension": "105"]), Line.participant(), Line.poll(),
        Line.recording("R1", now, ["object": "recordings/1"]),
      ], at: now)
    return test
  }

  private func order(
    _ kind: Kind, _ id: String, _ test: TestDatabase, at instant: Instant, now: Bool = false
  ) async throws -> DeletionJob {
    try await test.operations(at: instant).stageDeletion(
      DeleteRequest(kind: kind, id: id, phrase: id, reason: .contractEnded, now: now),
      by: .admin
    ).job
  }

  private func count(_ kind: Kind, _ test: TestDatabase) async throws -> Int {
    try await test.database.read { try $0.total(of: kind) }
  }

  @Test func nothingGoesBeforeTheWindowIsOver() async throws {
    let test = try await filled()
    let job = try await order(.extension, "\(Line.fqdn)/104", test, at: now)
    #expect(job.undoUntil == now + DeletionJob.undoWindow)
    _ = try await test.operations(at: job.undoUntil - 1).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.extension, test) == 2)
    _ = try await test.operations(at: job.undoUntil).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.extension, test) == 1)
    #expect(try await count(.meeting, test) == 1)
    #expect(try await count(.poll, test) == 0)
    let done = try #require(
      try await test.operations(at: now).jobs([.done], by: .admin).first)
    #expect(
      done.counts == Counts([.extension: 1, .meeting: 1, .participant: 1, .poll: 1, .recording: 1]))
    #expect(done.objects == 1)
    let receipt = try await test.operations(at: now).receipt(
      try #require(done.receipt), by: .admin)
    #expect(receipt.counts == done.counts)
    #expect(receipt.actor == Principal.admin.user)
  }

  @Test func withoutAWindowTheNextSweepTakesIt() async throws {
    let test = try await filled()
    _ = try await order(.pbx, Line.fqdn, test, at: now, now: true)
    _ = try await test.operations(at: now).sweep(SweepRequest(), by: .admin)
    for kind in [Kind.pbx, .extension, .meeting, .participant, .poll, .recording] {
      #expect(try await count(kind, test) == 0)
    }
  }

  @Test func undoBringsAllOfItBack() async throws {
    let test = try await filled()
    let job = try await order(.pbx, Line.fqdn, test, at: now)
    let later = test.operations(at: job.undoUntil - 1)
    #expect(
      try await later.pending(PendingRequest(rules: [.tenantSync]), by: .admin).entries.first?.state
        == .staged)
    #expect(try await later.undo(job.label, by: .admin).state == .undone)
    #expect(
      try await later.pending(PendingRequest(rules: [.tenantSync]), by: .admin).entries.first?.state
        == .upcoming)
    _ = try await test.operations(at: job.undoUntil + Instant.day).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.pbx, test) == 1)
    await #expect(throws: OperationError.tooLateToUndo(job: job.number, .undone)) {
      try await later.undo(job.label, by: .admin)
    }
  }

  @Test func undoIsOverAtTheInstant() async throws {
    let test = try await filled()
    let job = try await order(.pbx, Line.fqdn, test, at: now)
    await #expect(throws: OperationError.tooLateToUndo(job: job.number, .staged)) {
      try await test.operations(at: job.undoUntil).undo(job.label, by: .admin)
    }
  }

  @Test func nothingBelowCanBeAddedOrOrderedAgain() async throws {
    let test = try await filled()
    let job = try await order(.pbx, Line.fqdn, test, at: now)
    let result = try await test.load(
      [Line.extension("106"), Line.meeting("M3"), Line.meeting("M1", ["title": "new"])], at: now)
    #expect(result.stored == 0 && result.updated == 0 && result.skipped == 3)
    await #expect(throws: OperationError.staged(job: job.number)) {
      try await test.operations(at: now).delete(
        DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .admin)
    }
    await #expect(throws: OperationError.staged(job: job.number)) {
      try await order(.extension, "\(Line.fqdn)/104", test, at: now)
    }
  }

  @Test func aNewHoldStopsIt() async throws {
    let test = try await filled()
    let job = try await order(.extension, "\(Line.fqdn)/104", test, at: now)
    _ = try await test.operations(at: now).placeHold(
      HoldRequest(kind: .recording, id: "R1", reason: "claim"), by: .officer)
    _ = try await test.operations(at: job.undoUntil).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.extension, test) == 2)
    #expect(try await count(.participant, test) == 1)
    let stopped = try await test.operations(at: now).jobs([.stopped], by: .admin)
    #expect(stopped.map(\.number) == [job.number])
  }

  @Test func whatHoldsKeptInThePlanStays() async throws {
    let test = try await filled()
    _ = try await test.operations(at: now).placeHold(
      HoldRequest(kind: .recording, id: "R1", reason: "claim"), by: .officer)
    let job = try await order(.extension, "\(Line.fqdn)/104", test, at: now)
    _ = try await test.operations(at: job.undoUntil).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.recording, test) == 1)
    #expect(try await count(.meeting, test) == 2)
    #expect(try await count(.participant, test) == 0)
    #expect(try await count(.poll, test) == 0)
  }

  /// Anything smaller, where it is staged: for ten minutes.
  @Test func aMeetingIsStagedForTenMinutes() async throws {
    let test = try await filled()
    let job = try await order(.meeting, "M2", test, at: now)
    #expect(job.undoUntil == now + 10 * Instant.minute)
    _ = try await test.operations(at: job.undoUntil - 1).sweep(SweepRequest(), by: .admin)
    #expect(try await count(.meeting, test) == 2)
    _ = try await test.operations(at: job.undoUntil).sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.meeting) == ["M1"])
  }

  /// Never later than the policy's own due instant: a staged PBX that falls due goes at once.
  @Test func theRulesGoOnOnTheRecordItself() async throws {
    let test = try await filled()
    let job = try await order(.pbx, Line.fqdn, test, at: now)
    let due = now + Instant.hour
    try await test.load([Line.removed(.pbx, Line.fqdn, at: due, reason: "unbound")], at: due)
    let result = try await test.sweep(at: due)
    #expect(result.done[.tenantUnbound] == 1)
    #expect(try await count(.pbx, test) == 0)
    // There is nothing left to take back.
    await #expect(throws: OperationError.tooLateToUndo(job: job.number, .staged)) {
      try await test.operations(at: due).undo(job.label, by: .admin)
    }
    _ = try await test.sweep(at: job.undoUntil)
    let done = try await test.operations(at: now).job(job.label, by: .admin)
    #expect(done.state == .done && done.receipt == nil && done.counts.total == 0)
  }

  /// Killed before each of its writes, it comes to the same end with one more run.
  @Test(arguments: 1..<16) func aKilledJobIsGoneOnWith(_ writes: Int) async throws {
    let test = try await filled()
    let job = try await order(.pbx, Line.fqdn, test, at: now, now: true)
    let dying = Operations(
      database: test.database.over(InterruptedEngine(test.database.engine, after: writes)),
      policy: test.policy, objects: test.objects, instance: "dying", now: { [now] in now })
    _ = try? await dying.sweep(SweepRequest(batch: 1), by: .admin)
    let later = now + Lease.time
    _ = try await test.operations(at: later).sweep(SweepRequest(batch: 1), by: .admin)
    for kind in [Kind.pbx, .extension, .meeting, .participant, .poll, .recording] {
      #expect(try await count(kind, test) == 0)
    }
    let done = try #require(
      try await test.operations(at: later).jobs([.done], by: .admin).first)
    #expect(done.number == job.number)
    #expect(done.counts.total == 8)
    #expect(try await test.operations(at: later).waitingObjects(by: .admin).isEmpty)
  }

  @Test func aSecondSweepIsToldToComeAgain() async throws {
    let test = try await filled()
    let instant = now
    let first = Operations(
      database: test.database, policy: test.policy, objects: nil, instance: "first",
      now: { instant })
    try await test.database.write { transaction in
      let isTaken = try transaction.lease("sweep", owner: "second", at: instant)
      #expect(isTaken)
    }
    await #expect(throws: OperationError.busy) {
      try await first.sweep(SweepRequest(), by: .admin)
    }
    let later = Operations(
      database: test.database, policy: test.policy, objects: nil, instance: "first",
      now: { instant + Lease.time })
    _ = try await later.sweep(SweepRequest(), by: .admin)
  }
}
