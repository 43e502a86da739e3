import Glibc
import Terminal

/// Word of files that come, change or go in a directory, as the system sends it: nothing is asked
/// for again and again. Needs `UILoop`.
package enum DirectoryWatch {
  /// Calls `changed` after a change, once for all that came together, as long as the process
  /// lives. False where the directory is not there or cannot be watched.
  @UI @discardableResult
  package static func start(
    _ path: String, _ changed: @escaping @UI @Sendable () -> Void
  ) -> Bool {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return false }
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
    guard inotify_add_watch(descriptor, path, UInt32(events)) >= 0 else {
      close(descriptor)
      return false
    }
    UILoop.watch(descriptor) { _ in
      var buffer = [UInt8](repeating: 0, count: 4_096)
      var isChanged = false
      while read(descriptor, &buffer, buffer.count) > 0 { isChanged = true }
      if isChanged { changed() }
    }
    return true
  }
}
