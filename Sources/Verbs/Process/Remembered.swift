import Console
import Domain

/// What the console remembers of a database between runs, for its owner alone.
enum Remembered {
  /// Nil where the environment does not say where a person's files lie.
  static func bookmarks(of database: OpenDatabase, _ context: Context) -> BookmarkFile? {
    guard let directory = PersonDirectory.state(context.environment) else { return nil }
    let path = "\(directory)/bookmarks-\(database.identity.prefix(12))"
    let random = context.random
    return BookmarkFile(
      read: { (try? InputFile.read(path).0).flatMap { String(validating: $0, as: UTF8.self) } },
      write: { text in
        Directories.make(directory)
        let draft = path + ".new-" + Bytes.hex(random(4))
        return Directories.replace(path, with: Array(text.utf8), by: draft)
      })
  }
}
