package import Domain

/// Lapse's store over one engine.
package struct Database: Sendable {
  package let engine: any Engine
  /// Made with the database; the object store's marker bears it.
  package let identity: String
  package let tagger: Tagger

  /// The same database through another engine.
  package func over(_ engine: any Engine) -> Database {
    Database(engine: engine, identity: identity, tagger: tagger)
  }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    let (dialect, tagger) = (engine.dialect, tagger)
    return try await engine.read { connection in
      try body(Transaction(connection, dialect: dialect, tagger: tagger))
    }
  }

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    let (dialect, tagger) = (engine.dialect, tagger)
    return try await engine.write { connection in
      try body(Transaction(connection, dialect: dialect, tagger: tagger))
    }
  }

  /// Opens a database that `create` made; it throws `StoreError.missing` or `.foreign` otherwise.
  package static func open(_ engine: any Engine) async throws -> Database {
    let meta = try await engine.read { connection in try Meta.read(connection) }
    return try await bring(up: engine, meta)
  }

  /// Makes the tables in an empty database. `key`: 32 random bytes for the tags; `identity`: a
  /// random name.
  package static func create(
    _ engine: any Engine, identity: String, key: [UInt8]
  ) async throws -> Database {
    precondition(key.count == 32)
    let dialect = engine.dialect
    try await engine.write { connection in
      for migration in Migration.all { try migration.apply(connection, dialect) }
      let meta = Meta(version: Migration.all.count, identity: identity, key: key)
      try meta.write(connection)
    }
    return Database(engine: engine, identity: identity, tagger: Tagger(key: key))
  }

  private static func bring(up engine: any Engine, _ meta: Meta) async throws -> Database {
    guard meta.version <= Migration.all.count else {
      throw StoreError.foreign("it was made by a newer version of Lapse")
    }
    if meta.version < Migration.all.count {
      let dialect = engine.dialect
      try await engine.write { connection in
        for migration in Migration.all.dropFirst(meta.version) {
          try migration.apply(connection, dialect)
        }
        try Meta(version: Migration.all.count, identity: meta.identity, key: meta.key)
          .write(connection)
      }
    }
    return Database(engine: engine, identity: meta.identity, tagger: Tagger(key: meta.key))
  }
}
