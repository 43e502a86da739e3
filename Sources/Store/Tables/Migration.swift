/// One step of the schema, applied once, in order.
struct Migration: Sendable {
  let tables: [Table]

  func apply(_ connection: any Connection, _ dialect: Dialect) throws {
    for table in tables { try connection.script(table.script(dialect)) }
  }

  static let all: [Migration] = [
    Migration(
      tables: [
        .meta, .counter, .mcu, .pbx, .extension, .meeting, .participant, .poll, .recording,
        .file, .report, .attendee, .session, .log, .storedObject, .hold, .erasure, .audit,
        .receipt, .sweepRun,
      ]),
    Migration(tables: [.job, .lease]),
    Migration(tables: [.attempt]),
  ]
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
