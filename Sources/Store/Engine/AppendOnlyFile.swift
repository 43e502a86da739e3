/// A file outside the database that only ever grows, one entry a line: what an intruder or a
/// restored copy cannot take back with the database.
package protocol AppendOnlyFile: Sendable {
  /// Appends whole lines, which must bear no line feed, and waits until they are on the disk.
  func append(_ lines: [String]) throws(StoreError)
  /// The whole lines from the first on; a last one that was cut is left out. None where there is no
  /// file yet.
  func forEach(_ body: (String) throws -> Void) throws
  /// The last whole line; nil where there is none.
  func last() throws -> String?
}

extension AppendOnlyFile {
  package func last() throws -> String? {
    var last: String?
    try forEach { last = $0 }
    return last
  }
}
