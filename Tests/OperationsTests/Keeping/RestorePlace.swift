import Domain
import Operations
import Store
import TestSupport

/// A database with its ledger's file, and the copies that are made of it.
struct RestorePlace {
  let test: TestDatabase
  let file = LinesInMemory()

  func operations(at instant: Instant) -> Operations {
    Operations(
      database: test.database, policy: test.policy, objects: test.objects,
      outside: Outside(erasures: file), now: { instant })
  }

  /// What has gone or moved by it stands in the file.
  func load(_ lines: [String], at instant: Instant) async throws {
    _ = try await operations(at: instant).importRecords([test.source(lines)], by: .owner)
  }

  func delete(_ kind: Kind, _ id: String, at instant: Instant) async throws {
    _ = try await operations(at: instant).delete(
      DeleteRequest(kind: kind, id: id, phrase: id, reason: .test), by: .owner)
  }

  func copy(_ name: String, at instant: Instant) async throws -> String {
    let path = test.directory + "/" + name
    _ = try await operations(at: instant).backUp(to: path, by: .owner)
    return path
  }

  /// The copy at `path`, restored.
  func restored(
    _ path: String, at instant: Instant
  ) async throws -> (database: Database, result: RestoreResult) {
    let database = try await TestDatabase.opened(path)
    let operations = Operations(
      database: database, policy: test.policy, objects: nil, now: { instant })
    let result = try await operations.restore(from: [file], identity: "copy", by: .owner)
    return (try await TestDatabase.opened(path), result)
  }
}
