import Foundation

/// A directory for one test, removed with the last reference to it.
final class Folder: Sendable {
  let path: String

  /// In memory, where there is room for what takes seconds only.
  private static let base: URL = {
    var space = statvfs()
    let memory = "/dev/shm"
    guard !isLong, access(memory, W_OK) == 0, statvfs(memory, &space) == 0,
      UInt64(space.f_bavail) * UInt64(space.f_frsize) > 256 << 20
    else { return FileManager.default.temporaryDirectory }
    return URL(fileURLWithPath: memory)
  }()

  init() throws {
    let url = Self.base
      .appendingPathComponent("lapse-proof-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Puts the same files into an empty one.
  func copy(to copy: Folder) throws -> Folder {
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.copyItem(atPath: self(name), toPath: copy(name))
    }
    return copy
  }

  /// The paths of all files below `name`, relative to it, sorted.
  func files(below name: String = "") -> [String] {
    let base = name.isEmpty ? path : self(name)
    let walk = FileManager.default.enumerator(atPath: base)
    var found: [String] = []
    while let file = walk?.nextObject() as? String {
      var isDirectory: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: base + "/" + file, isDirectory: &isDirectory)
      if exists, !isDirectory.boolValue { found.append(file) }
    }
    return found.sorted()
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
