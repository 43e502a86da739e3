import Glibc
import Operations

/// Who can read and write the database's files (`trust.md`, Roles).
enum Permissions {
  /// The database and what lies beside it under its name, as far as it is there.
  private static let suffixes = ["", "-wal", "-shm", ".erasures", ".checkpoints"]

  static func check(_ location: DatabaseLocation) -> Diagnosis.Check {
    let wrong = suffixes.filter { isOpen(location.path + $0) }
      .map { "lapse.db\($0)" }
    let isDirectoryOpen = mode(location.directory).map { $0 & 0o022 != 0 } ?? true
    let places = wrong + (isDirectoryOpen ? ["the directory, which others can write"] : [])
    return Diagnosis.Check(
      .permissions, isHealthy: places.isEmpty, count: places.count,
      places.isEmpty
        ? "its owner's alone" : "open to others: \(places.joined(separator: ", "))")
  }

  private static func isOpen(_ path: String) -> Bool {
    guard let mode = mode(path) else { return false }
    return mode & 0o077 != 0
  }

  /// Nil where nothing is.
  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : nil
  }
}
