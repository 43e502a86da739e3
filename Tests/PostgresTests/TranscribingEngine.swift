import Domain
import Store
import Synchronization

/// SQLite that says it were PostgreSQL, so that the store makes PostgreSQL's texts, and that
/// remembers what ran in which transaction and what it gave. One transaction at a time.
final class TranscribingEngine: Engine {
  struct Statement: Sendable {
    let sql: String
    let binds: [Value]
    /// Nil where none were asked for, or the statement failed.
    var rows: [Row]?
  }

  struct Transcript: Sendable {
    var statements: [Statement] = []
    /// False for a read, and for a write that was rolled back.
    var isCommitted = false
  }

  let dialect = Dialect.postgres
  private let inner: any Engine
  private let log = Log()

  /// `inner` has its own tables already.
  init(_ inner: any Engine) { self.inner = inner }

  /// All transactions until now, in their order.
  var transactions: [Transcript] { log.transcripts.withLock { $0 } }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    log.begin()
    let log = log
    return try await inner.read { try body(TranscribingConnection($0, log)) }
  }

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    log.begin()
    let log = log
    let result = try await inner.write { try body(TranscribingConnection($0, log)) }
    log.commit()
    return result
  }

  func scrub() async throws -> Bool { try await inner.scrub() }

  func health(whole: Bool) async throws -> EngineHealth {
    try await inner.health(whole: whole)
  }

  func copy(to path: String) async throws { try await inner.copy(to: path) }
}

private final class Log: Sendable {
  let transcripts = Mutex<[TranscribingEngine.Transcript]>([])

  func begin() { transcripts.withLock { $0.append(TranscribingEngine.Transcript()) } }

  func commit() { transcripts.withLock { $0[$0.count - 1].isCommitted = true } }

  func add(_ sql: String, _ binds: [Value]) {
    let statement = TranscribingEngine.Statement(sql: sql, binds: binds)
    transcripts.withLock { $0[$0.count - 1].statements.append(statement) }
  }

  /// What the last statement gave.
  func note(_ rows: [Row]) {
    transcripts.withLock { list in
      let last = list[list.count - 1].statements.count - 1
      list[list.count - 1].statements[last].rows = rows
    }
  }
}

private final class TranscribingConnection: Connection {
  private let inner: any Connection
  private let log: Log

  init(_ inner: any Connection, _ log: Log) {
    self.inner = inner
    self.log = log
  }

  /// The rows are read first, since `body` may ask for others.
  func forEach(_ sql: String, _ binds: [Value], _ body: (Row) throws -> Void) throws {
    log.add(sql, binds)
    var rows: [Row] = []
    try inner.forEach(sql, binds) { rows.append($0) }
    log.note(rows)
    for row in rows { try body(row) }
  }

  func execute(_ sql: String, _ binds: [Value]) throws -> Int {
    log.add(sql, binds)
    return try inner.execute(sql, binds)
  }

  func script(_ sql: String) throws { try inner.script(sql) }
}
