import Domain
import Operations
import Store
import TestSupport

extension PermissionTests {
  static let keepingRows: [Row] = [
    Row(function: "refusals", capability: .browse, allowed: everyone) {
      _ = try await $1.refusals(limit: 10, by: $2)
    },
    Row(function: "liftErasure", capability: .operate, allowed: [.admin]) {
      try await $1.liftErasure(.recording, id: "R1", reason: .mistake, by: $2)
    },
    Row(function: "backUp", capability: .backup, allowed: [.admin]) { test, operations, principal in
      _ = try await operations.backUp(to: test.directory + "/copy", by: principal)
    },
    Row(function: "noteBackup", capability: .backup, allowed: [.admin]) {
      _ = try await $1.noteBackup("tape 7", madeAt: now, by: $2)
    },
    Row(function: "backups", capability: .compliance, allowed: [.admin, .officer]) {
      _ = try await $1.backups(by: $2)
    },
    Row(function: "markBackupGone", capability: .backup, allowed: [.admin]) {
      test, operations, principal in
      let known = try await test.database.write {
        try $0.note(backup: "tape", madeAt: now, destroyBy: now, by: "x", isNoted: true)
      }
      try await operations.markBackupGone(known.number, by: principal)
    },
    Row(function: "restore", capability: .backup, allowed: [.admin]) {
      _ = try await $1.restore(from: [], identity: "copy", by: $2)
    },
    Row(function: "adoptObjects", capability: .operate, allowed: [.admin]) {
      try await $1.adoptObjects(by: $2)
    },
    Row(function: "diagnose", capability: .operate, allowed: [.admin]) {
      _ = try await $1.diagnose(by: $2)
    },
  ]
}
