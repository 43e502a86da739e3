import Store
import TestSupport
import Testing

/// A query that nobody waits for any more ends at once, in the middle of its work.
@Suite struct CancelledReadTests {
  @Test(.timeLimit(.minutes(1)), arguments: EngineKind.allCases)
  func isInterrupted(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let engine = test.database.engine
    let (started, start) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await engine.read { connection in
        start.yield()
        // It would count for hours.
        try connection.forEach(
          """
          with recursive n (x) as (select 1 union all select x + 1 from n
          where x < 1000000000000) select count(*) from n
          """, []
        ) { _ in }
      }
    }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: StoreError.cancelled) { try await task.value }
    // The connection serves the next one.
    let count = try await engine.read { connection in
      var count = 0
      try connection.forEach("select 1", []) { _ in count += 1 }
      return count
    }
    #expect(count == 1)
  }
}
