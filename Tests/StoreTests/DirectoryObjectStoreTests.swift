import Domain
import Foundation
import Store
import Testing

/// Objects in a directory: nothing without the marker, nothing through a link.
@Suite final class DirectoryObjectStoreTests {
  private let base: String
  private let root: String

  init() throws {
    base = FileManager.default.temporaryDirectory.path + "/lapse-objects-\(UUID().uuidString)"
    root = base + "/objects"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  private func put(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data([1, 2, 3]).write(to: url)
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func store(_ identity: String = "one", claimed: Bool = true) throws
    -> DirectoryObjectStore
  {
    let store = try #require(DirectoryObjectStore(path: root, identity: identity))
    if claimed { #expect(try store.claim(replacing: nil)) }
    return store
  }

  private func isThere(_ text: String, in store: DirectoryObjectStore) throws -> Bool {
    let key = try key(text)
    switch try #require(store.look(for: [key])[key]) {
    case .there: return true
    case .gone: return false
    case .unknown(let error): throw error
    }
  }

  private func remove(_ text: String, from store: DirectoryObjectStore) throws {
    let key = try key(text)
    if let error = store.remove([key])[key] { throw error }
  }

  private func key(_ text: String) throws -> ObjectKey { try #require(ObjectKey(text)) }

  @Test func removesWhatIsThere() throws {
    let store = try store()
    try put(root + "/recordings/a.mp4")
    try put(root + "/recordings/b.mp4")
    #expect(try isThere("recordings/a.mp4", in: store))
    try remove("recordings/a.mp4", from: store)
    #expect(try !isThere("recordings/a.mp4", in: store))
    #expect(isThere(root + "/recordings/b.mp4"))
  }

  @Test func alreadyGoneIsSuccess() throws {
    let store = try store()
    try remove("nothing", from: store)
    try remove("no/such/folder/nothing", from: store)
    #expect(try !isThere("no/such/folder/nothing", in: store))
    try put(root + "/twice")
    try remove("twice", from: store)
    try remove("twice", from: store)
  }

  @Test func withoutTheMarkerNothingIsRemoved() throws {
    let store = try store(claimed: false)
    try put(root + "/a")
    #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: store) }
    #expect(throws: ObjectStoreError.noMarker) { try remove("nothing", from: store) }
    #expect(isThere(root + "/a"))
  }

  @Test func anotherDatabasesDirectoryIsLeftAlone() throws {
    _ = try store("one")
    let other = try store("two", claimed: false)
    #expect(try !other.claim(replacing: nil), "a marker is never replaced")
    try put(root + "/a")
    #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: other) }
    #expect(isThere(root + "/a"))
  }

  /// `one` is not `one-more`, nor the other way round.
  @Test func theMarkerIsComparedWhole() throws {
    _ = try store("one")
    for identity in ["on", "one-more", "", "One"] {
      let other = try store(identity, claimed: false)
      try put(root + "/a")
      #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: other) }
    }
  }

  @Test func aMarkerThatIsALinkIsNoMarker() throws {
    try put(base + "/elsewhere")
    try Data("one\n".utf8).write(to: URL(fileURLWithPath: base + "/elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: root + "/" + ObjectKey.marker, withDestinationPath: base + "/elsewhere")
    let store = try store(claimed: false)
    try put(root + "/a")
    #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: store) }
    #expect(isThere(root + "/a"))
  }

  @Test func aLinkInThePathIsNotFollowed() throws {
    let store = try store()
    try put(base + "/outside/victim")
    try FileManager.default.createSymbolicLink(
      atPath: root + "/link", withDestinationPath: base + "/outside")
    #expect(throws: ObjectStoreError.notBeneath) { try remove("link/victim", from: store) }
    #expect(throws: ObjectStoreError.notBeneath) { _ = try isThere("link/victim", in: store) }
    #expect(isThere(base + "/outside/victim"))
  }

  /// The object itself is a link: the link goes, what it points to stays.
  @Test func aLinkAsTheObjectIsRemovedItself() throws {
    let store = try store()
    try put(base + "/outside/victim")
    try FileManager.default.createSymbolicLink(
      atPath: root + "/a", withDestinationPath: base + "/outside/victim")
    #expect(try isThere("a", in: store))
    try remove("a", from: store)
    #expect(try !isThere("a", in: store))
    #expect(isThere(base + "/outside/victim"))
  }

  @Test func aFileInThePathIsNotBeneath() throws {
    let store = try store()
    try put(root + "/a")
    #expect(throws: ObjectStoreError.notBeneath) { try remove("a/b", from: store) }
    #expect(isThere(root + "/a"))
  }

  @Test func aDirectoryIsNoObject() throws {
    let store = try store()
    try put(root + "/folder/a")
    #expect(throws: ObjectStoreError.self) { try remove("folder", from: store) }
    #expect(isThere(root + "/folder/a"))
  }

  /// The directory is opened once: another one put in its place is not touched.
  @Test func aDirectoryPutInItsPlaceIsNotTouched() throws {
    let store = try store()
    try put(root + "/a")
    try FileManager.default.moveItem(atPath: root, toPath: base + "/moved")
    try put(root + "/a")
    try remove("a", from: store)
    #expect(isThere(root + "/a"))
    #expect(!isThere(base + "/moved/a"))
  }

  @Test func whatIsNoDirectoryCannotBeOpened() throws {
    try put(base + "/file")
    #expect(DirectoryObjectStore(path: base + "/file", identity: "one") == nil)
    #expect(DirectoryObjectStore(path: base + "/none", identity: "one") == nil)
  }

  /// No record's object can be the marker, to be removed with it.
  @Test func theMarkerIsNoKey() throws {
    let store = try store()
    #expect(ObjectKey(ObjectKey.marker) == nil)
    #expect(isThere(root + "/" + ObjectKey.marker))
    try put(root + "/a")
    try remove("a", from: store)
    #expect(isThere(root + "/" + ObjectKey.marker))
  }

  /// Directories that a removal leaves empty go too, but for the store's own and those in use.
  @Test func emptyDirectoriesGoWithTheirLastObject() throws {
    let store = try store()
    try put(root + "/a/b/c/one")
    try put(root + "/a/b/two")
    try remove("a/b/c/one", from: store)
    #expect(!isThere(root + "/a/b/c") && isThere(root + "/a/b/two"))
    try remove("a/b/two", from: store)
    #expect(!isThere(root + "/a") && isThere(root + "/" + ObjectKey.marker))
    try FileManager.default.removeItem(atPath: root + "/" + ObjectKey.marker)
    #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: store) }
    #expect(isThere(root))
  }

  @Test func oneThatFailsDoesNotStopTheRest() throws {
    let store = try store()
    try put(root + "/folder/a")
    try put(root + "/b")
    let keys = try ["folder", "folder/a/x", "b"].map(key)
    let failed = store.remove(keys)
    #expect(Set(failed.keys) == Set(keys.prefix(2)))
    #expect(failed[keys[1]] == .notBeneath)
    #expect(!isThere(root + "/b") && isThere(root + "/folder/a"))
  }

  @Test func listsAllButTheMarkerAndFollowsNoLink() async throws {
    let store = try store()
    try put(root + "/a/b")
    try put(root + "/no key")
    try put(base + "/outside/victim")
    try FileManager.default.createSymbolicLink(
      atPath: root + "/link", withDestinationPath: base + "/outside")
    for number in 0..<600 { try put(root + "/many/\(number)") }
    var found: [String] = []
    var strange = 0
    var largest = 0
    try await store.forEach { batch in
      found += batch.compactMap { $0?.text }
      strange += batch.count { $0 == nil }
      largest = max(largest, batch.count)
    }
    #expect(Set(found) == Set(["a/b", "link"] + (0..<600).map { "many/\($0)" }))
    #expect(strange == 1 && largest == 500)
  }

  /// What is open beneath the store's directory in this process.
  private func openBeneath() throws -> Int {
    let folder = "/proc/self/fd"
    return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + name)
      return path?.hasPrefix(root) ?? false
    }
  }

  /// As many directories as there may be descriptors, and more.
  @Test func walksAnyNumberOfDirectories() async throws {
    let store = try store()
    for number in 0..<1_500 { try put(root + "/a/\(number)/b/c") }
    var found: Set<String> = []
    var most = 0
    try await store.forEach { batch in
      found.formUnion(batch.compactMap { $0?.text })
      most = max(most, try openBeneath())
    }
    #expect(found.count == 1_500)
    #expect(most <= 8, "\(most) were open at once")
  }

  /// Directories may go while they are walked.
  @Test func aDirectoryThatHasGoneIsPassedOver() async throws {
    let store = try store()
    for number in 0..<500 { try put(root + "/first/\(number)") }
    for name in ["b", "c"] { try put(root + "/\(name)/x/y") }
    var (found, isFirst) = (0, true)
    try await store.forEach { batch in
      found += batch.count
      guard isFirst else { return }
      isFirst = false
      for name in ["b", "c"] { try FileManager.default.removeItem(atPath: root + "/" + name) }
    }
    #expect((500...502).contains(found))
  }

  /// A copy takes the place of the database that it was made of, and of no other.
  @Test func theMarkerIsReplacedForACopyOnly() throws {
    let first = try store("one")
    let copy = try store("two", claimed: false)
    #expect(try !copy.claim(replacing: nil) && !copy.claim(replacing: "three"))
    #expect(try copy.claim(replacing: "one"))
    #expect(copy.isMarked() && !first.isMarked())
    try put(root + "/a")
    #expect(throws: ObjectStoreError.noMarker) { try remove("a", from: first) }
    try remove("a", from: copy)
  }
}
