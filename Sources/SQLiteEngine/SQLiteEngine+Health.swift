internal import CSQLitePages
internal import GRDB
internal import Glibc
package import Store

extension SQLiteEngine {
  /// How many free pages are looked at: 400 MB of 4 KB.
  private static let freePagesLookedAt: UInt32 = 100_000

  package func health(whole: Bool) async throws -> EngineHealth {
    try file.check()
    let damage = try await damage(whole: whole)
    guard try await scrub() else { throw StoreError.busy }
    return try await again {
      // Nobody writes meanwhile.
      try await self.pool.write { db in
        var (count, dirty): (UInt32, UInt32) = (0, 0)
        let code = lapse_sqlite_free_pages(
          db.sqliteConnection.map(UnsafeMutableRawPointer.init), Self.freePagesLookedAt, &count,
          &dirty)
        guard code == 0 else { throw StoreError.engine(code: Int(code)) }
        return EngineHealth(
          damage: damage, freePages: Int(count), dirtyPages: Int(dirty),
          settings: try Self.wrongSettings(db))
      }
    }
  }

  /// What was cut from the last page SQLite reads as zeros, and its check may find nothing wrong.
  private func endsWithinPage(_ db: GRDB.Database) throws -> Bool {
    var status = stat()
    guard stat(pool.path, &status) == 0,
      let page = try Int.fetchOne(db, sql: "pragma page_size"), page > 0
    else { throw StoreError.io }
    return status.st_size % page != 0
  }

  /// What SQLite's check says; it stops at the first hundred.
  private func damage(whole: Bool) async throws -> [String] {
    do {
      return try await again {
        try await self.pool.read { db in
          let check = whole ? "integrity_check" : "quick_check"
          let found = try String.fetchAll(db, sql: "pragma \(check)").filter { $0 != "ok" }
          return try self.endsWithinPage(db) ? found + ["the file ends within a page"] : found
        }
      }
    } catch StoreError.damaged {
      return ["the file cannot be read to its end"]
    }
  }
}
