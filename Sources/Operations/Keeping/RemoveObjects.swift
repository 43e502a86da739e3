package import Domain
import Store

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
      let causes = await remove(waiting.map(\.key), from: objects)
      let gone = waiting.map(\.key).filter { causes[$0] == nil }
      let stuck = waiting.compactMap { object in causes[object.key].map { (object, $0) } }
      try await database.write { transaction in
        try transaction.forget(objects: gone)
        for (object, cause) in stuck {
          try transaction.postpone(object, error: cause, at: at)
        }
      }
      removed += gone.count
      failed += stuck.count
    }
  }

  /// Removes and looks again; why the rest did not go, without the key.
  private func remove(
    _ keys: [ObjectKey], from objects: any ObjectStore
  ) async -> [ObjectKey: String] {
    var causes = await objects.remove(keys).mapValues(\.sentence)
    let found = await objects.look(for: keys.filter { causes[$0] == nil })
    for (key, presence) in found {
      switch presence {
      case .gone: break
      case .there: causes[key] = "still there"
      case .unknown(let error): causes[key] = error.sentence
      }
    }
    return causes
  }

  /// Objects that wait to be removed, the next to be tried first.
  package func waitingObjects(
    limit: Int = 1_000, by principal: Principal
  ) async throws -> [WaitingObject] {
    try require(.browse, of: principal)
    return try await database.read { transaction in
      try transaction.waitingObjects(
        dueUpTo: Instant.plausible.upperBound - 1, limit: limit)
    }
  }
}

extension ObjectStoreError {
  /// Without the key.
  package var sentence: String {
    switch self {
    case .noMarker: "the store does not bear this database's marker"
    case .notBeneath: "a part of the path is a link"
    case .system(let code): "system error \(code)"
    case .noProgram: "rclone is not installed"
    case .tooLong: "the store did not answer in time"
    case .remote(let code): "rclone failed with exit code \(code)"
    }
  }
}
