@testable import Store

import Domain
import Operations
import SQLiteEngine
import TestSupport
import Testing

/// What every engine owes the store.
@Suite struct TransactionTests {
  private struct Refused: Error {}

  @Test(arguments: EngineKind.allCases)
  func anErrorRollsAllOfItBack(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load([Line.pbx(), Line.extension()], at: Line.registered)
    await #expect(throws: Refused.self) {
      try await test.database.write { transaction in
        try transaction.run("delete from extension")
        try transaction.run("delete from pbx")
        _ = try transaction.take("hold")
        throw Refused()
      }
    }
    #expect(try await test.ids(.pbx) == [Line.fqdn])
    #expect(try await test.ids(.extension).count == 1)
    #expect(try await test.database.write { try $0.take("hold") } == 1)
  }

  @Test(arguments: EngineKind.allCases)
  func aFailingStatementRollsAllOfItBack(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load([Line.pbx()], at: Line.registered)
    await #expect(throws: StoreError.constraint) {
      try await test.database.write { transaction in
        try transaction.run("update pbx set mcu = 'changed'")
        // Its FQDN is there already.
        try transaction.insert(
          "pbx", ["id", "fqdn", "registered_at"],
          [[.integer(99), .text(Line.fqdn), Value(Line.registered)]])
      }
    }
    #expect(try await test.record(.pbx, Line.fqdn)?["mcu"] == .null)
    // The engine goes on after it.
    try await test.load([Line.extension()], at: Line.registered)
    #expect(try await test.ids(.extension).count == 1)
  }

  @Test(arguments: EngineKind.allCases)
  func aChildWithoutItsParentIsRefused(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load([Line.pbx(), Line.extension()], at: Line.registered)
    await #expect(throws: StoreError.constraint) {
      try await test.database.write { _ = try $0.run("delete from pbx") }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func aGarbledInstantIsRefused(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load([Line.pbx()], at: Line.registered)
    for wrong in [0, -1, 946_684_799_999, 4_102_444_800_000, Int64.max] {
      await #expect(throws: StoreError.constraint, "\(wrong)") {
        try await test.database.write {
          _ = try $0.run("update pbx set last_sync_at = $1", [.integer(wrong)])
        }
      }
    }
    _ = try await test.database.write {
      try $0.run("update pbx set last_sync_at = $1", [.integer(946_684_800_000)])
    }
  }

  @Test(arguments: EngineKind.allCases)
  func aReadSeesOneInstant(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    await #expect(throws: StoreError.self) {
      try await test.database.read { _ = try $0.run("delete from pbx") }
    }
  }

  /// `$1 … $n` are positions, in whatever order and however often they stand in the text.
  @Test(arguments: EngineKind.allCases)
  func placesAreBoundByTheirNumber(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let row = try await test.database.read { transaction in
      try transaction.first(
        "select $2, $1, $3, $2 || $1 where $3 = $3 and $1 <> $2",
        [.text("a"), .text("b"), .integer(7)])
    }
    #expect(row?.values == [.text("b"), .text("a"), .integer(7), .text("ba")])
  }

  @Test(arguments: EngineKind.allCases)
  func valuesComeBackAsTheyWere(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let texts = ["", "e\u{301}", "\u{E9}", "\u{10FFFF}", "'\"\\$1?", "\r\n"]
    for text in texts {
      let row = try await test.database.read { try $0.first("select $1", [.text(text)]) }
      #expect(row?[0].text.map { Bytes.equal($0, text) } == true)
    }
    let numbers: [Value] = [
      .integer(.min), .integer(.max), .null, .blob([0, 255, 7]), .real(0.5),
    ]
    let row = try await test.database.read {
      try $0.first("select $1, $2, $3, $4, $5", numbers)
    }
    #expect(row?.values == numbers)
  }

  // MARK: - Numbers

  @Test(arguments: EngineKind.allCases)
  func numbersAreTakenOnce(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let taken = try await test.database.write { transaction in
      [
        try transaction.take("a"), try transaction.take("a", count: 5), try transaction.take("a"),
        try transaction.take("b"), try transaction.take("a", count: 1), try transaction.take("a"),
      ]
    }
    #expect(taken == [1, 2, 7, 1, 8, 9])
    #expect(try await test.database.write { try $0.take("a") } == 10)
  }

  @Test(arguments: EngineKind.allCases)
  func manyWritersTakeEachNumberOnce(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let database = test.database
    let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 0..<40 {
        group.addTask { try await database.write { try $0.take("race") } }
      }
      var numbers: [Int64] = []
      for try await number in group { numbers.append(number) }
      return numbers
    }
    #expect(numbers.sorted() == Array(1...40))
  }

  // MARK: - Chunks

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 255, 256, 257, 513])
  func everyValueIsInOneChunk(_ count: Int) async throws {
    let test = try await TestDatabase()
    let sizes = try await test.database.read { transaction in
      let values = (0..<count).map { Value.integer(Int64($0)) }
      var seen: [Value] = []
      var sizes: [Int] = []
      transaction.chunks(values) { chunk, places in
        sizes.append(chunk.count)
        let text = places(3)
        #expect(text.split(separator: ",").count == chunk.count)
        #expect(text.hasPrefix("$3") && text.hasSuffix("$\(chunk.count + 2)"))
        seen += Set(chunk).sorted { ($0.integer ?? 0) < ($1.integer ?? 0) }
      }
      #expect(seen == values)
      return sizes
    }
    #expect(sizes.allSatisfy { [8, 64, 256].contains($0) }, "each size is prepared once")
    #expect(sizes.count == (count + 255) / 256)
  }

  @Test(arguments: EngineKind.allCases)
  func recordsOfManyNumbersComeInTheirOrder(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    try await test.load(
      (0..<257).map { Line.log("L\($0)", Line.registered) }, at: Line.registered)
    for count in [0, 1, 8, 9, 64, 65, 256, 257] {
      let numbers = Array((1...257).map(Int64.init).reversed().prefix(count))
      let found = try await test.database.read { try $0.records(.log, numbers: numbers) }
      #expect(found.map(\.record.number) == numbers, "\(count)")
    }
  }

  /// Rows go in by 32 and one by one.
  @Test(arguments: [0, 1, 31, 32, 33, 64, 65, 100])
  func everyRowIsInserted(_ count: Int) async throws {
    let test = try await TestDatabase()
    let result = try await test.load(
      [Line.pbx()] + (0..<count).map { Line.extension("\($0)") }, at: Line.registered)
    #expect(result.stored == count + 1)
    #expect(Set(try await test.ids(.extension)).count == count)
  }

  /// Made before the first version that anybody has, or after the newest.
  @Test(arguments: [1, Migration.firstInUse - 1, Migration.all.count + 1])
  func aDatabaseOfAnUnknownVersionIsNotOpened(_ version: Int) async throws {
    let test = try await TestDatabase()
    try await test.database.write {
      _ = try $0.run("update meta set number = $1 where name = 'version'", [Value(version)])
    }
    do {
      _ = try await Database.open(test.database.engine)
      Issue.record("it was opened")
    } catch StoreError.foreign(let words) {
      #expect(words.contains(version < Migration.firstInUse ? "before the first" : "newer"))
    }
  }

  @Test func aDatabaseOfTheFirstVersionIsBroughtUp() async throws {
    let test = try await TestDatabase()
    try await test.database.write { transaction in
      try transaction.run("drop index past_2")
      try transaction.run("drop table alarm_taken")
      try transaction.run("drop table request")
      try transaction.run("drop index stored_object_4")
      try transaction.run("alter table stored_object drop column job")
      try transaction.run(
        "update meta set number = $1 where name = 'version'", [Value(Migration.firstInUse)])
    }
    let database = try await Database.open(test.database.engine)
    try await database.read { transaction in
      #expect(try Meta.read(transaction.connection).version == Migration.all.count)
      let made = try transaction.count("select count(*) from sqlite_master where name = 'past_2'")
      #expect(made == 1)
    }
  }
}
