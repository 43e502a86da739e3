import Domain
import Operations
import Store
import Synchronization
import TestSupport
import Testing

/// The trail in a database: chained by every operation, kept outside now and then.
@Suite struct AuditTrailTests {
  private let now = Instant("2026-03-02T09:00:00Z")

  /// Lines that nobody takes back.
  private final class Lines: AppendOnlyFile {
    private let state = Mutex<[String]>([])
    var all: [String] { state.withLock { $0 } }
    func append(_ lines: [String]) throws(StoreError) { state.withLock { $0 += lines } }
    func forEach(_ body: (String) throws -> Void) throws { for line in all { try body(line) } }
  }

  private func filled() async throws -> (TestDatabase, Lines, Operations) {
    let test = try await TestDatabase()
    try await test.load(
      Given.owner + [Line.meeting("M1"), Line.meeting("M2"), Line.recording("R1", now)], at: now)
    let lines = Lines()
    return (test, lines, test.operations(at: now, outside: Outside(checkpoints: lines)))
  }

  private func delete(_ id: String, _ operations: Operations) async throws {
    _ = try await operations.delete(
      DeleteRequest(kind: .meeting, id: id, phrase: id, reason: .test), by: .owner)
  }

  private func change(_ test: TestDatabase, _ sql: String) async throws {
    try await test.database.write { _ = try $0.connection.execute(sql, []) }
  }

