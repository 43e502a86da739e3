/// One step of the schema, applied once, in order: new tables, and what it adds to older ones
/// (`Column.since`, `Table.later`).
struct Migration: Sendable {
  /// Counted from 1; a database bears the number of its last.
  let number: Int
  let tables: [Table]
  /// Statements on what is there already.
  var after = ""

  func apply(_ connection: any Connection, _ dialect: Dialect) throws {
    for table in Self.all.prefix(number - 1).flatMap(\.tables) {
      let additions = table.additions(dialect, in: number)
      if !additions.isEmpty { try connection.script(additions) }
    }
    for table in tables { try connection.script(table.script(dialect, upTo: number)) }
    if !after.isEmpty { try connection.script(after) }
  }

  static let all: [Migration] = [
    Migration(
      number: 1,
      tables: [
        .meta, .counter, .mcu, .pbx, .extension, .meeting, .participant, .poll, .recording,
        .file, .report, .attendee, .session, .log, .storedObject, .hold, .erasure, .audit,
        .receipt, .sweepRun,
      ]),
    Migration(number: 2, tables: [.job, .lease]),
    Migration(number: 3, tables: [.attempt]),
    Migration(number: jobs, tables: [.shownPlan]),
    Migration(number: brakes, tables: [.brake, .tenantTaken, .ruleDone, .heartbeat]),
    Migration(number: persons, tables: [.holdMember, .rectified, .personCase]),
    Migration(
      number: keeping, tables: [.ledgerLine, .refusal, .backup], after: Table.firstLines),
    Migration(number: evidence, tables: [.past, .incident]),
    Migration(
      number: policies, tables: [.policyVersion, .runDone, .runFailed, .housekeeping]),
    Migration(number: snapshots, tables: [.quarantine, .quarantined]),
    Migration(number: housekeeping, tables: []),
    Migration(number: overview, tables: [.alarmTaken]),
    Migration(number: requests, tables: [.request]),
    Migration(number: objects, tables: []),
  ]
}

extension Migration {
  static let jobs = 4
  static let brakes = 5
  static let persons = 6
  static let keeping = 7
  static let evidence = 8
  static let policies = 9
  static let snapshots = 10
  static let housekeeping = 11
  static let overview = 12
  static let requests = 13
  static let objects = 14

  /// Databases of older versions were never handed out, and what makes their tables has changed since:
  /// none is brought up.
  static let firstInUse = snapshots
}

extension Table {
  /// Every table as the newest migration leaves it.
  package static let all: [Table] = Migration.all.flatMap(\.tables)
}

extension Transaction {
  /// The columns that the database really has, by table.
  package func columnNames() throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    try connection.forEach(dialect.columnList, []) { row in
      found[try row.text(0), default: []].insert(try row.text(1))
    }
    return found
  }
}
