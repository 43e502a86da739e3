package import Domain

/// Where stored objects lie: recordings, files, documents, logs, PDF reports.
package protocol ObjectStore: Sendable {
  /// Removes the object. "Already gone" is success. Throws `ObjectStoreError`.
  func remove(_ key: ObjectKey) throws(ObjectStoreError)
  func exists(_ key: ObjectKey) throws(ObjectStoreError) -> Bool
  /// All of the object's bytes; nil where there is none.
  func contents(of key: ObjectKey) throws(ObjectStoreError) -> [UInt8]?
}

package enum ObjectStoreError: Error, Hashable, Sendable {
  /// The directory does not bear this database's marker: nothing is removed there.
  case noMarker
  /// A part of the key is a symbolic link or not a directory.
  case notBeneath
  /// The system's error number.
  case system(Int32)
}
