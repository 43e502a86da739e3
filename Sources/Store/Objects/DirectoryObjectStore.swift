package import Domain
internal import Glibc

/// Stored objects in a directory, which is opened once and resolved beneath without following
/// links. It bears a marker with the database's identity, without which nothing is removed there.
package struct DirectoryObjectStore: ObjectStore {
  private let root: DirectoryHandle
  private let marker: [UInt8]

  /// Nil where `path` is no directory that can be opened.
  package init?(path: String, identity: String) {
    guard let root = DirectoryHandle(path) else { return nil }
    self.root = root
    marker = Self.marker(identity)
  }

  private static func marker(_ identity: String) -> [UInt8] { Array("\(identity)\n".utf8) }

  package func claim(replacing former: String?) throws(ObjectStoreError) -> Bool {
    let found = root.contents(of: ObjectKey.marker)
    if found == marker { return true }
    if let former, found == Self.marker(former) {
      try root.replace(ObjectKey.marker, with: marker)
      return true
    }
    return root.create(ObjectKey.marker, marker)
  }

  package func isMarked() -> Bool { root.contents(of: ObjectKey.marker) == marker }

  /// Directories that a removal leaves empty go as well, but for the store's own.
  package func remove(_ keys: [ObjectKey]) -> [ObjectKey: ObjectStoreError] {
    guard isMarked() else {
      return Dictionary(keys.map { ($0, .noMarker) }, uniquingKeysWith: { first, _ in first })
    }
    var failed: [ObjectKey: ObjectStoreError] = [:]
    for key in keys {
      do throws(ObjectStoreError) {
        try remove(key)
      } catch {
        failed[key] = error
      }
    }
    return failed
  }

  private func remove(_ key: ObjectKey) throws(ObjectStoreError) {
    guard let place = try ObjectPlace(key, beneath: root) else { return }
    try place.parent.removeFile(place.name)
    try place.removeEmptyDirectories()
  }

  package func look(for keys: [ObjectKey]) -> [ObjectKey: ObjectPresence] {
    var found: [ObjectKey: ObjectPresence] = [:]
    for key in keys {
      do throws(ObjectStoreError) {
        found[key] = try isThere(key) ? .there : .gone
      } catch {
        found[key] = .unknown(error)
      }
    }
    return found
  }

  private func isThere(_ key: ObjectKey) throws(ObjectStoreError) -> Bool {
    guard let place = try ObjectPlace(key, beneath: root) else { return false }
    return try place.parent.has(place.name)
  }

  package func contents(of key: ObjectKey) throws(ObjectStoreError) -> [UInt8]? {
    guard let place = try ObjectPlace(key, beneath: root) else { return nil }
    return try place.parent.whole(place.name)
  }

  package func forEach(_ body: ([ObjectKey?]) async throws -> Void) async throws {
    var batch: [ObjectKey?] = []
    // A directory is opened when its turn comes: no more are open than lie above one another.
    var waiting: [(parent: DirectoryHandle?, name: String, prefix: String)] = [(nil, "", "")]
    while let (parent, name, prefix) = waiting.popLast() {
      // One that has gone is passed over; the store's own never is.
      guard let handle = try parent == nil ? root : parent?.directory(name) else { continue }
      for entry in try handle.entries() where prefix + entry.name != ObjectKey.marker {
        if entry.isDirectory {
          waiting.append((handle, entry.name, prefix + entry.name + "/"))
        } else {
          batch.append(ObjectKey(prefix + entry.name))
        }
        guard batch.count == 500 else { continue }
        try await body(batch)
        batch.removeAll(keepingCapacity: true)
      }
    }
    if !batch.isEmpty { try await body(batch) }
  }
}

/// Where an object lies: the directories down to it, opened one by one without following links.
private struct ObjectPlace {
  /// From the root on; each with the name of the next.
  private var above: [(handle: DirectoryHandle, name: String)] = []
  let parent: DirectoryHandle
  let name: String

  /// Nil where one of the directories is not there.
  init?(_ key: ObjectKey, beneath root: DirectoryHandle) throws(ObjectStoreError) {
    let parts = key.text.split(separator: "/").map(String.init)
    var parent = root
    for part in parts.dropLast() {
      guard let next = try parent.directory(part) else { return nil }
      above.append((parent, part))
      parent = next
    }
    self.parent = parent
    name = parts.last ?? ""
  }

  /// From the parent upwards, as long as they are empty.
  func removeEmptyDirectories() throws(ObjectStoreError) {
    for (handle, name) in above.reversed() {
      guard try handle.removeDirectory(name) else { return }
    }
  }
}
