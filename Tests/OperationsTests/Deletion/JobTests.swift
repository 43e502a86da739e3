import Domain
import Operations
import Store
import Synchronization
import TestSupport
import Testing

/// Jobs at work: halted, resumed, in turn, and with records that cannot be deleted.
@Suite struct JobTests {
  private let now = Instant("2026-03-01T12:00:00Z")
  private let small = "small.example.net"

  /// A PBX with 40 meetings of one recording each, and one with a single meeting.
  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    var lines = [
      Line.pbx(), Line.extension(), Line.pbx(small),
      Line.extension("9", ["pbx": .text(small)]),
      Line.meeting("X1", ["pbx": .text(small), "extension": "9"]),
    ]
    for number in 0..<40 {
      lines.append(Line.meeting("M\(number)"))
      lines.append(Line.recording("R\(number)", now, ["meeting": .text("M\(number)")]))
    }
    try await test.load(lines, at: now)
    return test
  }

  private func order(_ id: String, _ test: TestDatabase) async throws -> DeletionJob {
    try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .pbx, id: id, phrase: id, reason: .contractEnded, now: true),
      by: .admin
    ).job
  }

  private func job(_ test: TestDatabase, _ number: Int64 = 1) async throws -> DeletionJob {
    try await test.operations(at: now).job(DeletionJob.label(number), by: .admin)
  }

  // MARK: - Signals, pause, resume, cancel

  @Test func askedToEndItStopsBetweenBatches() async throws {
    let test = try await filled()
    _ = try await order(Line.fqdn, test)
    await #expect(throws: OperationError.interrupted) {
      _ = try await test.ending(after: 3, at: now).sweep(SweepRequest(batch: 4), by: .admin)
    }
    let left = try await job(test)
    #expect(left.state == .interrupted && left.counts == Counts([.recording: 12]))
    #expect(left.progress.left == 82 - 12)
    // At once: nobody waits for a lease to be void.
    _ = try await test.sweep(at: now)
    let done = try await job(test)
    #expect(done.state == .done && done.counts == done.progress.planned)
  }

  @Test func pausedItWaitsUntilItIsResumed() async throws {
    let test = try await filled()
    _ = try await order(Line.fqdn, test)
    _ = try? await test.ending(after: 3, at: now).sweep(SweepRequest(batch: 4), by: .admin)
    let operations = test.operations(at: now)
    #expect(try await operations.pauseJob("D-1", by: .admin).state == .paused)
    _ = try await test.sweep(at: now)
    #expect(try await job(test).counts == Counts([.recording: 12]))
    // What lies below stays out of use.
    await #expect(throws: OperationError.staged(job: 1)) {
      _ = try await operations.delete(
        DeleteRequest(kind: .meeting, id: "M39", phrase: "M39", reason: .test), by: .admin)
    }
    let done = try await operations.resumeJob("D-1", batch: 7, by: .admin)
    #expect(done.state == .done && done.counts == done.progress.planned)
    let receipt = try await operations.receipt(try #require(done.receipt), by: .admin)
    #expect(receipt.counts == done.counts)
    let texts = try await test.auditTexts()
    #expect(texts.count { $0.contains(" job-pause ") } == 1)
    #expect(texts.count { $0.contains(" job-resume ") } == 1)
  }

  /// Halted by another process while it runs: this one notices with its next batch.
  @Test func aRunningJobIsHaltedByAnother() async throws {
    let test = try await filled()
    let operations = test.operations(at: now)
    let isFirst = Mutex(true)
    await #expect(throws: OperationError.halted(job: 1, .paused)) {
      _ = try await Operations(
        database: test.database, policy: test.policy, objects: nil,
        pace: Pace(rest: { _ in
          guard
            isFirst.withLock({ first in
              defer { first = false }; return first
            })
          else { return }
          _ = try? await operations.pauseJob("D-1", by: .admin)
        }), now: { [now] in now }
      ).delete(
        DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test, now: true),
        batch: 5, by: .admin)
    }
    #expect(try await job(test).counts == Counts([.recording: 5]))
    try await operations.cancelJob("D-1", by: .admin)
    #expect(try await job(test).state == .interrupted)
    _ = try await test.sweep(at: now)
    #expect(try await job(test).state == .done)
  }

  @Test func aJobOfAnotherIsNotTaken() async throws {
    let test = try await filled()
    _ = try await order(Line.fqdn, test)
    _ = try await test.database.write { [now] in
      try $0.take(job: 1, owner: "other", at: now)
    }
    await #expect(throws: OperationError.busy) {
      _ = try await test.operations(at: now).resumeJob("D-1", by: .admin)
    }
    _ = try await test.sweep(at: now)
    #expect(try await job(test).counts.total == 0)
    let void = now + Lease.time
    let seen = try await test.operations(at: void).jobs([.interrupted], by: .admin)
    #expect(seen.map(\.number) == [1])
    _ = try await test.sweep(at: void)
    #expect(try await job(test).state == .done)
  }

  /// Somebody whose clock was wrong has taken it for a day: nobody waits for that.
  @Test func aLeaseOfAWrongClockIsVoid() async throws {
    let test = try await filled()
    _ = try await order(Line.fqdn, test)
    let latest = Lease.latest(from: now)
    for (until, isVoid) in [(latest, false), (latest + 1, true)] {
      let taken = until - Lease.time
      try await test.database.write { transaction in
        try transaction.connection.script(
          "update job set state = 'staged', lease_owner = null, lease_until = null")
        _ = try transaction.take(job: 1, owner: "other", at: taken)
      }
      let seen = try await test.operations(at: now).jobs([.interrupted], by: .admin)
      #expect(seen.count == (isVoid ? 1 : 0))
      _ = try await test.sweep(at: now)
      #expect(try await job(test).state == (isVoid ? .done : .running))
    }
  }

  @Test func aCancelledSweepEndsAndTheNextGoesOn() async throws {
    let test = try await filled()
    let late = now + 8 * Instant.day
    let operations = test.operations(at: late)
    let ending = Operations(
      database: test.database, policy: test.policy, objects: nil,
      pace: Pace(rest: { _ in try? await operations.cancelJob("S-1", by: .admin) }),
      now: { late })
    let first = try await ending.sweep(SweepRequest(batch: 5), by: .admin)
    #expect(first.done == [.recording: 5])
    #expect(first.isCancelled && first.failed.map(\.message) == ["cancelled"])
    let second = try await operations.sweep(SweepRequest(), by: .admin)
    #expect(second.done == [.recording: 35] && second.failed.isEmpty)
    #expect(!second.isCancelled)
  }

  // MARK: - In turn

  /// A large PBX does not keep a small one waiting: one batch each.
  @Test func jobsTakeTurns() async throws {
    let test = try await filled()
    _ = try await order(Line.fqdn, test)
    _ = try await order(small, test)
    _ = try? await test.ending(after: 8, at: now).sweep(SweepRequest(batch: 2), by: .admin)
    #expect(try await job(test, 2).state == .done)
    #expect(try await job(test, 1).counts.total <= 12)
  }

  @Test func duePBXsTakeTurns() async throws {
    let test = try await filled()
    try await test.load(
      [
        Line.removed(.pbx, Line.fqdn, at: now, reason: "unbound"),
        Line.removed(.pbx, small, at: now + 1, reason: "unbound"),
      ], at: now + 1)
    _ = try? await test.ending(after: 8, at: now + 2).sweep(
      SweepRequest(batch: 2, rules: [.tenantUnbound], releaseBrake: .test), by: .admin)
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    #expect(try await test.ids(.recording).count >= 28)
  }

  // MARK: - Records that fail

  private func fail(_ kind: Kind, _ id: String, _ test: TestDatabase) async throws -> Int64 {
    try await test.database.write { transaction in
      guard let number = try transaction.record(kind, id: id)?.record.number else { return 0 }
      try transaction.connection.script(
        """
        create trigger refuse before delete on \(kind.rawValue) when old.id = \(number)
        begin select raise(abort, 'no'); end
        """)
      return number
    }
  }

  private func mend(_ test: TestDatabase) async throws {
    try await test.database.write { try $0.connection.script("drop trigger refuse") }
  }

  @Test func ofAJobTheRestGoesAndItIsNamed() async throws {
    let test = try await filled()
    let number = try await fail(.recording, "R17", test)
    let request = DeleteRequest(
      kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test, now: true)
    do {
      _ = try await test.operations(at: now).delete(request, by: .admin)
      Issue.record("it was not refused")
    } catch OperationError.unfinished(let job, let failed) {
      #expect(job == 1)
      #expect(
        failed.first == FailedRecord(kind: .recording, record: number, cause: "constraint"))
      // With what lies above it: a child does not outlive its parent.
      #expect(failed.map(\.kind) == [.recording, .meeting, .extension, .pbx])
    }
    #expect(try await test.ids(.recording) == ["R17"])
    #expect(try await test.ids(.meeting) == ["M17", "X1"])
    let left = try await job(test)
    #expect(left.state == .interrupted && left.receipt == nil)
    let again = try await test.sweep(at: now)
    #expect(again.failed.first?.record == number && again.failed.first?.job == 1)
    try await mend(test)
    #expect(try await test.sweep(at: now).failed.isEmpty)
    let done = try await job(test)
    #expect(done.state == .done && done.counts == done.progress.planned)
    #expect(try await test.ids(.pbx) == [small])
  }

  @Test func ofASmallDeletionTheRestGoes() async throws {
    let test = try await filled()
    try await test.load([Line.participant("P1"), Line.participant("P2")], at: now)
    try await test.load([Line.meeting("M1")], at: now)
    _ = try await fail(.participant, "P1", test)
    await #expect(throws: OperationError.self) {
      _ = try await test.operations(at: now).delete(
        DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .admin)
    }
    #expect(try await test.ids(.participant) == ["P1"])
    #expect(try await test.ids(.recording).count == 39)
  }

  @Test func ofARuleTheRestGoesAndItIsNamed() async throws {
    let test = try await filled()
    let number = try await fail(.recording, "R17", test)
    let result = try await test.sweep(at: now + 8 * Instant.day)
    #expect(result.done == [.recording: 39])
    #expect(result.failed.count == 1)
    #expect(result.failed.first?.rule == .recording && result.failed.first?.record == number)
    #expect(try await test.ids(.recording) == ["R17"])
    try await mend(test)
    #expect(try await test.sweep(at: now + 8 * Instant.day).done == [.recording: 1])
  }

  @Test func ofADuePBXTheRestGoesAndItIsNamed() async throws {
    let test = try await filled()
    let number = try await fail(.meeting, "M5", test)
    try await test.load([Line.removed(.pbx, Line.fqdn, at: now, reason: "unbound")], at: now)
    let result = try await test.sweep(at: now, rules: [.tenantUnbound])
    #expect(result.failed.map(\.kind) == [.meeting, .extension, .pbx])
    #expect(result.failed.first?.record == number)
    #expect(try await test.ids(.meeting) == ["M5", "X1"])
    try await mend(test)
    #expect(try await test.sweep(at: now, rules: [.tenantUnbound]).failed.isEmpty)
    #expect(try await test.ids(.pbx) == [small])
  }

  // MARK: - Progress

  @Test func rateAndEnd() {
    var progress = JobProgress()
    progress.planned = Counts([.meeting: 1_000])
    progress.done = Counts([.meeting: 400])
    progress.begunWith = 200
    #expect(progress.rate(at: now) == nil && progress.expectedEnd(at: now) == nil)
    progress.begunAt = now - 2 * Instant.second
    #expect(progress.rate(at: now) == 100)
    #expect(progress.expectedEnd(at: now) == now + 6 * Instant.second)
  }
}
