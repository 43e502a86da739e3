package import Domain
package import Store
import Synchronization

/// An object store whose removals fail for as long as a test says so; it knows what it was asked.
package final class FailingObjectStore: ObjectStore {
  private struct State {
    var error: ObjectStoreError?
    var objects: Set<String>
    var asked: [String] = []
  }

  private let state: Mutex<State>

  package init(objects: Set<String>, failing error: ObjectStoreError?) {
    state = Mutex(State(error: error, objects: objects))
  }

  package func fail(with error: ObjectStoreError?) { state.withLock { $0.error = error } }

  package var asked: [String] { state.withLock { $0.asked } }

  package func remove(_ keys: [ObjectKey]) -> [ObjectKey: ObjectStoreError] {
    state.withLock { state in
      state.asked += keys.map(\.text)
      guard let error = state.error else {
        state.objects.subtract(keys.map(\.text))
        return [:]
      }
      return Dictionary(keys.map { ($0, error) }, uniquingKeysWith: { first, _ in first })
    }
  }

  package func look(for keys: [ObjectKey]) -> [ObjectKey: ObjectPresence] {
    state.withLock { state in
      Dictionary(
        keys.map { ($0, state.objects.contains($0.text) ? .there : .gone) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  package func forEach(_ body: ([ObjectKey?]) async throws -> Void) async throws {
    try await body(state.withLock { $0.objects.sorted() }.map { ObjectKey($0) })
  }

  package func isMarked() -> Bool { true }

  package func claim(replacing former: String?) -> Bool { true }

  package func contents(of key: ObjectKey) throws(ObjectStoreError) -> [UInt8]? {
    state.withLock { $0.objects.contains(key.text) ? [] : nil }
  }
}
