import Synchronization

/// How long each batch took.
final class BatchTimes: Sendable {
  private let durations = Mutex<[Duration]>([])

  func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }

  var all: [Duration] { durations.withLock { $0 } }
}
