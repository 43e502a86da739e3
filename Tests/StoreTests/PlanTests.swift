import Domain
import Operations
import SQLiteEngine
import Store
import TestSupport
import Testing

/// SQLite's plan of every page and every ledger query: an index, no sort, no scan of a large table.
@Suite struct PlanTests {
  private func recorded() async throws -> (Database, RecordingEngine, TestDatabase) {
    let test = try await TestDatabase(.sqlite)
    try await test.load(
      [Line.pbx(), Line.extension(), Line.meeting("M1", ["title": "x"]), Line.participant()],
      at: Line.registered)
    let engine = RecordingEngine(test.database.engine)
    let database = try await Database.open(engine)
    _ = engine.takeStatements()
    return (database, engine, test)
  }

  /// A line of a plan that sorts, or reads a whole table: along an index only where the list is all
  /// of it.
  private func isSlow(_ line: String, isWhole: Bool) -> Bool {
    if line.contains("USE TEMP B-TREE FOR ORDER BY") { return isWhole }
    guard line.hasPrefix("SCAN "), !line.contains("CONSTANT ROW") else { return false }
    return !isWhole || !line.contains("INDEX")
  }

  private func check(
    _ engine: RecordingEngine, isWhole: Bool = true, _ place: String
  ) async throws {
    let statements = engine.takeStatements()
    #expect(!statements.isEmpty, "\(place): nothing was recorded")
    for statement in statements {
      guard statement.sql.contains("order by"), !statement.sql.contains("from hold") else {
        continue
      }
      let slow = try await engine.plan(of: statement).filter { isSlow($0, isWhole: isWhole) }
      #expect(slow.isEmpty, "\(place): \(slow)\n\(statement.sql)")
    }
  }

  @Test func everyPage() async throws {
    let (database, engine, test) = try await recorded()
    defer { withExtendedLifetime(test) {} }
    for kind in Kind.allCases where kind != .pbx && kind != .mcu {
      let orders: [PageQuery.Order] = kind == .extension ? [.id] : [.id, .time]
      for order in orders {
        for descending in [false, true] {
          for backward in [false, true] {
            for isFirst in [true, false] {
              let keys = order.sampleKeys(kind)
              let query = PageQuery(
                kind: kind, order: order, descending: descending, limit: 100,
                after: isFirst ? nil : keys, backward: backward)
              _ = try await database.read { try $0.page(query).records.count }
              try await check(engine, "\(kind) \(order) \(descending) \(backward) \(isFirst)")
            }
          }
        }
      }
    }
  }

  /// Within one PBX, extension or meeting a sort is allowed, reading a whole table is not.
  @Test func everyPageWithinAParent() async throws {
    let (database, engine, test) = try await recorded()
    let pbx = try #require(try await test.record(.pbx, Line.fqdn)).number
    let kinds: [(Kind, [Kind])] = [
      (.pbx, [.extension, .meeting, .participant, .poll, .recording, .file, .report, .session]),
      (.extension, [.meeting, .participant, .poll, .recording, .file, .report]),
      (.meeting, [.participant, .recording, .file, .report]),
    ]
    for (scope, below) in kinds {
      for kind in below {
        let query = PageQuery(
          kind: kind, within: Scope(kind: scope, record: pbx), order: .time, limit: 100)
        _ = try await database.read { try $0.page(query).records.count }
        try await check(engine, isWhole: false, "\(kind) in \(scope)")
      }
    }
  }

  @Test func theExtensionsOfAPBXByReadiness() async throws {
    let (database, engine, test) = try await recorded()
    let pbx = try #require(try await test.record(.pbx, Line.fqdn)).number
    for order in [PageQuery.Order.id, .ready] {
      let query = PageQuery(
        kind: .extension, within: Scope(kind: .pbx, record: pbx), order: order, limit: 100)
      _ = try await database.read { try $0.page(query).records.count }
      try await check(engine, isWhole: false, "extensions by \(order)")
    }
  }

  @Test(arguments: RuleID.allCases) func theLedgerOf(_ rule: RuleID) async throws {
    let (database, engine, test) = try await recorded()
    let now = Line.registered
    let keys: [DueEntry.Key?] = [
      nil, DueEntry.Key(dueAt: now + 30 * Instant.day, rule: rule, id: "M1"),
      DueEntry.Key(dueAt: now + 30 * Instant.day, rule: .recording, id: "M1"),
    ]
    for key in keys {
      for states in [Set(DueEntry.State.allCases), [.due, .overdue], [.upcoming]] {
        let query = LedgerQuery(rules: [rule], states: states, after: key, limit: 100)
        _ = try await database.read { [policy = test.policy] in
          try $0.ledger(query, policy: policy, now: now).entries.count
        }
        try await check(engine, "\(rule) \(states)")
      }
    }
  }

  @Test(arguments: RuleID.allCases) func theCountsOf(_ rule: RuleID) async throws {
    let (database, engine, test) = try await recorded()
    _ = try await database.read { [policy = test.policy] in
      try $0.ledgerCounts(rules: [rule], pbx: nil, policy: policy, now: Line.registered).count
    }
    for statement in engine.takeStatements() where statement.sql.contains("t where") {
      let slow = try await engine.plan(of: statement).filter { isSlow($0, isWhole: true) }
      #expect(slow.isEmpty, "\(rule): \(slow)\n\(statement.sql)")
    }
  }

  /// A sweep with nothing due costs one look into an index for each rule.
  @Test func whatTheBrakesMeasure() async throws {
    let (database, engine, test) = try await recorded()
    _ = try await database.read { [policy = test.policy] in
      try $0.measure(policy.all, cutoff: Line.registered, limits: BrakeLimits()).rules.count
    }
    let statements = engine.takeStatements()
    #expect(statements.count < 100, "\(statements.count) statements")
    for statement in statements where statement.sql.contains("t where") {
      let slow = try await engine.plan(of: statement).filter { isSlow($0, isWhole: true) }
      #expect(slow.filter { $0 != "SCAN x" }.isEmpty, "\(slow)\n\(statement.sql)")
    }
  }

  /// The looking itself: it finds what is slow.
  @Test func theCheckCanFail() async throws {
    let (_, engine, test) = try await recorded()
    defer { withExtendedLifetime(test) {} }
    for (sql, isWhole, isBad) in [
      ("select t.id from meeting t order by t.title limit 10", true, true),
      ("select t.id from participant t where t.name = 'x' order by t.xid limit 10", true, false),
      ("select t.id from participant t where t.name = 'x' order by t.xid limit 10", false, true),
      ("select count(*) from meeting t where t.ended_at = 5", true, true),
      ("select count(*) from meeting t where t.ended_at = 5", false, true),
      ("select t.id from meeting t order by t.listed_at, t.xid limit 10", true, false),
      ("select t.id from meeting t where t.pbx = 1 order by t.title limit 10", false, false),
    ] {
      let plan = try await engine.plan(of: RecordingEngine.Statement(sql: sql, binds: []))
      #expect(plan.contains { isSlow($0, isWhole: isWhole) } == isBad, "\(sql): \(plan)")
    }
  }
}

extension PageQuery.Order {
  /// Keys of a row to page after.
  fileprivate func sampleKeys(_ kind: Kind) -> [Value] {
    switch (self, kind) {
    case (.ready, .extension): [.integer(1), .integer(1), .text("104")]
    case (_, .extension): [.integer(1), .text("104")]
    case (.time, .participant), (.id, _): [.text("M1")]
    default: [.integer(1_770_000_000_000), .text("M1")]
    }
  }
}
