import Domain

/// What the database says of itself.
struct Meta: Sendable {
  let version: Int
  let identity: String
  let key: [UInt8]

  static func read(_ connection: any Connection) throws -> Meta {
    var found: [String: Value] = [:]
    do {
      try connection.forEach("select name, number, content from meta", []) { row in
        found[try row.text(0)] = row[1].isNull ? row[2] : row[1]
      }
    } catch StoreError.engine {
      throw StoreError.foreign("it has no table of Lapse")
    }
    guard let version = found["version"]?.integer, let key = found["key"]?.blob,
      let identity = found["identity"]?.blob, key.count == 32
    else { throw StoreError.foreign("its table of contents is not whole") }
    return Meta(
      version: Int(version), identity: String(decoding: identity, as: UTF8.self), key: key)
  }

  func write(_ connection: any Connection) throws {
    let rows: [(String, Value, Value)] = [
      ("version", Value(version), .null),
      ("identity", .null, .blob(Array(identity.utf8))),
      ("key", .null, .blob(key)),
    ]
    for (name, number, content) in rows {
      try connection.execute(
        """
        insert into meta (name, number, content) values ($1, $2, $3)
        on conflict (name) do update set number = excluded.number, content = excluded.content
        """, [.text(name), number, content])
    }
  }

  /// The key that signs the next entry of the audit trail takes the place of the one before.
  static func write(_ key: AuditKey, _ connection: any Connection) throws {
    try write(key.bytes, as: auditKey, connection)
  }

  /// What the last look through the audit trail found.
  static let auditCheck = "audit check"

  static func write(_ content: [UInt8], as name: String, _ connection: any Connection) throws {
    try connection.execute(
      """
      insert into meta (name, content) values ($1, $2)
      on conflict (name) do update set content = excluded.content
      """, [.text(name), .blob(content)])
  }

  /// Nil where the database has none.
  static func readAuditKey(_ connection: any Connection) throws -> AuditKey? {
    try content(auditKey, connection).flatMap(AuditKey.init)
  }

  static func content(_ name: String, _ connection: any Connection) throws -> [UInt8]? {
    var content: [UInt8]?
    try connection.forEach("select content from meta where name = $1", [.text(name)]) {
      content = $0[0].blob
    }
    return content
  }

  private static let auditKey = "audit key"
}
