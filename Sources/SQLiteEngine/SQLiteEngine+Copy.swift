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
    try Disk.keep(draft)
    guard link(draft, path) == 0 else {
      throw errno == EEXIST ? StoreError.exists : StoreError.cannotCreate
    }
    unlink(draft)
    try Disk.keep(Disk.directory(of: path))
  }
}
