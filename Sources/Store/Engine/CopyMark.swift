package import Domain

/// That a database was restored from a copy: until it takes over the stored objects, nothing of them
/// is removed, since the database it was copied from may still be at work.
package struct CopyMark: Hashable, Sendable {
  package let restoredAt: Instant
  /// The identity that the marker of the stored objects bears.
  package let original: String
}

extension Transaction {
  /// Nil for a database that is no copy, or that has taken over its objects.
  package func copyMark() throws -> CopyMark? {
    let row = try first("select number, content from meta where name = $1", [.text("copy")])
    guard let restoredAt = row?[0].instant, let original = row?[1].blob else { return nil }
    return CopyMark(
      restoredAt: restoredAt, original: String(decoding: original, as: UTF8.self))
  }

  /// Gives the copy an identity of its own, with which no marker is signed yet.
  package func markCopy(of original: String, as identity: String, at: Instant) throws {
    let rows: [(String, Value, String)] = [
      ("identity", .null, identity), ("copy", Value(at), original),
    ]
    for (name, number, content) in rows {
      try run(
        """
        insert into meta (name, number, content) values ($1, $2, $3)
        on conflict (name) do update set number = excluded.number, content = excluded.content
        """, [.text(name), number, .blob(Array(content.utf8))])
    }
  }

  /// The stored objects are this database's.
  package func forgetCopyMark() throws {
    try run("delete from meta where name = $1", [.text("copy")])
  }
}
