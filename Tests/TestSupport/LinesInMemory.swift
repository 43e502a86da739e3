package import Store
import Synchronization

/// An append-only file in memory, which fails for as long as a test says so.
package final class LinesInMemory: AppendOnlyFile {
  private let state = Mutex<(lines: [String], error: StoreError?)>(([], nil))

  package init() {}

  package var lines: [String] { state.withLock { $0.lines } }

  package func fail(with error: StoreError?) { state.withLock { $0.error = error } }

  package func append(_ lines: [String]) throws(StoreError) {
    let error = state.withLock { state -> StoreError? in
      if state.error == nil { state.lines += lines }
      return state.error
    }
    if let error { throw error }
  }

  package func forEach(_ body: (String) throws -> Void) throws {
    for line in lines { try body(line) }
  }
}
