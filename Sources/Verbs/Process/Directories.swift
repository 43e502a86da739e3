import Glibc

/// Directories and small files.
enum Directories {
  /// Also of a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Also where a link leads to one.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether two paths lead to one file that is there.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev
      && one.st_ino == two.st_ino
  }

  static func isEmpty(_ path: String) -> Bool {
    names(path)?.isEmpty ?? false
  }

  /// What is in a directory; nil where there is none.
  static func names(_ path: String) -> [String]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// With the directories above it, each readable by its owner only.
  static func make(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      mkdir(made, 0o700)
    }
  }

  /// A new directory whose name begins with `name`, in the directory for temporary files.
  static func makeTemporary(_ name: String, environment: [String: String]) throws -> String {
    let parent = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        .cannotCreate, "cannot-create",
        "no directory can be made there (\(String(cString: strerror(errno))))", file: parent)
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// With all in it; links are not followed.
  static func remove(_ path: String) {
    guard unlink(path) != 0 else { return }
    for name in names(path) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }

  static var current: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return "." }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : current + "/" + path
  }

  /// The name of the user whose file it is, or the number of one without a name; nil where there is
  /// none.
  static func owner(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
      ?? String(status.st_uid)
  }

  /// A file's bytes to a new file, its owner's alone; what was begun is left for the caller to remove.
  static func copy(_ source: String, to target: String) throws {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else {
      throw Failure(
        .missing, "no-such-file",
        "it cannot be read (\(String(cString: strerror(errno)))); nothing was done", file: source)
    }
    defer { close(from) }
    let to = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard to >= 0 else { throw cannotCreate(target) }
    defer { close(to) }
    while true {
      let count = sendfile(to, from, nil, 1 << 24)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw cannotCreate(target) }
      if count == 0 { return }
    }
  }

  private static func cannotCreate(_ path: String) -> Failure {
    Failure(
      .cannotCreate, "cannot-create",
      "the file cannot be written (\(String(cString: strerror(errno)))); nothing was done",
      file: path)
  }

  /// A new file; false where it cannot be written.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return writeAll(bytes, to: descriptor)
  }

  /// To an open file; false where it takes no more, and `errno` says why.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Puts a file in the place of another, so that whoever reads it finds one or the other, whole;
  /// false where that cannot be done, and nothing of it is left.
  static func replace(
    _ path: String, with bytes: [UInt8], by draft: String, mode: mode_t = 0o600
  ) -> Bool {
    guard write(bytes, to: draft), chmod(draft, mode) == 0, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }
}
