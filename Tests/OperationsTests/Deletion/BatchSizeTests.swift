import Domain
import Synchronization
import TestSupport
import Testing

@testable import Operations

/// A batch takes as much as was done within 75 ms before.
@Suite struct BatchSizeTests {
  @Test func itGrowsAndShrinks() {
    var size = BatchSize(most: 300)
    #expect(size.rows == 100)
    size.took(.milliseconds(10))
    #expect(size.rows == 200)
    size.took(.milliseconds(37))
    #expect(size.rows == 300, "never above what was asked for")
    size.took(.milliseconds(60))
    #expect(size.rows == 300)
    size.took(.milliseconds(76))
    #expect(size.rows == 150)
    for _ in 0..<12 { size.took(.seconds(1)) }
    #expect(size.rows == 1)
  }

  @Test func itNarrowsToOne() {
    var size = BatchSize(most: 80)
    for _ in 0..<3 { size.narrow() }
    #expect(size.rows == 1)
  }

  /// The time of a batch is that of its work, not of its wait; the rest is in proportion.
  @Test func whatABatchTook() async throws {
    let test = try await TestDatabase()
    let clock = Mutex(Duration.zero)
    let rests = Mutex<[Duration]>([])
    let operations = Operations(
      database: test.database, policy: test.policy, objects: nil,
      pace: Pace(
        elapsed: { clock.withLock { $0 } },
        rest: { rest in rests.withLock { $0.append(rest) } }), now: { Line.registered })
    var size = BatchSize(most: 1_000)
    try await operations.batch(&size) { _ in clock.withLock { $0 += .milliseconds(160) } }
    #expect(size.rows == 50)
    #expect(rests.withLock { $0 } == [.milliseconds(10)])
  }
}
