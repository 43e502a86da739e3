import Domain
import Operations
import Store
import TestSupport
import Testing

/// What may change between a plan that was shown and its order (`rules.md`, Execute).
@Suite struct DriftTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func database(participants: Int) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting()]
        + (0..<participants).map { Line.participant("P\($0)") }, at: now)
    return test
  }

  private func more(_ numbers: Range<Int>, _ test: TestDatabase) async throws {
    try await test.load(numbers.map { Line.participant("N\($0)") }, at: now)
  }

  /// Orders what was shown; the drift with which it is refused, or nil and the receipt's reason.
  private func order(
    _ shown: DeletionPlan, _ test: TestDatabase, at instant: Instant? = nil
  ) async throws -> (drift: PlanDrift?, reason: String?, isRefused: Bool) {
    do {
      let outcome = try await test.operations(at: instant ?? now).delete(
        DeleteRequest(
          kind: .meeting, id: "M1", phrase: "M1", reason: .test,
          fingerprint: shown.fingerprint), by: .owner)
      return (nil, outcome.receipt.reason, false)
    } catch OperationError.planChanged(_, let drift) {
      return (drift, nil, true)
    }
  }

  private func shown(_ test: TestDatabase, isRehearsed: Bool = false) async throws -> DeletionPlan {
    try await test.operations(at: now).planDeletion(
      .meeting, id: "M1", isRehearsed: isRehearsed, by: .owner)
  }

  @Test func ofAFewRecordsAnyOtherIsRefused() async throws {
    let test = try await database(participants: 3)
    let plan = try await shown(test)
    try await more(0..<1, test)
    let outcome = try await order(plan, test)
    let drift = try #require(outcome.drift)
    #expect(drift.otherRecords && drift.policy == nil && drift.newHolds.isEmpty)
    #expect(drift.then[.participant] == 3 && drift.now[.participant] == 4)
    #expect(try await test.ids(.participant).count == 4)
  }

  /// As many, but not the same.
  @Test func otherRecordsInTheSameNumberAreRefused() async throws {
    let test = try await database(participants: 2)
    try await test.load([Line.recording("R1", now), Line.recording("R2", now)], at: now)
    let plan = try await shown(test)
    _ = try await test.operations(at: now).delete(
      DeleteRequest(kind: .recording, id: "R1", phrase: "R1", reason: .test), by: .owner)
    try await test.load([Line.recording("R3", now)], at: now)
    let drift = try #require(try await order(plan, test).drift)
    #expect(drift.otherRecords && drift.then == drift.now)
  }

  /// Sizes are no records.
  @Test func otherBytesAreNoDrift() async throws {
    let test = try await database(participants: 2)
    try await test.load([Line.recording("R1", now, ["bytes": 10])], at: now)
    let plan = try await shown(test)
    try await test.load([Line.recording("R1", now, ["bytes": 11])], at: now)
    #expect(try await shown(test).fingerprint != plan.fingerprint)
    #expect(try await !order(plan, test).isRefused)
  }

  @Test(arguments: [(10, false), (11, false), (12, false), (13, true)])
  func ofManyAHundredthMoreGoesToo(_ grown: Int, _ isRefused: Bool) async throws {
    let test = try await database(participants: 1_200)
    let plan = try await shown(test)
    try await more(0..<grown, test)
    let outcome = try await order(plan, test)
    #expect(outcome.isRefused == isRefused)
    if !isRefused {
      #expect(outcome.reason == "test (\(grown) more than the plan showed)")
      #expect(try await test.ids(.participant).isEmpty)
    }
  }

  @Test func aNewHoldIsRefusedAndNamed() async throws {
    let test = try await database(participants: 1_200)
    let plan = try await shown(test)
    let hold = try await test.hold(.participant, "P7", at: now)
    let drift = try #require(try await order(plan, test).drift)
    #expect(drift.newHolds == [hold] && drift.goneHolds.isEmpty)
    let later = try await shown(test)
    try await test.operations(at: now).releaseHold(hold, reason: "over", by: .owner)
    #expect(try await order(later, test).drift?.goneHolds == [hold])
  }

  @Test func aPlanIsForgottenAfterADay() async throws {
    let test = try await database(participants: 1_200)
    let plan = try await shown(test)
    try await more(0..<1, test)
    let late = try await order(plan, test, at: now + ShownPlan.kept)
    #expect(late.isRefused && late.drift == nil)
    #expect(try await !order(plan, test, at: now + ShownPlan.kept - 1).isRefused)
  }

  @Test func aRehearsedPlanIsNotRemembered() async throws {
    let test = try await database(participants: 1_200)
    let plan = try await shown(test, isRehearsed: true)
    try await more(0..<1, test)
    let outcome = try await order(plan, test)
    #expect(outcome.isRefused && outcome.drift == nil)
  }

  /// A database that cannot be written can still be planned on.
  @Test func aPlanThatCannotBeRememberedIsShown() async throws {
    let test = try await database(participants: 3)
    let operations = Operations(
      database: test.database.over(InterruptedEngine(test.database.engine, after: 0)),
      policy: test.policy, objects: nil, now: { [now] in now })
    let plan = try await operations.planDeletion(.meeting, id: "M1", by: .owner)
    #expect(plan.census.counts[.participant] == 3)
  }
}
