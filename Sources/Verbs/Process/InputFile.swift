import Domain
import Glibc

/// A file that was named on the command line, read whole.
struct InputFile {
  /// As it was named; `-` is standard input.
  let name: String
  let bytes: [UInt8]
  /// When it was last written; of standard input nil.
  let modifiedAt: Instant?

  init(_ name: String, in context: Context) throws {
    self.name = name
    if name == "-" {
      bytes = try context.input()
      modifiedAt = nil
    } else {
      (bytes, modifiedAt) = try Self.read(name)
    }
  }

  static func read(_ name: String) throws -> ([UInt8], Instant) {
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(name, errno) }
    let time = status.st_mtim
    let modifiedAt = Instant(
      milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    return (try read(descriptor, name: name, expecting: Int(status.st_size)), modifiedAt)
  }

  static func read(_ descriptor: Int32, name: String, expecting size: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name, errno) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func failure(_ name: String, _ error: Int32) -> Failure {
    Failure(
      .missing, "no-such-file",
      "it cannot be read (\(String(cString: strerror(error)))); nothing was done", file: name)
  }
}
