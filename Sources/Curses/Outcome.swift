import Synchronization

/// What a task has come to, for the thread that waits for it.
final class Outcome<Value: Sendable, Failure: Error>: Sendable {
  private let state = Mutex<Result<Value, Failure>?>(nil)

  var result: Result<Value, Failure>? {
    state.withLock { $0 }
  }

  func set(_ result: Result<Value, Failure>) {
    state.withLock { $0 = result }
  }
}
