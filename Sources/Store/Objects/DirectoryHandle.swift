internal import Glibc

/// An open directory, closed with its last user. Names are resolved in it alone, links never followed.
final class DirectoryHandle: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Nil where nothing has that name; `notBeneath` where it is a link or no directory.
  func directory(_ name: String) throws(ObjectStoreError) -> DirectoryHandle? {
    let next = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard next < 0 else { return DirectoryHandle(next) }
    switch errno {
    case ENOENT: return nil
    case ELOOP, ENOTDIR: throw .notBeneath
    default: throw .system(errno)
    }
  }

  func has(_ name: String) throws(ObjectStoreError) -> Bool {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return false }
      throw .system(errno)
    }
    return true
  }

  /// Waits until it is gone on the disk as well. A link goes itself.
  func removeFile(_ name: String) throws(ObjectStoreError) {
    if unlinkat(descriptor, name, 0) != 0, errno != ENOENT { throw .system(errno) }
    try keep()
  }

  /// False where something is in it; true also where it is not there any more.
  func removeDirectory(_ name: String) throws(ObjectStoreError) -> Bool {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) != 0 else {
      try keep()
      return true
    }
    switch errno {
    case ENOENT: return true
    case ENOTEMPTY, EEXIST, EBUSY, EACCES, EPERM: return false
    default: throw .system(errno)
    }
  }

  private func keep() throws(ObjectStoreError) {
    if fsync(descriptor) != 0 { throw .system(errno) }
  }
}

extension DirectoryHandle {
  /// What is in the directory.
  func entries() throws(ObjectStoreError) -> [(name: String, isDirectory: Bool)] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw .system(errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw .system(code)
    }
    defer { closedir(stream) }
    var found: [(String, Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      let type = Int(entry.pointee.d_type)
      found.append((name, type == Int(DT_UNKNOWN) ? isDirectory(name) : type == Int(DT_DIR)))
    }
    return found
  }

  private func isDirectory(_ name: String) -> Bool {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Of a small file; nil where there is none that can be read.
  func contents(of name: String) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(file, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  /// All of a file; nil where there is none. `notBeneath` where it is a link.
  func whole(_ name: String) throws(ObjectStoreError) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
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

  /// A new file, on the disk with its name; false where something has that name or it cannot be written.
  func create(_ name: String, _ bytes: [UInt8]) -> Bool {
    let file = openat(
      descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
      && fsync(descriptor) == 0
  }

  /// Puts a new file in the place of one, in one step.
  func replace(_ name: String, with bytes: [UInt8]) throws(ObjectStoreError) {
    let draft = name + ".new"
    unlinkat(descriptor, draft, 0)
    guard create(draft, bytes), renameat(descriptor, draft, descriptor, name) == 0 else {
      throw .system(errno)
    }
    try keep()
  }
}
