import Domain
import Operations
import TestSupport
import Testing

/// A person ends the time in which an order can be taken back.
@Suite struct EndUndoTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func staged() async throws -> (TestDatabase, DeletionJob) {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(), Line.extension(), Line.meeting()], at: now)
    let job = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .pbx, id: Line.fqdn, phrase: Line.fqdn, reason: .test), by: .admin
    ).job
    return (test, job)
  }

  @Test func theNextSweepTakesIt() async throws {
    let (test, job) = try await staged()
    let later = test.operations(at: now + Instant.minute)
    let ended = try await later.endUndo(job.label, phrase: Line.fqdn, by: .admin)
    #expect(ended.state == .staged && ended.undoUntil == now + Instant.minute)
    await #expect(throws: OperationError.tooLateToUndo(job: job.number, .staged)) {
      try await later.undo(job.label, by: .admin)
    }
    await #expect(throws: OperationError.tooLateToUndo(job: job.number, .staged)) {
      try await later.endUndo(job.label, phrase: Line.fqdn, by: .admin)
    }
    #expect(try await test.ids(.pbx) == [Line.fqdn], "nothing went yet")
    _ = try await later.sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.pbx).isEmpty)
    let entry = try await later.audit(AuditRequest(limit: 50), by: .admin).entries
      .first { $0.operation == AuditEntry.Operation.undoEnded.rawValue }
    #expect(entry != nil)
  }

  @Test func thePhraseIsTypedAgain() async throws {
    let (test, job) = try await staged()
    for wrong in ["", job.label, Line.fqdn.uppercased()] {
      await #expect(throws: OperationError.wrongPhrase) {
        try await test.operations(at: now).endUndo(job.label, phrase: wrong, by: .admin)
      }
    }
    #expect(try await test.operations(at: now).undo(job.label, by: .admin).state == .undone)
    await #expect(throws: OperationError.jobState(job: job.number, .undone)) {
      try await test.operations(at: now).endUndo(job.label, phrase: Line.fqdn, by: .admin)
    }
    await #expect(throws: OperationError.noSuchJob("D-9")) {
      try await test.operations(at: now).endUndo("D-9", phrase: Line.fqdn, by: .admin)
    }
  }
}
