import Domain
import Operations
import Store
import TestSupport
import Testing

/// A person says that the store for objects can be reached again.
@Suite struct RetryObjectsTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  @Test func allThatWaitAreTriedAtOnce() async throws {
    let store = FailingObjectStore(
      objects: ["recordings/r1", "recordings/r2"], failing: .system(5))
    let test = try await TestDatabase()
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting()]
        + (1...2).map { Line.recording("R\($0)", now, ["object": .text("recordings/r\($0)")]) },
      at: now)
    let operations = Operations(
      database: test.database, policy: test.policy, objects: store, now: { [now] in now })
    for id in ["R1", "R2"] {
      _ = try await operations.delete(
        DeleteRequest(kind: .recording, id: id, phrase: id, reason: .test), by: .admin)
    }
    #expect(try await operations.removeObjects() == (0, 0), "their next try is later")
    #expect(try await operations.retryObjects(by: .admin) == ObjectsTried(removed: 0, failed: 2))
    store.fail(with: nil)
    #expect(try await operations.retryObjects(by: .admin) == ObjectsTried(removed: 2, failed: 0))
    #expect(try await operations.waitingObjects(by: .admin).isEmpty)
    let before = try await test.auditTexts()
    #expect(try await operations.retryObjects(by: .admin) == ObjectsTried(removed: 0, failed: 0))
    #expect(try await test.auditTexts() == before, "nothing waited, nothing is written down")
  }

  @Test func withoutAStoreItSaysSo() async throws {
    let test = try await TestDatabase()
    let operations = Operations(
      database: test.database, policy: test.policy, objects: nil, now: { [now] in now })
    await #expect(throws: OperationError.noObjectStore) {
      try await operations.retryObjects(by: .admin)
    }
  }
}
