package import Domain
import Formats
import Foundation
package import Operations
import Policies
import SQLiteEngine
package import Store

/// Every engine that a contract test runs on.
package enum EngineKind: String, CaseIterable, Sendable {
  case sqlite
}

/// An empty database in a directory of its own, removed with the last reference to it.
package final class TestDatabase: Sendable {
  package let database: Database
  package let directory: String
  package let policy: Policy
  /// Knows what was activated through it.
  package let policies: PolicyShelf
  package let objects: DirectoryObjectStore?

  /// `policy`: the compiled-in one by default.
  package init(_ kind: EngineKind = .sqlite, policy: Policy? = nil) async throws {
    let base = FileManager.default.temporaryDirectory
    let directory = base.appendingPathComponent("lapse-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    self.directory = directory.path
    let objectDirectory = directory.appendingPathComponent("objects")
    try FileManager.default.createDirectory(at: objectDirectory, withIntermediateDirectories: true)
    let engine: any Engine
    switch kind {
    case .sqlite:
      engine = try SQLiteEngine(path: directory.path + "/lapse.db", create: true)
    }
    database = try await Database.create(
      engine, identity: "test", key: Array(repeating: 7, count: 32), auditKey: Self.auditKey)
    let policy = try policy ?? Self.compiledInPolicy()
    self.policy = policy
    policies = PolicyShelf(fallback: policy) { try PolicyFile.parse($0, file: $1) }
    objects = DirectoryObjectStore(path: objectDirectory.path, identity: "test")
    _ = try objects?.claim(replacing: nil)
  }

  /// The first key of the audit trail.
  package static let auditKey = AuditKey(Array(repeating: 9, count: AuditKey.size))

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  package func operations(
    at instant: Instant, limits: BrakeLimits = BrakeLimits(), uptime: Uptime? = nil,
    outside: Outside = Outside()
  ) -> Operations {
    var settings = Settings()
    settings.brakes = limits
    return Operations(
      database: database, policies: policies, objects: objects, settings: settings,
      outside: outside, now: { instant }, uptime: { uptime })
  }

  /// A copy of a database.
  package static func opened(_ path: String) async throws -> Database {
    try await Database.open(SQLiteEngine(path: path))
  }

  /// Native lines as a file.
  package func source(_ lines: [String]) throws -> any ImportSource {
    try JSONLinesSource(
      file: "test.jsonl", bytes: Array(lines.joined(separator: "\n").utf8))
  }

  /// Imports native lines.
  @discardableResult
  package func load(_ lines: [String], at instant: Instant) async throws -> ImportResult {
    let source = try source(lines)
    let results = try await operations(at: instant).importRecords([source], by: .owner)
    guard let result = results.first else { throw MissingPolicy() }
    return result
  }

  package static func compiledInPolicy() throws -> Policy {
    guard let file = Policies.compiledIn.first else { throw MissingPolicy() }
    return try PolicyFile.parse(file.text, file: file.name)
  }

  /// The variant that reads every sentence the earliest way.
  package static func strictPolicy() throws -> Policy {
    try PolicyFile.parse(strictText(), file: "strict")
  }

  package static func strictText() throws -> String {
    guard let file = Policies.compiledIn.last else { throw MissingPolicy() }
    return file.text
  }

  package static func compiledInText() throws -> String {
    guard let file = Policies.compiledIn.first else { throw MissingPolicy() }
    return file.text
  }

  private struct MissingPolicy: Error {}
}

extension Principal {
  /// Owns the file: has all capabilities.
  package static let owner = Principal(user: "owner")
  package static let support = Principal(user: "sam", role: .support)
  package static let admin = Principal(user: "kim", role: .admin)
  package static let officer = Principal(user: "lee", role: .officer)
}

extension Instant {
  /// An RFC 3339 text that a test knows to be right.
  package init(_ text: StaticString) {
    guard let instant = Instant(rfc3339: "\(text)") else {
      preconditionFailure("not an instant: \(text)")
    }
    self = instant
  }
}
