import Domain
internal import Foundation
internal import GRDB
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
      let statement = try db.cachedStatement(sql: text(sql))
      statement.setUncheckedArguments(StatementArguments(binds.map { $0.databaseValue }))
      let width = statement.columnCount
      let rows = try GRDB.Row.fetchCursor(statement)
      while let row = try rows.next() {
        var values: [Value] = []
        values.reserveCapacity(width)
        for index in 0..<width {
          let value: DatabaseValue = row[index]
          values.append(Value(value))
        }
        try body(Store.Row(values))
      }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  func execute(_ sql: String, _ binds: [Value]) throws -> Int {
    do {
      let statement = try db.cachedStatement(sql: text(sql))
      statement.setUncheckedArguments(StatementArguments(binds.map { $0.databaseValue }))
      try statement.execute()
      return db.changesCount
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
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
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let integer): self = .integer(integer)
    case .double(let real): self = .real(real)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .blob(Array(data))
    }
  }
}
