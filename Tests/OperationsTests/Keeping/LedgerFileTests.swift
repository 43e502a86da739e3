import Domain
import Operations
import Store
import TestSupport
import Testing

/// The erasure ledger's file outside the database: nothing is lost, nothing written that was rolled
/// back.
@Suite struct LedgerFileTests {
  private let start = Instant("2026-03-02T09:00:00Z")
  private var later: Instant { start + 8 * Instant.day }

  private func operations(
    _ test: TestDatabase, _ file: LinesInMemory, at instant: Instant,
    over engine: (any Engine)? = nil
  ) -> Operations {
    Operations(
      database: engine.map(test.database.over) ?? test.database, policy: test.policy,
      objects: test.objects, outside: Outside(erasures: file), now: { instant })
  }

  private func world(_ recordings: Int) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting("M1", ["scheduledAt": .at(start)])]
        + (0..<recordings).map { Line.recording("R\($0)", start) }, at: start)
    return test
  }

  private func acts(_ file: LinesInMemory, _ test: TestDatabase) -> [String] {
    file.lines.map { text in
      LedgerLine(text, sealedBy: test.database.tagger)
        .map { "\($0.sequence) \($0.act.rawValue) \($0.kind) \($0.detail ?? "-")" } ?? "strange"
    }
  }

  @Test func everyDeletionIsALine() async throws {
    let test = try await world(2)
    let file = LinesInMemory()
    _ = try await operations(test, file, at: later).sweep(SweepRequest(), by: .owner)
    #expect(acts(file, test) == ["1 erased recording recording", "2 erased recording recording"])
    _ = try await operations(test, file, at: later).delete(
      DeleteRequest(kind: .meeting, id: "M1", phrase: "M1", reason: .test), by: .owner)
    #expect(acts(file, test).dropFirst(2) == ["3 erased meeting -"])
    try await operations(test, file, at: later).liftErasure(
      .meeting, id: "M1", reason: .mistake, by: .owner)
    #expect(acts(file, test).dropFirst(3) == ["4 lifted meeting -"])
    let left = try await test.database.read { try $0.countLedgerLines() }
    #expect(left == 0)
  }

  @Test func holdsAreLines() async throws {
    let test = try await world(0)
    let file = LinesInMemory()
    let operations = operations(test, file, at: start)
    let hold = try await operations.placeHold(
      HoldRequest(kind: .meeting, id: "M1", reason: "claim"), by: .owner)
    try await operations.releaseHold(hold, reason: "settled", by: .owner)
    #expect(acts(file, test) == ["1 held meeting legal", "2 released hold -"])
  }

  @Test func whatIsRolledBackIsNoLine() async throws {
    let test = try await world(2)
    let file = LinesInMemory()
    struct Undone: Error {}
    let policy = test.policy
    let later = later
    await #expect(throws: Undone.self) {
      try await test.database.write { transaction in
        let batch = try transaction.sweep(
          policy[.recording], cutoff: later, after: nil, limit: 10, only: nil)
        #expect(batch.removed.counts[.recording] == 2)
        throw Undone()
      }
    }
    _ = try await operations(test, file, at: start).sweep(SweepRequest(), by: .owner)
    #expect(file.lines == [])
  }

  /// A file that takes no lines stops no deletion; the sweep says so, and the next one writes them.
  @Test func aFullFileIsLoudAndLosesNothing() async throws {
    let test = try await world(3)
    let file = LinesInMemory()
    file.fail(with: .full)
    await #expect(throws: OperationError.ledgerUnwritten(3)) {
      try await operations(test, file, at: later).sweep(SweepRequest(), by: .owner)
    }
    #expect(try await test.ids(.recording).isEmpty)
    let status = try await operations(test, file, at: later).status(by: .owner)
    #expect(status.keeping.ledgerWaiting == 3)
    file.fail(with: nil)
    _ = try await operations(test, file, at: later).sweep(SweepRequest(), by: .owner)
    #expect(file.lines.count == 3)
    #expect(
      try await operations(test, file, at: later).status(by: .owner).keeping.ledgerWaiting == 0)
  }

  /// Killed before any of its writes, a sweep and the next one leave every line in the file; what was
  /// written twice says the same.
  @Test func killedAnywhereNoLineIsLost() async throws {
    for writes in 0..<14 {
      let test = try await world(4)
      let file = LinesInMemory()
      let dying = InterruptedEngine(test.database.engine, after: writes)
      _ = try? await operations(test, file, at: later, over: dying).sweep(
        SweepRequest(batch: 1), by: .owner)
      let gone = try await 4 - test.ids(.recording).count
      _ = try await operations(test, file, at: later + Instant.hour).sweep(
        SweepRequest(), by: .owner)
      var replay = LedgerReplay()
      for line in file.lines { replay.read(line, test.database.tagger) }
      #expect(replay.lines == 4, "after \(writes) writes, \(gone) gone by then")
      #expect(replay.strange == 0)
    }
  }
}
