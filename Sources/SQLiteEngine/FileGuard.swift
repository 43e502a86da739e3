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

  /// Whether the file can be written, and others be made beside it, as every use of it needs.
  static func isWritable(_ path: String, exists: Bool) -> Bool {
    let name = path.lastIndex(of: "/")
    let directory = name.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return access(directory, W_OK) == 0 && (!exists || access(path, W_OK) == 0)
  }
}

/// The file that was opened, so that one removed or replaced since is noticed: what was written to it
/// would be lost.
struct OpenedFile: Sendable {
  private let path: String
  private let device: dev_t
  private let node: ino_t

  /// It throws `StoreError.missing` where nothing is there.
  init(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .missing }
    self.path = path
    device = status.st_dev
    node = status.st_ino
  }

  /// It throws `StoreError.missing` unless the path still names the file.
  func check() throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_dev == device, status.st_ino == node else {
      throw .missing
    }
  }
}
