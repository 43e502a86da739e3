import Domain
import Operations
import Store
import TestSupport

extension PermissionTests {
  static let jobsRows: [Row] = [
    Row(function: "people", capability: .plan, allowed: everyone) { test, operations, principal in
      let scope = Scope(kind: .meeting, record: 1)
      _ = try await operations.people(below: scope, by: principal)
    },
    Row(function: "undoDeletion", capability: .undo, allowed: [.admin]) {
      _ = try await $1.undoDeletion(of: .extension, id: Line.fqdn + "/105", by: $2)
    },
    Row(function: "job", capability: .browse, allowed: everyone) {
      _ = try await $1.job("D-1", by: $2)
    },
    Row(function: "pauseJob", capability: .operate, allowed: [.admin]) {
      try await interrupt($0)
      _ = try await $1.pauseJob("D-2", by: $2)
    },
    Row(function: "resumeJob", capability: .operate, allowed: [.admin]) {
      try await interrupt($0)
      _ = try await $1.resumeJob("D-2", by: $2)
    },
    Row(function: "cancelJob", capability: .operate, allowed: [.admin]) {
      try await interrupt($0)
      _ = try await $0.database.write { try $0.take(job: 2, owner: "x", at: Self.now) }
      try await $1.cancelJob("D-2", by: $2)
    },
  ]

  /// As if a process had left it half done.
  private static func interrupt(_ test: TestDatabase) async throws {
    _ = try await test.database.write {
      try $0.halt(job: 2, as: .interrupted, from: [.staged])
    }
  }
}
