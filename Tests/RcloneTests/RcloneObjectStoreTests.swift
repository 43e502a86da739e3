import Domain
import Foundation
import Rclone
import Store
import Testing

/// Objects that rclone reaches: here a *local* remote, configured by the environment of the child.
@Suite final class RcloneObjectStoreTests {
  private let root: String

  init() throws {
    signal(SIGPIPE, SIG_IGN)
    root = FileManager.default.temporaryDirectory.path + "/lapse-rclone-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func store(
    _ identity: String = "one", environment: [String: String] = [:], limit: Int = 60
  ) -> RcloneObjectStore {
    let remote = ["RCLONE_CONFIG": "/dev/null", "RCLONE_CONFIG_SHELF_TYPE": "local"]
    return RcloneObjectStore(
      place: "shelf:" + root, identity: identity,
      environment: remote.merging(environment) { $1 }, limit: limit)
  }

  private func put(_ names: String...) throws {
    for name in names {
      let url = URL(fileURLWithPath: root + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data([1, 2, 3]).write(to: url)
    }
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/" + name)
  }

  private func keys(_ names: String...) throws -> [ObjectKey] {
    try names.map { try #require(ObjectKey($0)) }
  }

  @Test func removesWhatIsNamedAndNothingElse() async throws {
    let store = store()
    #expect(try await store.claim())
    try put("recordings/a.mp4", "recordings/b.mp4", "a", "files/deep/c")
    let gone = try keys("recordings/a.mp4", "files/deep/c", "never/was")
    #expect(await store.look(for: gone) == [gone[0]: .there, gone[1]: .there, gone[2]: .gone])
    #expect(await store.remove(gone) == [:], "already gone is success")
    #expect(await store.look(for: gone) == [gone[0]: .gone, gone[1]: .gone, gone[2]: .gone])
    #expect(isThere("recordings/b.mp4") && isThere("a") && isThere(ObjectKey.marker))
  }

  @Test func withoutTheMarkerNothingIsRemoved() async throws {
    try put("a")
    let a = try keys("a")
    #expect(await store().remove(a) == [a[0]: .noMarker])
    try Data("another\n".utf8).write(to: URL(fileURLWithPath: root + "/" + ObjectKey.marker))
    #expect(await store().remove(a) == [a[0]: .noMarker])
    #expect(try await !store().claim(), "another database's marker is never replaced")
    #expect(try await !store().claim(replacing: "third"))
    #expect(isThere("a"))
    // A copy takes the place of the database that it was made of, which removes nothing any more.
    #expect(try await store().claim(replacing: "another"))
    #expect(await store("another").remove(a) == [a[0]: .noMarker])
    #expect(await store().remove(a) == [:])
    #expect(!isThere("a"))
  }

  @Test func listsAllButTheMarker() async throws {
    let store = store()
    #expect(try await store.claim())
    try put("a", "b/c", "b/no key")
    var found: [String] = []
    var strange = 0
    try await store.forEach { batch in
      found += batch.compactMap { $0?.text }
      strange += batch.count { $0 == nil }
    }
    #expect(found.sorted() == ["a", "b/c"])
    #expect(strange == 1)
  }

  /// Everything that a name on a command line could be taken for.
  @Test func keysAreNoArguments() async throws {
    let store = store()
    #expect(try await store.claim())
    try put("a--max-depth", "b/.hidden", "c.d_e/f-g")
    let all = try keys("a--max-depth", "b/.hidden", "c.d_e/f-g")
    #expect(await store.remove(all) == [:])
    #expect(await store.look(for: all).values.allSatisfy { $0 == .gone })
    #expect(isThere(ObjectKey.marker))
  }

  @Test func whatHasNoRcloneSaysSo() async throws {
    try put("a")
    let bin = root + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bin + "/timeout", withDestinationPath: "/usr/bin/timeout")
    let a = try keys("a")
    #expect(await store(environment: ["PATH": bin]).remove(a) == [a[0]: .noProgram])
    #expect(await store(environment: ["PATH": "/nowhere"]).remove(a) == [a[0]: .noProgram])
    #expect(isThere("a"))
  }

  /// A program that never ends is ended; one that fails is told by its code, not by its words.
  @Test(arguments: [
    ("exec sleep 1000", ObjectStoreError.tooLong),
    ("echo 'a is stuck' >&2; exit 7", .remote(7)),
  ])
  func whatFailsIsTold(_ script: String, _ error: ObjectStoreError) async throws {
    let bin = root + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: bin + "/rclone"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: bin + "/rclone")
    let store = store(environment: ["PATH": bin + ":/usr/bin:/bin"], limit: 1)
    let a = try keys("a")
    #expect(await store.look(for: a) == [a[0]: .unknown(error)])
    #expect(await store.remove(a) == [a[0]: error])
    await #expect(throws: ObjectStoreError.self) { try await store.forEach { _ in } }
  }

  /// What failed in part is told in part.
  @Test func onlyWhatIsLeftHasFailed() async throws {
    let bin = root + "/bin"
    try put("data/a", "data/b")
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      case "$*" in
      *" delete "*) rm \(root)/data/a; exit 1;;
      *) exec /usr/bin/rclone "$@";;
      esac
      """
    let store = store(environment: ["PATH": bin + ":/usr/bin:/bin"])
    #expect(try await store.claim())
    try Data(script.utf8).write(to: URL(fileURLWithPath: bin + "/rclone"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: bin + "/rclone")
    let both = try keys("data/a", "data/b")
    #expect(await store.remove(both) == [both[1]: .remote(1)])
  }
}
