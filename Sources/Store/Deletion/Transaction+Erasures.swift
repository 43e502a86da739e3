import Domain

/// What went, as the ledger has it.
struct Erasure: Hashable, Sendable {
  /// A record's kind, `Transaction.address`, or an `ErasedName`.
  let kind: String
  let tag: [UInt8]
  let at: Instant
  let life: Int64
  let rule: RuleID?
}

/// The erasure ledger: what went does not come back (`rules.md`, What must never happen).
extension Transaction {
  func remember(_ kind: Kind, _ rows: [DoomedRow], rule: RuleID?, at: Instant) throws {
    var erasures = rows.map { row in
      Erasure(
        kind: kind.rawValue, tag: tagger.tag(kind, row.id), at: at, life: row.life, rule: rule)
    }
    if kind == .extension { erasures += try addresses(rows, rule: rule, at: at) }
    try remember(new: erasures, at: at)
  }

  /// In the table, and with the next chance in the file outside.
  func remember(new erasures: [Erasure], at: Instant) throws {
    try remember(erasures)
    try note(
      erasures.map { .init(.erased, $0.kind, number: $0.life, $0.rule?.rawValue, $0.tag) }, at: at)
  }

  /// In the table only: what comes from the file does not go back to it.
  func remember(_ erasures: [Erasure]) throws {
    let columns = ["kind", "tag", "at", "life", "rule"]
    var start = 0
    while start < erasures.count {
      let count = erasures.count - start >= Chunk.rows ? Chunk.rows : 1
      try run(
        """
        insert into erasure (\(columns.joined(separator: ", ")))
        values \(Chunk.groups(count, columns: columns.count))
        on conflict (kind, tag) do update set at = excluded.at, life = excluded.life,
        rule = excluded.rule
        """,
        erasures[start..<start + count].flatMap { erasure -> [Value] in
          [
            .text(erasure.kind), .blob(erasure.tag), Value(erasure.at), .integer(erasure.life),
            Value(erasure.rule?.rawValue),
          ]
        })
      start += count
    }
  }

  static let address = "extension-email"

  /// An extension with its address, as one name for the tag; `key` is the folded address.
  static func addressName(extension id: String, key: String) -> String { id + "\n" + key }

  private func addresses(
    _ rows: [DoomedRow], rule: RuleID?, at: Instant
  ) throws -> [Erasure] {
    var keys: [Int64: String] = [:]
    try chunks(rows.map { .integer($0.number) }) { chunk, places in
      try connection.forEach(
        "select id, email_key from extension where id in (\(places(1)))", chunk
      ) { keys[try $0.integer(0)] = $0[1].text }
    }
    return rows.compactMap { row in
      guard let key = keys[row.number] else { return nil }
      let name = Self.addressName(extension: row.id, key: key)
      return Erasure(
        kind: Self.address, tag: tagger.tag(Self.address, name), at: at, life: row.life,
        rule: rule)
    }
  }

  /// In which life of their PBX these outside ids went, by id; those that did not are not there.
  func erasures(_ kind: Kind, ids: [String]) throws -> [String: Int64] {
    try erasures(kind.rawValue, ids: ids)
  }

  func erasures(_ kind: String, ids: [String]) throws -> [String: Int64] {
    let any = try first("select kind from erasure where kind = $1 limit 1", [.text(kind)])
    guard any != nil else { return [:] }
    var ofTag: [[UInt8]: String] = [:]
    for id in ids { ofTag[tagger.tag(kind, id)] = id }
    var found: [String: Int64] = [:]
    try chunks(ofTag.keys.map(Value.blob)) { chunk, places in
      try connection.forEach(
        "select tag, life from erasure where kind = $1 and tag in (\(places(2)))",
        [.text(kind)] + chunk
      ) { row in
        if let tag = row[0].blob, let id = ofTag[tag] { found[id] = try row.integer(1) }
      }
    }
    return found
  }
}
