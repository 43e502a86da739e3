package import Domain
package import Store

extension Operations {
  /// Removes the stored objects whose rows are gone and whose next try has come, and looks for each
  /// again. What fails stays in the queue. Returns how many went and how many failed.
  @discardableResult
  package func removeObjects() async throws -> (removed: Int, failed: Int) {
    guard let objects else { return (0, 0) }
    var removed = 0
    var failed = 0
    while true {
      let at = now()
      let waiting = try await database.read { try $0.waitingObjects(dueUpTo: at, limit: 256) }
      guard !waiting.isEmpty else { return (removed, failed) }
      var gone: [ObjectKey] = []
      var stuck: [(WaitingObject, String)] = []
      for object in waiting {
        do throws(ObjectStoreError) {
          try objects.remove(object.key)
          if try objects.exists(object.key) {
            stuck.append((object, "still there"))
          } else {
            gone.append(object.key)
          }
        } catch {
          stuck.append((object, error.sentence))
        }
      }
      let (done, left) = (gone, stuck)
      try await database.write { transaction in
        try transaction.forget(objects: done)
        for (object, error) in left {
          try transaction.postpone(object, error: error, at: at)
        }
      }
      removed += done.count
      failed += left.count
    }
  }

  package func waitingObjects(by principal: Principal) async throws -> [WaitingObject] {
    try require(.browse, of: principal)
    return try await database.read { transaction in
      try transaction.waitingObjects(
        dueUpTo: Instant.plausible.upperBound - 1, limit: 1_000)
    }
  }
}

extension ObjectStoreError {
  /// Without the key.
  var sentence: String {
    switch self {
    case .noMarker: "the directory does not bear this database's marker"
    case .notBeneath: "a part of the path is a link"
    case .system(let code): "system error \(code)"
    }
  }
}
