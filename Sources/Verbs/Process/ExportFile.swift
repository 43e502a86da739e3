import Glibc

/// A file that comes to be whole or not at all, in a directory for its owner alone.
struct ExportFile {
  struct Unwritten: Error {}

  private let path: String
  private let draft: String
  private let descriptor: Int32

  /// Nil where it cannot be made.
  init?(directory: String, name: String) {
    guard ExportDirectory.make(directory) else { return nil }
    path = directory + "/" + name
    draft = path + ".part"
    descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
  }

  func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Unwritten() }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Where it lies; it is on the disk then.
  func finish() throws -> String {
    guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw Unwritten() }
    close(descriptor)
    return path
  }

  func discard() {
    unlink(draft)
    close(descriptor)
  }
}
