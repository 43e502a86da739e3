import Domain
import Operations
import Store
import TestSupport
import Testing

/// Several records of one kind: ordered together or not at all, each by an order of its own.
@Suite struct MarkedDeletionTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  /// Six recordings on two PBXs.
  private func filled() async throws -> TestDatabase {
    let test = try await TestDatabase()
    let other = "other.example.net"
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.meeting(), Line.pbx(other),
        Line.extension("7", ["pbx": .text(other)]),
        Line.meeting("M2", ["pbx": .text(other), "extension": "7"]),
      ]
        + (1...4).map { Line.recording("R\($0)", now, ["object": .text("recordings/\($0)")]) }
        + (5...6).map { Line.recording("R\($0)", now, ["meeting": "M2"]) }, at: now)
    return test
  }

  private func request(
    _ plan: MarkedPlan?, _ ids: [String], phrase: String? = nil, now: Bool = false
  ) -> MarkedRequest {
    MarkedRequest(
      kind: .recording, ids: ids, phrases: phrase.map { [$0] } ?? plan?.phrases ?? [],
      reason: .contractEnded, ticket: "#4698", fingerprint: plan?.fingerprint, now: now)
  }

  private func plan(_ ids: [String], _ test: TestDatabase) async throws -> MarkedPlan {
    try await test.operations(at: now).planDeletions(.recording, ids: ids, by: .admin)
  }

  @Test func thePlanIsThatOfEachTogether() async throws {
    let test = try await filled()
    let plan = try await plan(["R1", "R5", "R2", "R1"], test)
    #expect(plan.plans.map(\.id) == ["R1", "R5", "R2"], "each once, as it was named")
    #expect(plan.phrases == ["delete 3 recordings"])
    #expect(plan.census.counts == Counts([.recording: 3]) && plan.census.objects == 2)
    #expect(
      plan.shares == [
        .init(pbx: Line.fqdn, records: 2), .init(pbx: "other.example.net", records: 1),
      ])
    for one in plan.plans {
      let alone = try await test.operations(at: now).planDeletion(
        .recording, id: one.id, by: .admin)
      #expect(alone.fingerprint == one.fingerprint)
    }
  }

  @Test func eachIsAnOrderOfItsOwn() async throws {
    let test = try await filled()
    let shown = try await plan(["R1", "R2", "R5"], test)
    let operations = test.operations(at: now)
    let (_, staged) = try await operations.stageDeletions(
      request(shown, ["R1", "R2", "R5"]), by: .admin)
    #expect(staged.map(\.job.number) == [1, 2, 3] && Set(staged.map(\.audit)).count == 3)
    #expect(staged.allSatisfy { $0.job.undoUntil == now + DeletionJob.undoWindowOfRecord })
    #expect(staged.allSatisfy { $0.job.ticket == "#4698" })
    _ = try await operations.undo("D-2", by: .admin)
    let later = test.operations(at: now + DeletionJob.undoWindowOfRecord)
    _ = try await later.sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.recording) == ["R2", "R3", "R4", "R6"])
    let done = try await later.jobs([.done], by: .admin)
    #expect(Set(done.compactMap(\.receipt)).count == 2, "each has its receipt")
  }

  @Test func aHoldOnOneStopsThatOne() async throws {
    let test = try await filled()
    _ = try await test.operations(at: now).stageDeletions(
      request(nil, ["R1", "R2"], phrase: "delete 2 recordings"), by: .admin)
    _ = try await test.hold(.recording, "R1", at: now)
    let later = test.operations(at: now + DeletionJob.undoWindowOfRecord)
    _ = try await later.sweep(SweepRequest(), by: .admin)
    #expect(try await test.ids(.recording) == ["R1", "R3", "R4", "R5", "R6"])
  }

  /// What holds keep, what is ordered already and what is not here is told and not counted.
  @Test func onlyWhatGoesIsCounted() async throws {
    let test = try await filled()
    let hold = try await test.hold(.recording, "R3", at: now)
    _ = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .recording, id: "R4", phrase: "R4", reason: .test), by: .admin)
    let ids = ["R1", "R3", "R4", "R9", "R5"]
    let shown = try await plan(ids, test)
    #expect(shown.going.map(\.id) == ["R1", "R5"] && shown.phrases == ["delete 2 recordings"])
    #expect(shown.holds == [hold] && shown.ordered == ["R4"] && shown.missing == ["R9"])
    let (_, staged) = try await test.operations(at: now).stageDeletions(
      request(shown, ids), by: .admin)
    #expect(staged.map(\.plan.id) == ["R1", "R5"])
  }

  private enum Change: CaseIterable { case gone, held, grown, staged, others }

  /// Refused, and nothing is staged.
  @Test(arguments: Change.allCases) private func driftIsRefused(_ change: Change) async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension()] + (1...3).map { Line.meeting("M\($0)") }, at: now)
    let operations = test.operations(at: now)
    var ids = ["M1", "M2"]
    let shown = try await operations.planDeletions(.meeting, ids: ids, by: .admin)
    switch change {
    case .gone:
      _ = try await operations.delete(
        DeleteRequest(kind: .meeting, id: "M2", phrase: "M2", reason: .test), by: .admin)
    case .held: _ = try await test.hold(.meeting, "M2", at: now)
    case .grown: try await test.load([Line.participant("P1", ["meeting": "M2"])], at: now)
    case .staged:
      _ = try await operations.stageDeletion(
        DeleteRequest(kind: .meeting, id: "M2", phrase: "M2", reason: .test), by: .admin)
    case .others: ids = ["M1", "M3"]
    }
    let before = try await test.auditTexts()
    let request = MarkedRequest(
      kind: .meeting, ids: ids, phrases: shown.phrases, reason: .test,
      fingerprint: shown.fingerprint)
    let changed = await #expect(throws: OperationError.self) {
      _ = try await operations.stageDeletions(request, by: .admin)
    }
    guard case .markedPlanChanged(_, let named)? = changed else {
      Issue.record("not refused as changed: \(String(describing: changed))")
      return
    }
    switch change {
    case .held, .grown: #expect(named == ["M2"])
    case .others: #expect(named == ["M3"])
    case .gone, .staged: #expect(named.isEmpty)
    }
    #expect(try await test.auditTexts() == before)
    #expect(try await operations.jobs([.staged], by: .admin).allSatisfy { $0.id != "M1" })
  }

  /// As one large record alone may grow while its plan is looked at.
  @Test func growthOfTheLargeIsNoted() async throws {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting(), Line.meeting("M2")]
        + (0..<1_200).map { Line.participant("P\($0)") }, at: now)
    let operations = test.operations(at: now)
    let shown = try await operations.planDeletions(.meeting, ids: ["M1", "M2"], by: .admin)
    try await test.load([Line.participant("N1")], at: now)
    let (_, staged) = try await operations.stageDeletions(
      MarkedRequest(
        kind: .meeting, ids: ["M1", "M2"], phrases: shown.phrases, reason: .test,
        fingerprint: shown.fingerprint), by: .admin)
    #expect(staged.map(\.job.reason) == ["test (1 more than the plan showed)", "test"])
  }

  @Test(arguments: [
    "", "R1", "delete 3 recordings", "delete 2 recording", "Delete 2 recordings",
    "delete 2 recordings ",
  ])
  func thePhraseIsItsOwn(_ phrase: String) async throws {
    let test = try await filled()
    await #expect(throws: OperationError.wrongPhrase) {
      _ = try await test.operations(at: now).stageDeletions(
        request(nil, ["R1", "R2"], phrase: phrase), by: .admin)
    }
    #expect(try await test.operations(at: now).jobs(by: .admin).isEmpty)
  }

  /// The FQDN of each, and three at most.
  @Test func ofPBXsEachIsTyped() async throws {
    let test = try await TestDatabase()
    let names = (1...4).map { "p\($0).example.com" }
    try await test.load(names.map { Line.pbx($0) }, at: now)
    let operations = test.operations(at: now)
    await #expect(throws: OperationError.tooMany(.pbx, most: 3)) {
      _ = try await operations.planDeletions(.pbx, ids: names, by: .admin)
    }
    let three = Array(names.prefix(3))
    let shown = try await operations.planDeletions(.pbx, ids: three, by: .admin)
    #expect(shown.phrases == three)
    var request = MarkedRequest(kind: .pbx, ids: three, phrases: [], reason: .test)
    for wrong in [["delete 3 PBXs"], Array(three.dropLast()), three.reversed()] {
      request.phrases = wrong
      await #expect(throws: OperationError.wrongPhrase) {
        _ = try await operations.stageDeletions(request, by: .admin)
      }
    }
    request.phrases = three
    let (_, staged) = try await operations.stageDeletions(request, by: .admin)
    #expect(staged.count == 3)
    #expect(staged.allSatisfy { $0.job.undoUntil == now + DeletionJob.undoWindow })
  }

  @Test func thereIsABound() async throws {
    let test = try await filled()
    let ids = (0...MarkedPlan.most).map { "X\($0)" }
    await #expect(throws: OperationError.tooMany(.recording, most: MarkedPlan.most)) {
      _ = try await plan(ids, test)
    }
  }

  @Test func nothingOfItGoes() async throws {
    let test = try await filled()
    let hold = try await test.hold(.meeting, "M1", at: now)
    await #expect(throws: OperationError.held([hold])) {
      _ = try await test.operations(at: now).stageDeletions(
        request(nil, ["R1", "R2"], phrase: "delete 0 recordings"), by: .admin)
    }
    await #expect(throws: OperationError.noSuchRecord(.recording, id: "R8")) {
      _ = try await test.operations(at: now).stageDeletions(
        request(nil, ["R5", "R8"], phrase: "delete 2 recordings"), by: .admin)
    }
    _ = try await test.operations(at: now).stageDeletion(
      DeleteRequest(kind: .recording, id: "R5", phrase: "R5", reason: .test), by: .admin)
    await #expect(throws: OperationError.staged(job: 1)) {
      _ = try await test.operations(at: now).stageDeletions(
        request(nil, ["R5"], phrase: "delete 0 recordings"), by: .admin)
    }
  }

  @Test func atOnceEachHasItsReceipt() async throws {
    let test = try await filled()
    let outcome = try await test.operations(at: now).deleteMarked(
      request(nil, ["R1", "R5"], phrase: "delete 2 recordings", now: true), by: .admin)
    #expect(outcome.failed.isEmpty && outcome.done.map(\.plan.id) == ["R1", "R5"])
    #expect(Set(outcome.done.map(\.receipt.number)).count == 2)
    #expect(try await test.ids(.recording) == ["R2", "R3", "R4", "R6"])
  }

  /// However far it came before the database took no more, what was done is told.
  @Test func whatWasDoneIsToldWhereTheDatabaseFails() async throws {
    var told: Set<Int> = []
    for writes in 1...16 {
      let test = try await filled()
      let dying = Operations(
        database: test.database.over(InterruptedEngine(test.database.engine, after: writes)),
        policies: test.policies, objects: test.objects, now: { now })
      let outcome = try await dying.deleteMarked(
        request(nil, ["R1", "R5"], phrase: "delete 2 recordings", now: true), by: .admin)
      let done = try await test.operations(at: now).jobs([.done], by: .admin)
      #expect(outcome.done.map(\.receipt.number) == done.compactMap(\.receipt).sorted())
      #expect(outcome.done.count == 2 || !outcome.failed.isEmpty)
      told.insert(outcome.done.count)
    }
    #expect(told == [0, 1, 2])
  }
}
