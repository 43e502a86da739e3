package import Store
import Synchronization

/// An engine that dies before a write: what a killed process leaves behind.
package final class InterruptedEngine: Engine {
  private let inner: any Engine
  private let left: Mutex<Int>

  /// `writes` go through; then every write throws `StoreError.cancelled`.
  package init(_ inner: any Engine, after writes: Int) {
    self.inner = inner
    left = Mutex(writes)
  }

  package var dialect: Dialect { inner.dialect }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    try await inner.read(body)
  }

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    let isAlive = left.withLock { left in
      left -= 1
      return left >= 0
    }
    guard isAlive else { throw StoreError.cancelled }
    return try await inner.write(body)
  }

  package func scrub() async throws -> Bool { try await inner.scrub() }

  package func health(whole: Bool) async throws -> EngineHealth {
    try await inner.health(whole: whole)
  }

  package func copy(to path: String) async throws { try await inner.copy(to: path) }
}
