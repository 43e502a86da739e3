internal import GRDB
internal import Glibc
import Store

extension SQLiteEngine {
  /// `vacuum into`: of one instant, while others read and write, and without free pages. It is made
  /// under another name and linked to its place when it is whole.
  package func copy(to path: String) async throws {
    try file.check()
    var status = stat()
    guard lstat(path, &status) != 0 else { throw StoreError.exists }
    let draft = "\(path).part-\(getpid())"
    unlink(draft)
    let made = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard made >= 0 else { throw StoreError.cannotCreate }
    close(made)
    defer { for suffix in ["", "-journal"] { unlink(draft + suffix) } }
    try await again {
      try await self.pool.unsafeRead { db in
        try db.execute(sql: "vacuum into ?", arguments: [draft])
      }
    }
    try Self.keep(draft)
    guard link(draft, path) == 0 else {
      throw errno == EEXIST ? StoreError.exists : StoreError.cannotCreate
    }
    unlink(draft)
    try Self.keep(Self.directory(of: path))
  }

  /// Waits until a file, or a directory's names, are on the disk.
  private static func keep(_ path: String) throws(StoreError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .io }
    defer { close(file) }
    guard fsync(file) == 0 else { throw errno == ENOSPC ? .full : .io }
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
