package import Domain
package import Operations
import Synchronization

extension TestDatabase {
  /// Operations that stop after so many batches, as on a signal.
  package func ending(after batches: Int, at now: Instant) -> Operations {
    let left = Ticks(batches)
    return Operations(
      database: database, policy: policy, objects: objects,
      pace: Pace(isEnding: { left.take() }), now: { now })
  }
}

private final class Ticks: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  /// Whether there was none left.
  func take() -> Bool {
    left.withLock { left in
      left -= 1
      return left < 0
    }
  }
}
