import Domain
import Operations
import Store
import TestSupport
import Testing

/// A row counts as deleted only when its object is gone too: what fails waits and is tried again.
@Suite struct ObjectRemovalTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  private func database(
    _ store: FailingObjectStore
  ) async throws -> (TestDatabase, (Instant) -> Operations) {
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.meeting(),
        Line.recording("R1", now, ["object": "recordings/r1"]),
      ], at: now)
    return (
      test,
      { instant in
        Operations(
          database: test.database, policy: test.policy, objects: store, now: { instant })
      }
    )
  }

  private let request = DeleteRequest(
    kind: .recording, id: "R1", phrase: "R1", reason: .mistake)

  @Test(arguments: [ObjectStoreError.system(5), .noMarker, .notBeneath])
  func whatFailsWaitsAndGoesLater(_ error: ObjectStoreError) async throws {
    let store = FailingObjectStore(objects: ["recordings/r1"], failing: error)
    let (test, operations) = try await database(store)
    let outcome = try await operations(now).delete(request, by: .owner)
    #expect(outcome.objectsWaiting == 1)
    #expect(try await test.ids(.recording).isEmpty)
    #expect(store.asked == ["recordings/r1"])
    var waiting = try await operations(now).waitingObjects(by: .support)
    try #require(waiting.count == 1)
    #expect(waiting[0].key.text == "recordings/r1" && waiting[0].kind == .recording)
    #expect(waiting[0].tries == 1 && waiting[0].queuedAt == now)
    #expect(waiting[0].nextTryAt == now + Instant.minute)
    let said = try #require(waiting[0].lastError)
    #expect(!said.isEmpty && !said.contains("r1"), "an error does not name the key")

    // Before its next try nothing is asked.
    let early = try await operations(now + Instant.minute - 1).removeObjects()
    #expect(early.removed == 0 && early.failed == 0 && store.asked.count == 1)

    // Each wait is twice the one before, up to an hour.
    var at = now
    for minutes in [1, 2, 4, 8, 16, 32, 60, 60] as [Int64] {
      let before = try #require(
        try await operations(at).waitingObjects(by: .owner).first
      ).nextTryAt
      #expect(before == at + minutes * Instant.minute)
      at = before
      let next = try await operations(at).removeObjects()
      #expect(next.removed == 0 && next.failed == 1)
    }
    #expect(try await operations(at).waitingObjects(by: .owner).first?.tries == 9)

    store.fail(with: nil)
    let last = try await operations(at + Instant.hour).removeObjects()
    #expect(last.removed == 1 && last.failed == 0)
    let key = try #require(ObjectKey("recordings/r1"))
    #expect(store.look(for: [key]) == [key: .gone])
    waiting = try await operations(at).waitingObjects(by: .owner)
    #expect(waiting.isEmpty)
  }

  /// A job knows which objects it has left to be removed, and counts nobody else's.
  @Test func aJobKnowsWhatOfItWaits() async throws {
    let store = FailingObjectStore(
      objects: ["recordings/r1", "recordings/r2"], failing: .system(5))
    let (test, operations) = try await database(store)
    try await test.load([Line.recording("R2", now, ["object": "recordings/r2"])], at: now)
    _ = try await operations(now).delete(request, by: .owner)
    _ = try await operations(now).delete(
      DeleteRequest(kind: .recording, id: "R2", phrase: "R2", reason: .mistake), by: .owner)
    func progress(_ label: String) async throws -> JobProgress {
      try await operations(now).job(label, by: .owner).progress
    }
    let first = try await progress("D-1")
    #expect(first.objects == 1 && first.waitingObjects == 1 && first.objectsGone == 0)
    store.fail(with: nil)
    _ = try await operations(now + Instant.hour).removeObjects()
    let last = try await progress("D-1")
    #expect(last.waitingObjects == 0 && last.objectsGone == 1 && last.objectsLeft == 0)
    #expect(try await progress("D-2").objectsGone == 1)
  }

  @Test func anotherSweepTakesWhatWaits() async throws {
    let store = FailingObjectStore(objects: ["recordings/r1"], failing: .system(28))
    let (test, operations) = try await database(store)
    let due = now + 7 * Instant.day
    let first = try await operations(due).sweep(SweepRequest(), by: .owner)
    #expect(first.done == [.recording: 1] && first.objectsWaiting == 1 && first.objectsRemoved == 0)
    #expect(try await test.ids(.recording).isEmpty)
    store.fail(with: nil)
    let second = try await operations(due + Instant.minute).sweep(SweepRequest(), by: .owner)
    #expect(second.objectsRemoved == 1 && second.objectsWaiting == 0)
  }

  /// Removed, they say, and still there: it is looked for again.
  @Test func whatIsStillThereWaits() async throws {
    let store = StubbornStore()
    let test = try await TestDatabase()
    try await test.load(
      [
        Line.pbx(), Line.extension(), Line.meeting(),
        Line.recording("R1", now, ["object": "recordings/r1"]),
      ], at: now)
    let instant = now
    let operations = Operations(
      database: test.database, policy: test.policy, objects: store, now: { instant })
    let outcome = try await operations.delete(request, by: .owner)
    #expect(outcome.objectsWaiting == 1)
    #expect(try await operations.waitingObjects(by: .owner).first?.lastError == "still there")
  }

  private struct StubbornStore: ObjectStore {
    func contents(of key: ObjectKey) -> [UInt8]? { [] }
    func remove(_ keys: [ObjectKey]) -> [ObjectKey: ObjectStoreError] { [:] }
    func look(for keys: [ObjectKey]) -> [ObjectKey: ObjectPresence] {
      Dictionary(keys.map { ($0, .there) }, uniquingKeysWith: { first, _ in first })
    }
    func forEach(_ body: ([ObjectKey?]) async throws -> Void) async throws {}
    func isMarked() -> Bool { true }
    func claim(replacing former: String?) -> Bool { true }
  }

  @Test func withoutAStoreObjectsWait() async throws {
    let (test, _) = try await database(FailingObjectStore(objects: [], failing: nil))
    let instant = now
    let operations = Operations(
      database: test.database, policy: test.policy, objects: nil, now: { instant })
    let outcome = try await operations.delete(request, by: .owner)
    #expect(outcome.objectsWaiting == 1)
    // With the store again, it goes.
    let result = try await test.operations(at: now).removeObjects()
    #expect(result.removed == 1)
  }

  @Test func aRowThatIsStillThereKeepsItsObject() async throws {
    let store = FailingObjectStore(objects: ["recordings/r1"], failing: nil)
    let (_, operations) = try await database(store)
    let result = try await operations(now + 1_000 * Instant.day).removeObjects()
    #expect(result.removed == 0 && store.asked.isEmpty)
  }

  /// A record whose object was replaced takes both along, and the plan says so.
  @Test func aReplacedObjectGoesWithItsRecord() async throws {
    let test = try await TestDatabase()
    try test.putObject("recordings/raw")
    try test.putObject("recordings/ready")
    let base = [Line.pbx(), Line.extension(), Line.meeting()]
    try await test.load(
      base + [Line.recording("R1", now, ["object": "recordings/raw"])], at: now)
    try await test.load([Line.recording("R1", now, ["object": "recordings/ready"])], at: now)
    let operations = test.operations(at: now)
    let plan = try await operations.planDeletion(.recording, id: "R1", by: .owner)
    let outcome = try await operations.delete(request, by: .owner)
    #expect(!test.hasObject("recordings/raw") && !test.hasObject("recordings/ready"))
    #expect(plan.census.objects == outcome.receipt.objects, "preview and deed are one")
  }
}
