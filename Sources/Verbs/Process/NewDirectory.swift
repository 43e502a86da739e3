import Glibc
import Store

/// A directory that comes to be with all its files, or not at all: it is written beside its place,
/// for its owner only, and renamed when everything is on the disk.
struct NewDirectory {
  private let path: String
  private let draft: String

  /// It throws `Failure` (73) where something is there already or it cannot be made.
  init(_ path: String) throws {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard !trimmed.isEmpty, !Directories.exists(trimmed) else {
      throw Failure(
        .cannotCreate, "cannot-create", "there is something already; nothing was written",
        file: trimmed)
    }
    var template = Array("\(trimmed).part-XXXXXX".utf8CString)
    // Made for its owner only (0700).
    guard mkdtemp(&template) != nil else { throw Self.failure(trimmed, errno) }
    self.path = trimmed
    draft = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = open(
      draft + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.failure(path, errno) }
    defer { close(file) }
    guard Directories.writeAll(bytes, to: file), fsync(file) == 0 else {
      throw Self.failure(path, errno)
    }
  }

  /// Puts it in its place; whatever came there meanwhile is not overwritten. Where its name cannot be
  /// kept, it is gone again.
  func finish() throws {
    try keep(draft)
    guard rename(draft, path) == 0 else { throw Self.failure(path, errno) }
    do {
      try keep(Disk.directory(of: path))
    } catch {
      takeBack()
      throw error
    }
  }

  /// Leaves nothing behind of what was not finished.
  func discard() { Directories.remove(draft) }

  /// Removes it again after it was finished: what should have told of it could not be written.
  func takeBack() { Directories.remove(path) }

  /// Waits until a directory's names are on the disk.
  private func keep(_ directory: String) throws {
    do {
      try Disk.keep(directory)
    } catch {
      throw Self.failure(path, errno)
    }
  }

  private static func failure(_ path: String, _ error: Int32) -> Failure {
    Failure(
      .cannotCreate, "cannot-create",
      "it cannot be written (\(String(cString: strerror(error)))); nothing was left behind",
      file: path)
  }
}
