@testable import Store

import Domain
import TestSupport
import Testing

/// The store's statements and tables, held against a PostgreSQL server that the test starts itself:
/// the texts are common ground of both engines, or the dialect's.
@Suite(.serialized) struct PostgresTests {
  /// What ran in the scenario, and the rows that it left.
  private struct Recording: Sendable {
    let transactions: [TranscribingEngine.Transcript]
    let rows: [String: [String]]
  }

  private static let recording = Task {
    let test = try await TestDatabase(.sqlite)
    let engine = TranscribingEngine(test.database.engine)
    let database = try await Database.open(engine)
    try await Scenario(database: database, policy: test.policy).run()
    let rows = try await test.database.read { transaction in
      try Dictionary(
        uniqueKeysWithValues: Table.all.map { ($0.name, try $0.rows(transaction.connection)) })
    }
    return Recording(transactions: engine.transactions, rows: rows)
  }

  private func onCluster<Result>(_ body: (PostgresCluster) throws -> Result) throws -> Result {
    let cluster = try PostgresCluster()
    let result: Result
    do {
      _ = try cluster.must(Table.all.map { $0.script(.postgres) }.joined())
      result = try body(cluster)
    } catch {
      try? cluster.close()
      throw error
    }
    try cluster.close()
    return result
  }

  @Test func everyStatementIsPrepared() async throws {
    let transactions = try await Self.recording.value.transactions
    var binds: [String: [Value]] = [:]
    for statement in transactions.flatMap(\.statements) {
      let known = binds[statement.sql] ?? statement.binds
      // A value says more of a parameter than a null.
      binds[statement.sql] = zip(known, statement.binds).map { $0.isNull ? $1 : $0 }
    }
    let texts = binds.keys.sorted()
    print("\(texts.count) statements")
    let answers = try onCluster { try Preparation(texts, on: $0) }.answers
    for (text, answer) in zip(texts, answers) {
      #expect(answer.refusal == nil, "\(text)")
      guard answer.refusal == nil else { continue }
      let values = binds[text] ?? []
      #expect(answer.parameters.count == values.count, "\(text)")
      #expect(answer.strangeParameters(values).isEmpty, "\(text)")
      #expect(answer.strangeColumns.isEmpty, "\(text)")
    }
  }

  /// The scenario's transactions give the same rows in both engines, and leave the same.
  @Test func theSameStatementsGiveTheSameRows() async throws {
    let recording = try await Self.recording.value
    // A database that is opened has been made elsewhere.
    let replay = Replay(recording.transactions.drop { !$0.isCommitted })
    print("\(replay.count) results to compare")
    let (outcome, rows) = try onCluster { cluster in
      (
        try cluster.psql(replay.script),
        try Dictionary(
          uniqueKeysWithValues: Table.all.map { ($0.name, try $0.rows(on: cluster)) })
      )
    }
    // One that is refused brings down its transaction, and what follows in it.
    let errors = outcome.errors.split(separator: "\n").filter {
      !$0.contains("current transaction is aborted") && !$0.contains("prepared statement")
    }
    try #require(errors.isEmpty)
    var told: Set<String> = []
    for difference in replay.differences(outcome.output)
    where told.insert(difference.sql).inserted {
      Issue.record(
        """
        \(difference.sql)
        SQLite gave \(difference.wanted), PostgreSQL \(difference.found)
        """)
    }
    for table in Table.all {
      #expect(rows[table.name] == recording.rows[table.name], "\(table.name)")
    }
  }

  /// Every piece of SQL in the store's source was part of something that ran, so that a statement
  /// that is new cannot be left out of the two tests above.
  @Test func noStatementIsLeftOut() async throws {
    let transactions = try await Self.recording.value.transactions
    let source = try StoreStatements()
    try #require(source.literals.count > 100)
    let ran = Set(transactions.flatMap { $0.statements.map(\.sql) })
    let missing = source.missing(from: ran + [Dialect.sqlite.columnList])
    for literal in missing { Issue.record("\(literal.file): \(literal.text)") }
  }

  /// The looking itself: it finds what is wrong.
  @Test func theCheckCanFail() throws {
    let texts = [
      "select t.fqdn from pbx t where t.id = $1", "select fqdn from pbx where id = fqdn",
      "select sum(registered_at) from pbx", "select $1::integer", "selec",
    ]
    let answers = try onCluster { try Preparation(texts, on: $0) }.answers
    #expect(answers.map { $0.refusal == nil } == [true, false, true, true, false])
    #expect(answers[0].columns == ["text"])
    #expect(answers[0].parameters == ["bigint"])
    #expect(answers[0].strangeParameters([.integer(1)]).isEmpty)
    #expect(answers[0].strangeParameters([.text("1")]) == ["$1 is bigint"])
    #expect(answers[2].strangeColumns == ["column 1 is numeric"])
    #expect(answers[3].strangeParameters([.integer(1)]) == ["$1 is integer"])
    let source = try StoreStatements()
    #expect(source.missing(from: []) == source.literals)
  }
}
