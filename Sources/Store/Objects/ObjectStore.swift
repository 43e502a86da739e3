package import Domain

/// Where stored objects lie: recordings, files, documents, logs, PDF reports. Nothing is removed
/// where the store does not bear this database's marker.
package protocol ObjectStore: Sendable {
  /// Removes these objects and returns which of them failed; "already gone" is success.
  func remove(_ keys: [ObjectKey]) async -> [ObjectKey: ObjectStoreError]

  /// Looks for each of the keys.
  func look(for keys: [ObjectKey]) async -> [ObjectKey: ObjectPresence]

  /// All of the object's bytes; nil where there is none.
  func contents(of key: ObjectKey) async throws(ObjectStoreError) -> [UInt8]?

  /// Calls `body` with all that is stored, some hundreds at a time, in no order; nil stands for what
  /// lies there under a name that is no key. The marker is left out.
  func forEach(_ body: ([ObjectKey?]) async throws -> Void) async throws

  /// Whether the store bears this database's marker.
  func isMarked() async throws(ObjectStoreError) -> Bool

  /// Marks the store as this database's where nobody has, or takes the place of `former`. False where
  /// it is another database's.
  func claim(replacing former: String?) async throws(ObjectStoreError) -> Bool
}

extension ObjectStore {
  package func claim() async throws(ObjectStoreError) -> Bool { try await claim(replacing: nil) }
}

package enum ObjectPresence: Hashable, Sendable {
  case there, gone
  case unknown(ObjectStoreError)
}

package enum ObjectStoreError: Error, Hashable, Sendable {
  /// The store does not bear this database's marker: nothing is removed there.
  case noMarker
  /// A part of the key is a symbolic link or not a directory.
  case notBeneath
  /// The system's error number.
  case system(Int32)
  /// The program that reaches the store is not installed.
  case noProgram
  /// The store did not answer in time.
  case tooLong
  /// The program's exit code.
  case remote(Int32)
}
