@testable import Store

import Domain
import Formats
import Operations
import TestSupport

/// A life of a database in which every statement of the store runs at least once, through
/// `Operations` wherever there is an operation for it.
struct Scenario {
  let database: Database
  let policy: Policy
  /// Removals fail at first, so that objects are postponed.
  let objects = FailingObjectStore(objects: [], failing: .system(5))

  static let begin = Line.registered

  static func day(_ days: Int64) -> Instant { begin + days * Instant.day }

  func run() async throws {
    try await database.write { transaction in
      try Meta(
        version: Migration.all.count, identity: "test", key: Array(repeating: 7, count: 32)
      ).write(transaction.connection)
      if let key = TestDatabase.auditKey { try Meta.write(key.next, transaction.connection) }
      _ = try Meta.read(transaction.connection)
    }
    try await load(Samples.first, at: Self.begin)
    try await load(Samples.changed, at: Self.day(1))
    try await lists(at: Self.day(2))
    try await questions(at: Self.day(2))
    try await finds(at: Self.day(2))
    try await deletions(at: Self.day(3))
    try await holds(at: Self.day(4))
    try await jobs()
    try await marks()
    try await brakes()
    try await persons()
    try await keeping()
    try await evidence()
    try await policies()
    try await snapshots()
    try await requests()
    try await overview()
    try await sweeps()
    try await erasedByRules()
    try await reports(at: Self.day(401))
    try await finds(at: Self.day(401))
    try await returns()
    try await lists(at: Self.day(900))
    try await questions(at: Self.day(900))
  }

  func operations(at instant: Instant) -> Operations {
    Operations(database: database, policy: policy, objects: objects, now: { instant })
  }

  @discardableResult
  func load(_ lines: [String], at instant: Instant) async throws -> ImportResult? {
    let text = lines.joined(separator: "\n")
    let source = try JSONLinesSource(file: "test.jsonl", bytes: Array(text.utf8))
    return try await operations(at: instant).importRecords([source], by: .owner).first
  }

  func number(_ kind: Kind, _ id: String) async throws -> Int64? {
    try await database.read { try $0.record(kind, id: id)?.record.number }
  }

  /// The outside id of the first record of a kind; nil where there is none.
  func someID(_ kind: Kind) async throws -> String? {
    try await database.read { transaction in
      try transaction.page(PageQuery(kind: kind, order: .id, limit: 1)).records.first.map {
        kind == .extension
          ? try transaction.outsideIDs(kind, numbers: [$0.record.number])[$0.record.number]
          : $0.record.outsideID
      } ?? nil
    }
  }
}
