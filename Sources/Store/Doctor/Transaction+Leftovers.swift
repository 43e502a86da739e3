package import Domain

extension Transaction {
  /// Those of the keys that a row names or that wait to be removed.
  package func known(_ keys: [ObjectKey]) throws -> Set<ObjectKey> {
    var found: Set<ObjectKey> = []
    try chunks(keys.map { .text($0.text) }) { chunk, places in
      try connection.forEach(
        "select key from stored_object where key in (\(places(1)))", chunk
      ) { row in
        if let key = ObjectKey(try row.text(0)) { found.insert(key) }
      }
    }
    return found
  }

  /// The next objects that rows name, in the order of their keys.
  package func liveObjects(
    after key: String, limit: Int
  ) throws -> [(key: ObjectKey, kind: Kind, record: Int64)] {
    try rows(
      """
      select key, kind, record from stored_object where key > $1 and queued_at is null
      order by key limit $2
      """, [.text(key), Value(limit)]
    ).map { row in
      guard let key = ObjectKey(try row.text(0)), let kind = Kind(rawValue: try row.text(1))
      else { throw StoreError.unexpectedValue }
      return (key, kind, try row.integer(2))
    }
  }

  /// When the newest audit entry was written.
  package func newestEntry() throws -> Instant? {
    try first("select max(at) from audit")?[0].instant
  }
}
