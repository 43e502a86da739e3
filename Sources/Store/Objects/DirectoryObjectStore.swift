package import Domain
internal import Glibc

/// Stored objects in a directory, which is opened once and resolved beneath without following
/// links. It bears a marker with the database's identity, without which nothing is removed there.
package struct DirectoryObjectStore: ObjectStore {
  private let directory: DirectoryHandle
  private let identity: String

  /// Nil where `path` is no directory that can be opened.
  package init?(path: String, identity: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    directory = DirectoryHandle(descriptor)
    self.identity = identity
  }

  /// Writes the marker where there is none; false where it is another database's.
  package func claim() -> Bool {
    if isMarked { return true }
    let file = openat(
      directory.descriptor, ObjectKey.marker, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
      0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    let bytes = Array("\(identity)\n".utf8)
    return write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
  }

  private var isMarked: Bool {
    let file = openat(directory.descriptor, ObjectKey.marker, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(file, &buffer, buffer.count)
    guard count > 0 else { return false }
    return buffer[..<count].elementsEqual("\(identity)\n".utf8)
  }

  package func remove(_ key: ObjectKey) throws(ObjectStoreError) {
    guard isMarked else { throw .noMarker }
    guard let (parent, name) = try locate(key) else { return }
    if unlinkat(parent.descriptor, name, 0) != 0, errno != ENOENT { throw .system(errno) }
    if fsync(parent.descriptor) != 0 { throw .system(errno) }
  }

  package func exists(_ key: ObjectKey) throws(ObjectStoreError) -> Bool {
    guard let (parent, name) = try locate(key) else { return false }
    var status = stat()
    guard fstatat(parent.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return false }
      throw .system(errno)
    }
    return true
  }

  package func contents(of key: ObjectKey) throws(ObjectStoreError) -> [UInt8]? {
    guard let (parent, name) = try locate(key) else { return nil }
    let file = openat(parent.descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      switch errno {
      case ENOENT: return nil
      case ELOOP: throw .notBeneath
      default: throw .system(errno)
      }
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The directory that has the key's last part; nil where there is none.
  private func locate(
    _ key: ObjectKey
  ) throws(ObjectStoreError) -> (DirectoryHandle, String)? {
    let parts = key.text.split(separator: "/").map(String.init)
    var parent = directory
    for part in parts.dropLast() {
      let next = openat(
        parent.descriptor, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else {
        switch errno {
        case ENOENT: return nil
        case ELOOP, ENOTDIR: throw .notBeneath
        default: throw .system(errno)
        }
      }
      parent = DirectoryHandle(next)
    }
    return (parent, parts.last ?? "")
  }
}

/// An open directory, closed with its last user.
private final class DirectoryHandle: Sendable {
  let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
