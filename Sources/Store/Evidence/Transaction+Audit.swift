package import Domain

extension Transaction {
  /// Appends an audit entry to the chain and returns its number.
  @discardableResult
  package func audit(_ entry: AuditEntry) throws -> Int64 {
    let number = try take("audit")
    let subjects = entry.subjects.map { "\($0.kind.rawValue):\($0.number):\($0.tag)" }
    var record = AuditRecord(
      number: number, at: entry.at, actor: entry.principal.user, login: entry.principal.login,
      connection: entry.principal.connection, role: entry.principal.role?.rawValue,
      operation: entry.operation.rawValue, subjects: subjects.joined(separator: " "),
      policy: entry.policy, rule: entry.rule?.rawValue, counts: Packed.encode(entry.counts),
      reason: entry.reason, ticket: entry.ticket, outcome: entry.outcome.rawValue)
    let previous = try tail.head?.digest ?? auditHead()?.digest
    let digest = AuditChain.digest(of: record, after: previous)
    record.previous = previous
    record.digest = digest
    if let key = try Meta.readAuditKey(connection) {
      record.mac = key.mac(digest)
      try Meta.write(key.next, connection)
    }
    try insert("audit", AuditColumns.names, [AuditColumns.values(record)])
    tail.grow(to: AuditHead(number: number, digest: digest, at: entry.at))
    return number
  }

  /// The newest entry, where it is of the chain.
  package func auditHead() throws -> AuditHead? {
    try auditRecords(AuditQuery(limit: 1)).first?.head
  }

  /// The newest first.
  package func auditRecords(_ query: AuditQuery) throws -> [AuditRecord] {
    var conditions = ["seq < $1"]
    var binds: [Value] = [.integer(query.before ?? .max)]
    if let tag = query.tag {
      binds.append(.text("%:\(tag)%"))
      conditions.append("subjects like $\(binds.count)")
    }
    if let person = query.person {
      binds.append(.text(person))
      conditions.append("coalesce(login, actor) = $\(binds.count)")
    }
    binds.append(Value(query.limit))
    return try rows(
      """
      select \(AuditColumns.list) from audit where \(conditions.joined(separator: " and "))
      order by seq desc limit $\(binds.count)
      """, binds
    ).map(AuditColumns.record)
  }

  /// The newest first: up to `limit` entries of these operations before a number.
  package func auditRecords(
    of operations: [AuditEntry.Operation], before number: Int64?, limit: Int
  ) throws -> [AuditRecord] {
    try rows(
      """
      select \(AuditColumns.list) from audit where seq < $1
      and operation in (\(Chunk.places(operations.count, from: 3))) order by seq desc limit $2
      """,
      [.integer(number ?? .max), Value(limit)] + operations.map { .text($0.rawValue) }
    ).map(AuditColumns.record)
  }

  /// The oldest first: up to `limit` entries after a number.
  package func auditRecords(after number: Int64, limit: Int) throws -> [AuditRecord] {
    try rows(
      "select \(AuditColumns.list) from audit where seq > $1 order by seq limit $2",
      [.integer(number), Value(limit)]
    ).map(AuditColumns.record)
  }

  package func auditRecord(number: Int64) throws -> AuditRecord? {
    try first("select \(AuditColumns.list) from audit where seq = $1", [.integer(number)])
      .map(AuditColumns.record)
  }

  /// The number of the record that bore this tag, as an entry has it: also when it is gone.
  package func number(ofTag tag: String, _ kind: Kind) throws -> Int64? {
    try auditRecords(AuditQuery(tag: tag, limit: 1)).first?.subjectList.first {
      $0.kind == kind && $0.tag == tag
    }?.number
  }

  /// Takes away the entries that are older than `instant`, as far as the first that is not, and
  /// leaves an entry that says so, from which the rest is proved. Returns how many went.
  package func pruneAudit(
    before instant: Instant, at: Instant, by principal: Principal
  ) throws -> Int {
    let kept = try first("select min(seq) from audit where at >= $1", [Value(instant)])?[0].integer
    let end = try kept ?? first("select max(seq) + 1 from audit")?[0].integer
    guard let end, let last = try auditRecord(number: end - 1) else { return 0 }
    try self.audit(
      AuditEntry(
        at: at, principal: principal, operation: .prune,
        reason: AuditPruning(number: last.number, digest: last.digest).reason))
    return try run("delete from audit where seq < $1", [.integer(end)])
  }
}

/// Which entries of the trail.
package struct AuditQuery: Sendable {
  /// Only those that name this tag.
  package var tag: String?
  /// Only those of this person: the login name, where there is one behind sudo.
  package var person: String?
  package var before: Int64?
  package var limit: Int

  package init(
    tag: String? = nil, person: String? = nil, before: Int64? = nil, limit: Int
  ) {
    self.tag = tag
    self.person = person
    self.before = before
    self.limit = limit
  }
}

/// The columns of the trail, in the order of `AuditRecord`.
enum AuditColumns {
  static let names = [
    "seq", "at", "actor", "login", "connection", "role", "operation", "subjects", "policy",
    "rule", "counts", "reason", "ticket", "outcome", "previous", "digest", "mac",
  ]

  static let list = names.joined(separator: ", ")

  static func values(_ record: AuditRecord) -> [Value] {
    [
      .integer(record.number), Value(record.at), .text(record.actor), Value(record.login),
      Value(record.connection), Value(record.role), .text(record.operation),
      .text(record.subjects), Value(record.policy), Value(record.rule), .text(record.counts),
      Value(record.reason), Value(record.ticket), .text(record.outcome),
      record.previous.map(Value.blob) ?? .null, record.digest.map(Value.blob) ?? .null,
      record.mac.map(Value.blob) ?? .null,
    ]
  }

  static func record(_ row: Row) throws -> AuditRecord {
    AuditRecord(
      number: try row.integer(0), at: Instant(milliseconds: try row.integer(1)),
      actor: try row.text(2), login: row[3].text, connection: row[4].text, role: row[5].text,
      operation: try row.text(6), subjects: row[7].text ?? "", policy: row[8].text,
      rule: row[9].text, counts: row[10].text ?? "", reason: row[11].text, ticket: row[12].text,
      outcome: try row.text(13), previous: row[14].blob, digest: row[15].blob, mac: row[16].blob)
  }
}
