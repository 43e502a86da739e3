import Domain

/// A row that is about to go: what the erasure ledger must remember of it.
struct DoomedRow {
  let number: Int64
  let id: String
  let ancestry: Ancestry
  /// When its PBX registered; the far future where no PBX is known any more.
  let life: Int64

  static func select(_ kind: Kind) -> String {
    let id = kind == .extension ? "p.fqdn || '/' || t.number" : RecordSQL.outsideID(kind)
    return """
      select t.id, \(id), \(life(kind)), \(RecordSQL.ancestry(kind)) from \(RecordSQL.from(kind))
      """
  }

  private static func life(_ kind: Kind) -> String {
    switch kind {
    case .pbx: "t.life"
    case .session: "(select x.life from pbx x where x.fqdn = t.pbx)"
    case .log, .mcu: "null"
    default: "p.life"
    }
  }

  init(_ kind: Kind, _ row: Row) throws {
    number = try row.integer(0)
    id = try row.text(1)
    life = row[2].integer ?? .max
    ancestry = Ancestry(
      kind: kind, record: number, pbx: row[3].integer, extension: row[4].integer,
      meeting: row[5].integer)
  }
}

extension Transaction {
  func doomed(
    _ kind: Kind, where condition: String, _ binds: [Value], tail: String = ""
  ) throws -> [DoomedRow] {
    var rows: [DoomedRow] = []
    try connection.forEach(
      DoomedRow.select(kind) + " where \(condition) \(tail)", binds
    ) { rows.append(try DoomedRow(kind, $0)) }
    return rows
  }

  func doomed(_ kind: Kind, numbers: [Int64]) throws -> [DoomedRow] {
    var rows: [DoomedRow] = []
    try chunks(numbers.map(Value.integer)) { chunk, places in
      rows += try doomed(kind, where: "t.id in (\(places(1)))", chunk)
    }
    return rows
  }
}
