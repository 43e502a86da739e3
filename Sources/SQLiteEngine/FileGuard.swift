internal import Glibc
import Store

/// Whether a database file can be trusted (`trust.md`, Roles).
enum FileGuard {
  /// False where nothing is at `path`; it throws for what must not be opened.
  static func check(_ path: String) throws -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT != S_IFLNK else {
      throw StoreError.unsafeFile("it is a symbolic link")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError.unsafeFile("it is not a file")
    }
    guard status.st_uid == geteuid() else {
      throw StoreError.unsafeFile("it belongs to another user")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw StoreError.unsafeFile("others can read it; make it mode 0600")
    }
    return true
  }
}
