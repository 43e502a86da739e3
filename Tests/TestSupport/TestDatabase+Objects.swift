import Foundation

/// The objects of a test lie in a real directory.
extension TestDatabase {
  private func path(_ key: String) -> String { directory + "/objects/" + key }

  package func putObject(_ key: String, bytes: Int = 3) throws {
    let url = URL(fileURLWithPath: path(key))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(repeating: 7, count: bytes).write(to: url)
  }

  package func putObject(_ key: String, text: String) throws {
    try putObject(key)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(key)))
  }

  package func hasObject(_ key: String) -> Bool {
    FileManager.default.fileExists(atPath: path(key))
  }
}

extension TestDatabase {
  /// Whether a text lies in any file of the database, as it is on the disk.
  package func filesContain(_ text: String) throws -> Bool {
    let needle = Data(text.utf8)
    for name in try FileManager.default.contentsOfDirectory(atPath: directory)
    where name.hasPrefix("lapse.db") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
      if bytes.range(of: needle) != nil { return true }
    }
    return false
  }
}
