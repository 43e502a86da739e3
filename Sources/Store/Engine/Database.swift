package import Domain

/// Lapse's store over one engine.
package struct Database: Sendable {
  package let engine: any Engine
  /// Made with the database; the object store's marker bears it.
  package let identity: String
  package let tagger: Tagger
  /// Told, after the commit, of a head of the audit trail that is to be kept outside: one for every
  /// `AuditCheckpoint.interval` entries.
  private var witness: (@Sendable (AuditHead) -> Void)?

  init(engine: any Engine, identity: String, tagger: Tagger) {
    self.engine = engine
    self.identity = identity
    self.tagger = tagger
  }

  /// The same database through another engine.
  package func over(_ engine: any Engine) -> Database {
    var other = Database(engine: engine, identity: identity, tagger: tagger)
    other.witness = witness
    return other
  }

  /// The same database, of whose audit trail `witness` is told.
  package func witnessed(by witness: @escaping @Sendable (AuditHead) -> Void) -> Database {
    var other = self
    other.witness = witness
    return other
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
    let (result, head) = try await engine.write { connection in
      let tail = AuditTail()
      let result = try body(
        Transaction(connection, dialect: dialect, tagger: tagger, tail: tail))
      return (result, tail.due)
    }
    if let head { witness?(head) }
    return result
  }

  /// Opens a database that `create` made; it throws `StoreError.missing` or `.foreign` otherwise.
  package static func open(_ engine: any Engine) async throws -> Database {
    let meta = try await engine.read { connection in try Meta.read(connection) }
    return try await bring(up: engine, meta)
  }

  /// Makes the tables in an empty database. `key`: 32 random bytes for the tags; `identity`: a
  /// random name; `auditKey`: the first key of the audit trail, which is not stored.
  package static func create(
    _ engine: any Engine, identity: String, key: [UInt8], auditKey: AuditKey? = nil
  ) async throws -> Database {
    precondition(key.count == 32)
    let dialect = engine.dialect
    try await engine.write { connection in
      for migration in Migration.all { try migration.apply(connection, dialect) }
      let meta = Meta(version: Migration.all.count, identity: identity, key: key)
      try meta.write(connection)
      if let auditKey { try Meta.write(auditKey.next, connection) }
    }
    return Database(engine: engine, identity: identity, tagger: Tagger(key: key))
  }

  private static func bring(up engine: any Engine, _ meta: Meta) async throws -> Database {
    guard meta.version >= Migration.firstInUse else {
      throw StoreError.foreign("it was made by a version of Lapse before the first in use")
    }
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