  @Test func everyOperationIsChainedAndSigned() async throws {
    let (test, _, operations) = try await filled()
    try await delete("M2", operations)
    _ = try await test.sweep(at: now + 8 * Instant.day)
    let verdict = try await operations.verifyAudit(key: TestDatabase.auditKey, by: .support)
    #expect(verdict.fault == nil)
    #expect(verdict.entries >= 4)
    #expect(verdict.signed == verdict.entries)
    #expect(verdict.unchained == 0)
    #expect(try await operations.auditHead(by: .support) == verdict.head)
    let other = AuditKey(Array(repeating: 8, count: 32))
    #expect(
      try await operations.verifyAudit(key: other, by: .owner).fault
        == .init(number: 1, kind: .unsigned))
  }

  @Test(arguments: [
    ("update audit set reason = 'x' where seq = 2", 2, AuditVerdict.Fault.Kind.changed),
    ("delete from audit where seq = 2", 3, .missing),
    ("delete from audit where seq = 1", 1, .missing),
    ("update audit set digest = null where seq = 2", 2, .unchained),
    ("update audit set previous = null where seq = 2", 2, .unlinked),
    ("update audit set mac = null where seq = 2", 2, .unsigned),
    ("delete from audit where seq > 2", 3, .cut),
  ])
  func whatIsDoneToTheTableShows(
    _ sql: String, _ number: Int64, _ kind: AuditVerdict.Fault.Kind
  ) async throws {
    let (test, _, operations) = try await filled()
    try await delete("M1", operations)
    try await delete("M2", operations)
    try await change(test, sql)
    let verdict = try await operations.verifyAudit(key: TestDatabase.auditKey, by: .owner)
    #expect(verdict.fault == .init(number: number, kind: kind))
  }

  @Test func aDeletionIsKeptOutsideBeforeAndAfter() async throws {
    let (test, lines, operations) = try await filled()
    let before = try #require(try await operations.auditHead(by: .owner))
    try await delete("M2", operations)
    let after = try #require(try await operations.auditHead(by: .owner))
    let heads = lines.all.compactMap { AuditCheckpoint(line: $0)?.head }
    #expect(heads == [before, after])
    // A sweep of something, and one of nothing: that adds no line.
    let later = test.operations(
      at: now + 8 * Instant.day, outside: Outside(checkpoints: lines))
    _ = try await later.sweep(SweepRequest(), by: .owner)
    #expect(lines.all.count == 3)
    _ = try await later.sweep(SweepRequest(), by: .owner)
    #expect(lines.all.count == 3)
    #expect(try await later.verifyAudit(by: .owner).checkpoints == 3)
  }

  @Test func everyHundredEntriesAreKeptOutside() async throws {
    let (test, lines, _) = try await filled()
    let log = Lines()
    let outside = Outside(checkpoints: lines, systemLog: { try? log.append([$0]) })
    let operations = test.operations(at: now, outside: outside)
    let entry = AuditEntry(at: now, principal: .owner, operation: .find)
    for _ in 0..<250 { try await operations.database.write { _ = try $0.audit(entry) } }
    func numbers() -> [Int64] { lines.all.compactMap { AuditCheckpoint(line: $0)?.head.number } }
    #expect(numbers() == [100, 200])
    // Of many in one transaction the last, which the others hang on.
    try await operations.database.write { transaction in
      for _ in 0..<120 { _ = try transaction.audit(entry) }
    }
    #expect(numbers() == [100, 200, 371])
    #expect(log.all == lines.all.map { "audit checkpoint " + $0 })
    #expect(try await operations.verifyAudit(by: .owner).checkpoints == 3)
  }

  @Test func anEntryThatIsRolledBackLeavesNothing() async throws {
    let (test, _, operations) = try await filled()
    struct Stop: Error {}
    let head = try await operations.auditHead(by: .owner)
    await #expect(throws: Stop.self) {
      try await test.database.write { transaction in
        try transaction.audit(
          AuditEntry(
            at: Instant(milliseconds: 1_800_000_000_000), principal: .owner, operation: .find))
        throw Stop()
      }
    }
    #expect(try await operations.auditHead(by: .owner) == head)
    try await delete("M1", operations)
    #expect(try await operations.verifyAudit(key: TestDatabase.auditKey, by: .owner).holds)
  }

  /// A database of an earlier version has entries without digests.
  @Test func olderEntriesAreSaidToBeUnchained() async throws {
    let (test, _, operations) = try await filled()
    try await change(test, "update audit set previous = null, digest = null, mac = null")
    try await change(test, "delete from meta where name = 'audit key'")
    try await delete("M1", operations)
    let verdict = try await operations.verifyAudit(by: .owner)
    #expect(verdict.holds)
    #expect(verdict.unchained == 1)
    #expect(verdict.entries == 2)
    #expect(verdict.signed == 0)
  }

  @Test func pruningKeepsTheRestProved() async throws {
    let (test, lines, operations) = try await filled()
    let later = now + 30 * Instant.day
    let after = test.operations(at: later, outside: Outside(checkpoints: lines))
    try await delete("M1", operations)
    try await delete("M2", after)
    let gone = try await test.database.write { [now] transaction in
      try transaction.pruneAudit(before: now + Instant.day, at: later, by: .owner)
    }
    #expect(gone == 2)
    let verdict = try await after.verifyAudit(key: TestDatabase.auditKey, by: .owner)
    #expect(verdict.fault == nil)
    #expect(verdict.first == 3)
    #expect(verdict.pruned?.number == 2)
    // Nothing is left to prune, and pruning all leaves what says so.
    let none = try await test.database.write { [now] transaction in
      try transaction.pruneAudit(before: now, at: later, by: .owner)
    }
    #expect(none == 0)
    _ = try await test.database.write { transaction in
      try transaction.pruneAudit(before: later + 1, at: later + 2, by: .owner)
    }
    #expect(try await after.verifyAudit(key: TestDatabase.auditKey, by: .owner).holds)
  }

  @Test func supportSeesItsOwnEntries() async throws {
    let (test, _, _) = try await filled()
    let operations = test.operations(at: now)
    _ = try await operations.find(FindQuestion("nobody@example.com"), by: .support)
    try await delete("M1", operations)
    let own = try await operations.audit(AuditRequest(), by: .support).entries
    #expect(own.map(\.operation) == ["find"])
    let all = try await operations.audit(AuditRequest(), by: .officer).entries
    #expect(all.map(\.operation) == ["delete", "find", "import"])
    let about = try await operations.audit(
      AuditRequest(about: .init(kind: .meeting, id: "M1")), by: .admin
    ).entries
    #expect(about.map(\.operation) == ["delete"])
    let page = try await operations.audit(AuditRequest(limit: 2), by: .admin)
    #expect(page.entries.count == 2 && page.next == page.entries.last?.number)
    let rest = try await operations.audit(AuditRequest(limit: 2, after: page.next), by: .admin)
    #expect(rest.entries.map(\.operation) == ["import"] && rest.next == nil)
  }

  @Test func anExportIsAnEntryAndHasItself() async throws {
    let (test, _, _) = try await filled()
    let operations = test.operations(at: now)
    var records: [AuditRecord] = []
    try await operations.exportAudit(as: "jsonl", by: .officer) { records.append($0) }
    #expect(records.map(\.operation) == ["import", "export"])
    var verifier = AuditVerifier(key: TestDatabase.auditKey, checkpoints: [])
    for record in records { verifier.take(record) }
    #expect(verifier.finish().holds)
  }

  /// Whoever changes an entry is found out by the sweep of the next day, and loudly.
  @Test func aTrailThatDoesNotHoldIsLoud() async throws {
    let (test, _, operations) = try await filled()
    func alarms(_ at: Instant) async throws -> [Alarm] {
      try await test.operations(at: at).status(by: .support).alarms.filter { $0.kind == .audit }
    }
    try await delete("M2", operations)
    _ = try await test.sweep(at: now)
    let held = try await test.operations(at: now).overview(by: .support).machinery
    #expect(held.auditCheck?.broken == nil && (held.auditCheck?.head ?? 0) > 1)
    #expect(try await alarms(now).isEmpty)

    try await change(test, "update audit set reason = 'x' where seq = 2")
    let (next, later) = (now + Instant.day, now + 2 * Instant.day)
    _ = try await test.sweep(at: next)
    _ = try await test.sweep(at: later)
    let alarm = try #require(try await alarms(later).first)
    #expect(alarm.since == next && alarm.isCritical)
    #expect(alarm.cause.hasPrefix("entry 2 of the audit trail does not hold"))
  }
}
