import Domain
import Store

extension Operations {
  /// Objects without rows and rows without objects; the first thousand go to `leftovers`.
  func objectChecks(
    _ leftovers: inout [Diagnosis.Leftover], _ progress: @Sendable (String) -> Void
  ) async throws -> [Diagnosis.Check] {
    guard let objects else {
      return [
        Diagnosis.Check(
          .objectStore, isHealthy: false, count: 0,
          "none is configured, or it cannot be opened: stored objects wait")
      ]
    }
    let isMarked: Bool
    do throws(ObjectStoreError) {
      isMarked = try await objects.isMarked()
    } catch {
      return [Diagnosis.Check(.objectStore, isHealthy: false, count: 0, error.sentence)]
    }
    var checks = [
      Diagnosis.Check(
        .objectStore, isHealthy: isMarked, count: 0,
        isMarked
          ? "bears this database's marker"
          : "does not bear this database's marker: nothing is removed there")
    ]
    do {
      checks.append(try await leftoverObjects(in: objects, &leftovers, progress))
      checks.append(try await missingObjects(in: objects, &leftovers, progress))
    } catch let error as ObjectStoreError {
      checks.append(
        Diagnosis.Check(.leftoverObjects, isHealthy: false, count: 0, error.sentence))
    }
    return checks
  }

  private func leftoverObjects(
    in objects: any ObjectStore, _ leftovers: inout [Diagnosis.Leftover],
    _ progress: @Sendable (String) -> Void
  ) async throws -> Diagnosis.Check {
    var (looked, extra, strange) = (0, 0, 0)
    try await objects.forEach { batch in
      try Task.checkCancellation()
      let keys = batch.compactMap { $0 }
      let known = try await database.read { try $0.known(keys) }
      looked += batch.count
      strange += batch.count - keys.count
      extra += keys.count - known.count
      progress("objects: \(looked)")
    }
    let all = extra + strange
    let shown = min(all, max(0, 1_000 - leftovers.count))
    leftovers += Array(repeating: Diagnosis.Leftover(kind: nil, record: nil), count: shown)
    let names = strange > 0 ? ", \(strange) of them under names that are no keys" : ""
    return Diagnosis.Check(
      .leftoverObjects, isHealthy: all == 0, count: all > 0 ? all : looked,
      all == 0 ? "every object has its row" : "\(all) objects have no row\(names)")
  }

  private func missingObjects(
    in objects: any ObjectStore, _ leftovers: inout [Diagnosis.Leftover],
    _ progress: @Sendable (String) -> Void
  ) async throws -> Diagnosis.Check {
    var (looked, missing, unknown) = (0, 0, 0)
    var after = ""
    while true {
      try Task.checkCancellation()
      let start = after
      let live = try await database.read { transaction in
        try transaction.liveObjects(after: start, limit: 500)
          .map { (key: $0.key, kind: $0.kind, record: $0.record) }
      }
      guard let last = live.last else { break }
      after = last.key.text
      let found = await objects.look(for: live.map(\.key))
      for object in live where found[object.key] != .there {
        if case .unknown = found[object.key] {
          unknown += 1
          continue
        }
        missing += 1
        if leftovers.count < 1_000 {
          leftovers.append(Diagnosis.Leftover(kind: object.kind, record: object.record))
        }
      }
      looked += live.count
      progress("rows with objects: \(looked)")
    }
    let words =
      missing > 0
      ? "\(missing) rows name an object that is not there"
      : unknown > 0 ? "\(unknown) objects could not be looked for" : "every row has its object"
    return Diagnosis.Check(
      .missingObjects, isHealthy: missing + unknown == 0,
      count: missing > 0 ? missing : unknown > 0 ? unknown : looked, words)
  }
}
