package import Domain
package import Store

/// Stored objects wherever rclone reaches (`interfaces.md`, Stored objects). The marker is read before
/// anything is removed.
package struct RcloneObjectStore: ObjectStore {
  /// `REMOTE:PATH`.
  private let place: String
  private let identity: String
  private let program: RcloneProgram

  /// `place`: what the configuration names behind `rclone:`. `limit`: seconds that one run of rclone
  /// may take.
  package init(
    place: String, identity: String, environment: [String: String] = [:], limit: Int = 600
  ) {
    self.place = place
    self.identity = identity
    program = RcloneProgram(environment: environment, limit: limit)
  }

  private var marker: String {
    place + (place.hasSuffix(":") || place.hasSuffix("/") ? "" : "/") + ObjectKey.marker
  }

  package func isMarked() async throws(ObjectStoreError) -> Bool {
    try await markedBy() == identity
  }

  /// The identity in the marker; nil where there is none.
  private func markedBy() async throws(ObjectStoreError) -> String? {
    guard let text = try await program.output(["cat", "--count=256", "--", marker]),
      text.utf8.last == 10
    else { return nil }
    return String(text.dropLast())
  }

  package func claim(replacing former: String?) async throws(ObjectStoreError) -> Bool {
    let found = try await markedBy()
    if found == identity { return true }
    guard found == nil || found == former else { return false }
    _ = try await program.output(["rcat", "--", marker], input: identity + "\n")
    return try await isMarked()
  }

  package func remove(_ keys: [ObjectKey]) async -> [ObjectKey: ObjectStoreError] {
    guard !keys.isEmpty else { return [:] }
    do throws(ObjectStoreError) {
      guard try await isMarked() else { throw .noMarker }
      _ = try await program.output(
        ["delete", "--files-from-raw=-", "--", place], input: Self.lines(keys))
      return [:]
    } catch {
      // Some may have gone: only those that are still there have failed.
      let found = error == .noMarker ? [:] : await look(for: keys)
      return Dictionary(
        keys.filter { found[$0] != .gone }.map { ($0, error) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  package func look(for keys: [ObjectKey]) async -> [ObjectKey: ObjectPresence] {
    guard !keys.isEmpty else { return [:] }
    var found: [ObjectKey: ObjectPresence] = [:]
    do throws(ObjectStoreError) {
      let text = try await program.output(
        ["lsf", "--recursive", "--files-only", "--files-from-raw=-", "--", place],
        input: Self.lines(keys))
      let there = Set((text ?? "").split(separator: "\n").map(String.init))
      for key in keys { found[key] = there.contains(key.text) ? .there : .gone }
    } catch {
      for key in keys { found[key] = .unknown(error) }
    }
    return found
  }

  /// Of at most 64 MiB.
  package func contents(of key: ObjectKey) async throws(ObjectStoreError) -> [UInt8]? {
    switch await look(for: [key])[key] {
    case .there:
      return try await program.bytes(
        ["cat", "--files-from-raw=-", "--", place], input: Self.lines([key]), most: 64 << 20)
    case .unknown(let error): throw error
    case .gone, nil: return nil
    }
  }

  package func forEach(_ body: ([ObjectKey?]) async throws -> Void) async throws {
    var batch: [ObjectKey?] = []
    try await program.forEachLine(["lsf", "--recursive", "--files-only", "--", place]) { line in
      guard line != ObjectKey.marker else { return }
      batch.append(ObjectKey(line))
      guard batch.count == 500 else { return }
      try await body(batch)
      batch.removeAll(keepingCapacity: true)
    }
    if !batch.isEmpty { try await body(batch) }
  }

  private static func lines(_ keys: [ObjectKey]) -> String {
    keys.reduce(into: "") { $0 += $1.text + "\n" }
  }
}
