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

  package func remove(_ key: ObjectKey) throws(ObjectStoreError) {
    let error = state.withLock { state -> ObjectStoreError? in
      state.asked.append(key.text)
      if state.error == nil { state.objects.remove(key.text) }
      return state.error
    }
    if let error { throw error }
  }

  package func exists(_ key: ObjectKey) throws(ObjectStoreError) -> Bool {
    state.withLock { $0.objects.contains(key.text) }
  }

  package func contents(of key: ObjectKey) throws(ObjectStoreError) -> [UInt8]? {
    state.withLock { $0.objects.contains(key.text) ? [] : nil }
  }
}
