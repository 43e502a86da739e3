import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Copies of the database, and until when they may exist.
@Suite struct BackupTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private func world() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load([Line.pbx(), Line.extension(), Line.meeting()], at: start)
    return test
  }

  @Test func isPrivateAndHasItsDate() async throws {
    let test = try await world()
    let path = test.directory + "/copy"
    let backup = try await test.operations(at: start).backUp(to: path, by: .admin)
    #expect(backup.destroyBy == Instant("2027-03-02T09:00:00Z"))
    #expect(backup.label == path && !backup.isNoted)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let left = try FileManager.default.contentsOfDirectory(atPath: test.directory)
    #expect(left.filter { $0.contains(".part") } == [])
    #expect(try await test.operations(at: start).backups(by: .officer) == [backup])
    #expect(try await test.auditTexts().last?.contains("backup") == true)
  }

  @Test func nothingIsWrittenOver() async throws {
    let test = try await world()
    let path = test.directory + "/copy"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    await #expect(throws: StoreError.exists) {
      try await test.operations(at: start).backUp(to: path, by: .owner)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    await #expect(throws: StoreError.cannotCreate) {
      try await test.operations(at: start).backUp(to: test.directory + "/no/copy", by: .owner)
    }
    #expect(try await test.operations(at: start).backups(by: .owner) == [], "no copy, no note")
  }

  @Test func isLateFromItsInstantUntilItIsGone() async throws {
    let test = try await world()
    let made = Instant("2026-01-31T10:00:00Z")
    let noted = try await test.operations(at: start).noteBackup("tape 7", madeAt: made, by: .admin)
    let due = Instant("2027-01-31T10:00:00Z")
    func late(_ instant: Instant) async throws -> Int {
      try await test.operations(at: instant).status(by: .support).keeping.overdueBackups
    }
    #expect(try await late(due - 1) == 0)
    #expect(try await late(due) == 1)
    let left = try await test.database.read { try $0.backupsLeft() }
    #expect(left.count == 1 && left.until == due)
    try await test.operations(at: due).markBackupGone(noted.number, by: .admin)
    #expect(try await late(due) == 0)
    await #expect(throws: OperationError.noSuchBackup("B-1")) {
      try await test.operations(at: due).markBackupGone(noted.number, by: .admin)
    }
  }

  /// Others write all the time: the copy is whole, and of one instant.
  @Test func isOfOneInstantWhileOthersWrite() async throws {
    let test = try await world()
    try await withThrowingTaskGroup(of: Void.self) { group in
      let start = start
      group.addTask {
        // A meeting and its participant, or neither.
        for number in 0..<60 {
          try await test.load(
            [
              Line.meeting("W\(number)"),
              Line.participant("W\(number)", ["meeting": .text("W\(number)")]),
            ], at: start)
        }
      }
      for number in 0..<5 {
        let path = test.directory + "/copy\(number)"
        _ = try await test.operations(at: start).backUp(to: path, by: .owner)
        let copy = try await TestDatabase.opened(path)
        let counts = try await copy.read { transaction in
          (try transaction.total(of: .meeting), try transaction.total(of: .participant))
        }
        #expect(counts.0 == counts.1 + 1, "M1 has none")
        #expect(try await copy.engine.health(whole: true).damage == [])
      }
      try await group.waitForAll()
    }
  }
}
