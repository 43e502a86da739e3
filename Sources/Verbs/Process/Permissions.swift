import Glibc
import Operations

/// Who can read and write the database's files (`trust.md`, Roles).
enum Permissions {
  /// The database and what lies beside it under its name, as far as it is there.
  private static let suffixes = ["", "-wal", "-shm", ".erasures", ".checkpoints"]

  static func check(_ location: DatabaseLocation) -> Diagnosis.Check {
    let name = location.path.split(separator: "/").last.map(String.init) ?? location.path
    let wrong = suffixes.filter { isOpen(location.path + $0) }.map { name + $0 }
    let places =
      wrong + (isDirectoryOpen(location) ? ["the directory, which others can write"] : [])
    return Diagnosis.Check(
      .permissions, isHealthy: places.isEmpty, count: places.count,
      places.isEmpty
        ? "its owner's alone" : "open to others: \(places.joined(separator: ", "))")
  }

  /// The file itself, never what a link leads to.
  private static func isOpen(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// The one that a link leads to: a link's own mode says nothing.
  private static func isDirectoryOpen(_ location: DatabaseLocation) -> Bool {
    var status = stat()
    return stat(location.directory, &status) != 0 || status.st_mode & 0o022 != 0
  }
}
