import Domain
import Glibc

/// Where the console puts the files that people asked it for; they go again after their time
/// (`rules.md`, Lapse's own data).
enum ExportDirectory {
  /// Nil where the environment does not say where a person's files lie.
  static func path(_ environment: [String: String]) -> String? {
    PersonDirectory.state(environment).map { $0 + "/exports" }
  }

  /// For its owner alone; false where it cannot be.
  static func make(_ directory: String) -> Bool {
    Directories.make(directory)
    return chmod(directory, 0o700) == 0
  }

  /// Removes what was last written so long ago that its period is over at `now`; returns how much.
  @discardableResult
  static func removeOld(
    in directory: String, by period: Period, at now: Instant
  ) -> Int {
    var removed = 0
    for name in Directories.names(directory) ?? [] {
      var status = stat()
      let path = directory + "/" + name
      guard lstat(path, &status) == 0 else { continue }
      let time = status.st_mtim
      let written = Instant(
        milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
      guard period.due(from: written) <= now else { continue }
      Directories.remove(path)
      removed += 1
    }
    return removed
  }
}
