import Domain
import Operations
import Store
import TestSupport
import Testing

/// What the erasure gate refuses is counted by PBX and record, and can be lifted one by one.
@Suite struct RefusalTests {
  private let start = Instant("2026-03-02T09:00:00Z")

  private func world() async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(lines, at: start)
    return test
  }

  private var lines: [String] {
    [
      Line.pbx(), Line.extension("104", ["email": "ann@example.com"]),
      Line.meeting("M1", ["title": "Budget", "scheduledAt": .at(start)]),
      Line.recording("R1", start),
    ]
  }

  private func delete(_ kind: Kind, _ id: String, in test: TestDatabase) async throws {
    _ = try await test.operations(at: start).delete(
      DeleteRequest(kind: kind, id: id, phrase: id, reason: .test), by: .owner)
  }

  @Test func isCountedByRecordAndPBX() async throws {
    let test = try await world()
    try await delete(.recording, "R1", in: test)
    for hours in [1, 2] as [Int64] { try await test.load(lines, at: start + hours * Instant.hour) }
    let operations = test.operations(at: start)
    let found = try await operations.refusals(pbx: Line.fqdn, limit: 10, by: .support)
    try #require(found.count == 1)
    #expect(found[0].kind == .recording && found[0].times == 2 && found[0].pbx == Line.fqdn)
    #expect(found[0].lastAt == start + 2 * Instant.hour && found[0].erasedAt == start)
    #expect(found[0].rule == nil, "an order")
    #expect(!found[0].tag.contains("R1"))
    #expect(try await operations.refusals(limit: 10, by: .support) == found)
    #expect(try await operations.refusals(pbx: "other.example.net", limit: 10, by: .support) == [])
    #expect(try await operations.status(by: .support).keeping.refusals == 1)
  }

  @Test func aDryRunCountsNothing() async throws {
    let test = try await world()
    try await delete(.recording, "R1", in: test)
    let source = try test.source(lines)
    _ = try await test.operations(at: start).importRecords([source], dryRun: true, by: .owner)
    #expect(try await test.operations(at: start).refusals(limit: 10, by: .owner) == [])
  }

  @Test func fieldsThatRulesErasedAreCounted() async throws {
    let test = try await world()
    let later = start + 8 * Instant.day
    try await test.sweep(at: later)
    try await test.load([Line.meeting("M1", ["title": "Budget"])], at: later)
    let found = try await test.operations(at: later).refusals(limit: 10, by: .owner)
    #expect(found.map(\.kind) == [.meeting])
    #expect(found.first?.erasedAt == nil, "the meeting is there")

    try await test.operations(at: later).liftErasure(
      .meeting, id: "M1", reason: .mistake, by: .owner)
    try await test.load([Line.meeting("M1", ["title": "Budget"])], at: later)
    let view = try await test.view(.meeting, "M1", at: later)
    #expect(view.erased == [])
    #expect(try await test.operations(at: later).refusals(limit: 10, by: .owner) == [])
  }

  @Test func whatIsLiftedIsStoredAgain() async throws {
    let test = try await world()
    try await delete(.recording, "R1", in: test)
    try await test.load(lines, at: start)
    #expect(try await test.ids(.recording) == [])
    try await test.operations(at: start).liftErasure(
      .recording, id: "R1", reason: .mistake, ticket: "#7", by: .admin)
    try await test.load(lines, at: start)
    #expect(try await test.ids(.recording) == ["R1"])
    #expect(try await test.operations(at: start).refusals(limit: 10, by: .owner) == [])
    let entry = try #require(try await test.auditTexts().first { $0.contains("erasure-lift") })
    #expect(entry.contains("mistake #7 done") && !entry.contains("R1"))
  }

  /// An extension comes back by its number, whatever address it bears, and stays.
  @Test func anExtensionIsLiftedWithItsAddress() async throws {
    let test = try await world()
    let id = Line.fqdn + "/104"
    _ = try await test.operations(at: start).stageDeletion(
      DeleteRequest(kind: .extension, id: id, phrase: id, reason: .test), by: .owner)
    let later = start + 25 * Instant.hour
    try await test.sweep(at: later)
    try await test.load(lines, at: later)
    #expect(try await test.ids(.extension) == [])
    try await test.operations(at: later).liftErasure(
      .extension, id: id, reason: .mistake, by: .owner)
    for name in ["Ann", "Anna"] {
      let line = Line.extension("104", ["email": "ann@example.com", "firstName": .text(name)])
      let result = try await test.load([Line.pbx(), line], at: later)
      #expect(result.warnings.isEmpty)
    }
    let record = try await test.record(.extension, id)
    #expect(record != nil)
  }

  @Test func nothingToLiftIsSaid() async throws {
    let test = try await world()
    for id in ["R1", "R2"] {
      await #expect(throws: OperationError.noSuchErasure(.recording, id: id)) {
        try await test.operations(at: start).liftErasure(
          .recording, id: id, reason: .mistake, by: .owner)
      }
    }
  }
}
