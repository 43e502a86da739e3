internal import CSQLitePages
internal import GRDB
internal import Glibc
package import Store

/// SQLite in one file, through GRDB: one writer, several readers that never wait for it.
///
/// The settings that deletion hangs on are made and read back on every connection; where one does
/// not hold, the database is not opened (`trust.md`, SQLite, as it really behaves).
package final class SQLiteEngine: Engine {
  package let dialect = Dialect.sqlite
  let pool: DatabasePool
  let file: OpenedFile

  /// Opens the file at `path`. It throws `StoreError.missing` unless it exists or `create` is set,
  /// and `.unsafeFile` for a link, another owner's file, or one that others can read.
  package init(path: String, create: Bool = false, readOnly: Bool = false) throws {
    guard Self.isLayerReady else { throw StoreError.setting("pages are not written clean") }
    let exists = try FileGuard.check(path)
    guard exists || create else { throw StoreError.missing }
    guard readOnly || FileGuard.isWritable(path, exists: exists) else { throw StoreError.readOnly }
    if create { umask(0o077) }
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.maximumReaderCount = 3
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    // A page is read as fast from the system's cache; what a reader keeps is memory of the process.
    configuration.prepareDatabase { db in
      if create, !exists, !db.configuration.readonly {
        try db.execute(sql: "pragma auto_vacuum = incremental")
      }
      try db.execute(
        sql: """
          pragma secure_delete = on; pragma temp_store = memory; pragma cache_size = -256;
          pragma trusted_schema = off
          """)
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      if !readOnly {
        try pool.writeWithoutTransaction { db in
          try db.execute(
            sql: """
              pragma synchronous = full; pragma wal_autocheckpoint = 20000;
              pragma cache_size = -65536
              """)
          try Self.assertSettings(db)
        }
      }
      file = try OpenedFile(path)
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Pages are written without old cells in their unused parts.
  private static let isLayerReady = lapse_sqlite_pages_register() == 0

  private static func assertSettings(_ db: GRDB.Database) throws {
    if let wrong = try wrongSettings(db).first { throw StoreError.setting(wrong) }
  }

  /// The settings that are not as the guarantees demand, in words.
  static func wrongSettings(_ db: GRDB.Database) throws -> [String] {
    let wanted: [(String, String)] = [
      ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"),
      ("foreign_keys", "1"), ("temp_store", "2"),
    ]
    return try wanted.compactMap { name, value in
      let found = try String.fetchOne(db, sql: "select * from pragma_\(name)")
      return found == value ? nil : "\(name) is not \(value)"
    }
  }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    try file.check()
    return try await again {
      try await self.pool.read { db in try body(SQLiteConnection(db)) }
    }
  }

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result {
    try file.check()
    return try await again {
      try await self.pool.write { db in try body(SQLiteConnection(db)) }
    }
  }

  /// A cancelled access can interrupt the next one on its connection: what was interrupted without
  /// having been cancelled is done again; nothing of it was kept.
  func again<Result>(_ access: () async throws -> Result) async throws -> Result {
    for _ in 0..<8 {
      do {
        return try await access()
      } catch let error where Self.isInterrupted(error) {
        if Task.isCancelled { throw StoreError.cancelled }
      } catch let error as DatabaseError {
        throw StoreError(error)
      }
    }
    throw StoreError.cancelled
  }

  private static func isInterrupted(_ error: any Error) -> Bool {
    switch error {
    case is CancellationError, StoreError.cancelled: true
    case let error as DatabaseError:
      error.resultCode == .SQLITE_INTERRUPT || error.resultCode == .SQLITE_ABORT
    default: false
    }
  }

  /// Cuts the write-ahead log, which keeps deleted rows readable until then.
  package func scrub() async throws -> Bool {
    do {
      return try await pool.writeWithoutTransaction { db in
        let row = try GRDB.Row.fetchOne(db, sql: "pragma wal_checkpoint(truncate)")
        let busy: Int? = row?[0]
        return busy == 0
      }
    } catch let error as DatabaseError {
      guard error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED else {
        throw StoreError(error)
      }
      return false
    }
  }
}

extension StoreError {
  init(_ error: DatabaseError) {
    switch error.resultCode {
    // The index of the write-ahead log is mapped into memory and grown first.
    case _ where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .full
    case .SQLITE_IOERR: self = .io
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_NOTADB: self = .foreign("it is no SQLite database")
    case .SQLITE_CONSTRAINT: self = .constraint
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .cancelled
    case .SQLITE_CANTOPEN: self = .io
    default: self = .engine(code: Int(error.extendedResultCode.rawValue))
    }
  }
}
