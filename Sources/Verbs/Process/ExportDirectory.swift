import Domain
import Glibc

/// Where the console puts the files that people asked it for; they go again after their time
/// (`rules.md`, Lapse's own data).
enum ExportDirectory {
  /// Nil where the environment does not say where a person's files lie.
  static func path(_ environment: [String: String]) -> String? {
    PersonDirectory.state(environment).map { $0 + "/exports" }
  }

  /// Made where it is not there, for its owner alone; nil where it cannot be, or is a link. The
  /// caller closes it.
  static func open(_ directory: String) -> Int32? {
    Directories.make(directory)
    let place = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard place >= 0 else { return nil }
    guard fchmod(place, 0o700) == 0 else {
      close(place)
      return nil
    }
    return place
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
