internal import Glibc

/// What is written is on the disk only once it was waited for: a file's bytes, and apart from them its
/// name in its directory.
package enum Disk {
  /// Waits until a file's bytes, or a directory's names, are on the disk.
  package static func keep(_ path: String) throws(StoreError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .io }
    defer { close(file) }
    guard fsync(file) == 0 else { throw errno == ENOSPC ? .full : .io }
  }

  /// The directory in which a file lies.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
