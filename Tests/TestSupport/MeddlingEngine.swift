package import Store
import Synchronization

/// An engine before whose first write something else happens: what another process can do between
/// two transactions of one operation.
package final class MeddlingEngine: Engine {
  private let engine: any Engine
  private let meddle: @Sendable () async throws -> Void
  private let hasMeddled = Mutex(false)

  package init(_ engine: any Engine, before meddle: @escaping @Sendable () async throws -> Void) {
    self.engine = engine
    self.meddle = meddle
  }

  package var dialect: Dialect { engine.dialect }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    try await engine.read(body)
  }

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    let isFirst = hasMeddled.withLock { done in
      defer { done = true }
      return !done
    }
    if isFirst { try await meddle() }
    return try await engine.write(body)
  }

  package func scrub() async throws -> Bool { try await engine.scrub() }

  package func health(whole: Bool) async throws -> EngineHealth {
    try await engine.health(whole: whole)
  }

  package func copy(to path: String) async throws { try await engine.copy(to: path) }
}
