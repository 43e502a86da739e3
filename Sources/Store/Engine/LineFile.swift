internal import Glibc

/// An append-only file in the file system: its owner's alone, made with its first line.
package struct LineFile: AppendOnlyFile {
  private let path: String

  package init(path: String) {
    self.path = path
  }

  package func append(_ lines: [String]) throws(StoreError) {
    guard !lines.isEmpty else { return }
    precondition(lines.allSatisfy { !$0.utf8.contains(10) }, "an entry is one line")
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.error() }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    guard size >= 0 else { throw Self.error() }
    // It may just have been made.
    if size == 0 { try Disk.keep(Disk.directory(of: path)) }
    // What an interrupted writer left of a line is ended, so that it spoils no other.
    var text = try isCut(file, at: size) ? "\n" : ""
    for line in lines { text += line + "\n" }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.error() }
      bytes = bytes.dropFirst(count)
    }
    guard fsync(file) == 0 else { throw Self.error() }
  }

  private func isCut(_ file: Int32, at size: off_t) throws(StoreError) -> Bool {
    guard size > 0 else { return false }
    var last: UInt8 = 0
    guard pread(file, &last, 1, size - 1) == 1 else { throw Self.error() }
    return last != 10
  }

  package func forEach(_ body: (String) throws -> Void) throws {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw Self.error()
    }
    defer { close(file) }
    var rest: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.error() }
      guard count > 0 else { return }
      rest += buffer[..<count]
      var start = 0
      while let end = rest[start...].firstIndex(of: 10) {
        try body(String(decoding: rest[start..<end], as: UTF8.self))
        start = end + 1
      }
      rest.removeFirst(start)
    }
  }

  package func last() throws -> String? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Self.error()
    }
    defer { close(file) }
    var start = lseek(file, 0, SEEK_END)
    var tail: [UInt8] = []
    while start > 0 {
      let count = min(start, 4_096)
      start -= count
      var buffer = [UInt8](repeating: 0, count: count)
      guard pread(file, &buffer, count, off_t(start)) == count else { throw Self.error() }
      tail = buffer + tail
      guard let end = tail.lastIndex(of: 10) else { continue }
      if let before = tail[..<end].lastIndex(of: 10) {
        return String(decoding: tail[(before + 1)..<end], as: UTF8.self)
      }
      if start == 0 { return String(decoding: tail[..<end], as: UTF8.self) }
    }
    return nil
  }

  private static func error() -> StoreError {
    errno == ENOSPC || errno == EDQUOT ? .full : .io
  }
}
