import Glibc

/// A file that comes to be whole or not at all, in a directory for its owner alone.
struct ExportFile {
  struct Unwritten: Error {}

  private let path: String
  private let name: String
  private let directory: Int32
  private let descriptor: Int32

  private var draft: String { name + ".part" }

  /// Nil where it cannot be made, or where the directory is a link or another's.
  init?(directory: String, name: String) {
    Directories.make(directory)
    path = directory + "/" + name
    self.name = name
    // What is looked at is what is written in, whatever comes to bear its name meanwhile.
    let place = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard place >= 0 else { return nil }
    let draft = name + ".part"
    let file =
      fchmod(place, 0o700) == 0
      ? openat(place, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600) : -1
    guard file >= 0 else {
      close(place)
      return nil
    }
    self.directory = place
    descriptor = file
  }

  func write(_ text: String) throws {
    guard Directories.writeAll(Array(text.utf8), to: descriptor) else { throw Unwritten() }
  }

  /// Where it lies; it is on the disk then.
  func finish() throws -> String {
    guard fsync(descriptor) == 0, renameat(directory, draft, directory, name) == 0 else {
      throw Unwritten()
    }
    close(descriptor)
    close(directory)
    return path
  }

  func discard() {
    unlinkat(directory, draft, 0)
    close(descriptor)
    close(directory)
  }
}
