package import Domain
package import Store
import Synchronization

/// An engine that remembers the statements that ran through it, so that a test can ask another
/// engine for their plans.
package final class RecordingEngine: Engine {
  package struct Statement: Sendable {
    package let sql: String
    package let binds: [Value]

    package init(sql: String, binds: [Value]) {
      self.sql = sql
      self.binds = binds
    }
  }

  private let inner: any Engine
  private let log = Statements()

  package init(_ inner: any Engine) { self.inner = inner }

  package var dialect: Dialect { inner.dialect }

  /// What ran since the last call.
  package func takeStatements() -> [Statement] { log.take() }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    let log = log
    return try await inner.read { try body(RecordingConnection($0, log)) }
  }

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    let log = log
    return try await inner.write { try body(RecordingConnection($0, log)) }
  }

  package func scrub() async throws -> Bool { try await inner.scrub() }

  package func health(whole: Bool) async throws -> EngineHealth {
    try await inner.health(whole: whole)
  }

  package func copy(to path: String) async throws { try await inner.copy(to: path) }

  /// SQLite's plan of a statement, line by line.
  package func plan(of statement: Statement) async throws -> [String] {
    try await inner.read { connection in
      var lines: [String] = []
      try connection.forEach("explain query plan " + statement.sql, statement.binds) { row in
        lines.append(try row.text(3))
      }
      return lines
    }
  }
}

private final class Statements: Sendable {
  private let list = Mutex<[RecordingEngine.Statement]>([])

  func add(_ sql: String, _ binds: [Value]) {
    list.withLock { $0.append(RecordingEngine.Statement(sql: sql, binds: binds)) }
  }

  func take() -> [RecordingEngine.Statement] {
    list.withLock { list in
      defer { list = [] }
      return list
    }
  }
}

private final class RecordingConnection: Connection {
  private let inner: any Connection
  private let log: Statements

  init(_ inner: any Connection, _ log: Statements) {
    self.inner = inner
    self.log = log
  }

  func forEach(_ sql: String, _ binds: [Value], _ body: (Row) throws -> Void) throws {
    log.add(sql, binds)
    try inner.forEach(sql, binds, body)
  }

  func execute(_ sql: String, _ binds: [Value]) throws -> Int {
    log.add(sql, binds)
    return try inner.execute(sql, binds)
  }

  func script(_ sql: String) throws { try inner.script(sql) }
}
