import Domain
internal import GRDB
internal import GRDBSQLite
import Store

/// One transaction on one SQLite connection.
final class SQLiteConnection: Store.Connection {
  private let db: GRDB.Database
  /// `$n` is a named parameter to SQLite, numbered by its first appearance; `?n` is the n-th.
  private var numbered: [String: String] = [:]

  init(_ db: GRDB.Database) {
    self.db = db
  }

  func forEach(_ sql: String, _ binds: [Value], _ body: (Store.Row) throws -> Void) throws {
    do {
      let statement = try bound(sql, binds)
      let (handle, width) = (statement.sqliteStatement, statement.columnCount)
      let rows = try GRDB.Row.fetchCursor(statement)
      while try rows.next() != nil {
        var values: [Value] = []
        values.reserveCapacity(width)
        for column in 0..<Int32(width) { values.append(Value(handle, column)) }
        try body(Store.Row(values))
      }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  func execute(_ sql: String, _ binds: [Value]) throws -> Int {
    do {
      try bound(sql, binds).execute()
      return db.changesCount
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// The statement, prepared once, with its values: given to SQLite itself, since they are many.
  private func bound(_ sql: String, _ binds: [Value]) throws -> Statement {
    let statement = try db.cachedStatement(sql: text(sql))
    // Resets it, forgets what was bound, and takes what is there now as it is.
    statement.setUncheckedArguments([])
    for (index, value) in binds.enumerated() {
      let code = value.bind(to: statement.sqliteStatement, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    return statement
  }

  func script(_ sql: String) throws {
    do {
      try db.execute(sql: sql)
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  private func text(_ sql: String) -> String {
    if let known = numbered[sql] { return known }
    let text = String(
      decoding: sql.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    numbered[sql] = text
    return text
  }
}

extension Value {
  /// `place`: from 1. Returns SQLite's code.
  fileprivate func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    switch self {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let value): sqlite3_bind_int64(statement, place, value)
    case .real(let value): sqlite3_bind_double(statement, place, value)
    case .text(let value): sqlite3_bind_text(statement, place, value, -1, Self.copied)
    case .blob(let bytes):
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, place, 0)
        : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), Self.copied)
    }
  }

  /// SQLite copies the bytes before it returns.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// A column, from 0, of the row that the statement is at.
  fileprivate init(_ statement: OpaquePointer, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let text = UnsafeRawBufferPointer(
        start: sqlite3_column_text(statement, column),
        count: Int(sqlite3_column_bytes(statement, column)))
      self = .text(String(decoding: text, as: UTF8.self))
    case SQLITE_BLOB:
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, column),
        count: Int(sqlite3_column_bytes(statement, column)))
      self = .blob(Array(bytes))
    default: self = .null
    }
  }
}
