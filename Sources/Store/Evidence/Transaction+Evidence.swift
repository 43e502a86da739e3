package import Domain

extension Transaction {
  /// Appends an audit entry and returns its sequence number.
  @discardableResult
  package func audit(_ entry: AuditEntry) throws -> Int64 {
    let number = try take("audit")
    let subjects = entry.subjects.map { "\($0.kind.rawValue):\($0.number):\($0.tag)" }
    try insert(
      "audit",
      [
        "seq", "at", "actor", "login", "connection", "role", "operation", "subjects", "policy",
        "rule", "counts", "reason", "ticket", "outcome",
      ],
      [
        [
          .integer(number), Value(entry.at), .text(entry.principal.user),
          Value(entry.principal.login), Value(entry.principal.connection),
          Value(entry.principal.role?.rawValue), .text(entry.operation.rawValue),
          .text(subjects.joined(separator: " ")), Value(entry.policy),
          Value(entry.rule?.rawValue), .text(Packed.encode(entry.counts)),
          Value(entry.reason), Value(entry.ticket), .text(entry.outcome.rawValue),
        ]
      ])
    return number
  }

  package func subject(_ kind: Kind, _ number: Int64, id: String) -> AuditEntry.Subject {
    AuditEntry.Subject(kind: kind, number: number, tag: Bytes.hex(tagger.tag(kind, id)))
  }

  /// Writes a receipt, numbering it; `receipt.number` is ignored.
  package func write(_ receipt: Receipt) throws -> Receipt {
    let number = try take("receipt")
    let stored = Receipt(
      number: number, at: receipt.at, operation: receipt.operation, policy: receipt.policy,
      kind: receipt.kind, record: receipt.record, tag: receipt.tag, counts: receipt.counts,
      objects: receipt.objects, rules: receipt.rules, reason: receipt.reason,
      ticket: receipt.ticket, actor: receipt.actor, audit: receipt.audit)
    try insert(
      "receipt",
      [
        "id", "at", "operation", "policy", "kind", "record", "tag", "counts", "objects",
        "rules", "reason", "ticket", "actor", "audit",
      ],
      [
        [
          .integer(number), Value(receipt.at), .text(receipt.operation), .text(receipt.policy),
          Value(receipt.kind?.rawValue), Value(receipt.record),
          receipt.tag.map { .blob(Array($0.utf8)) } ?? .null,
          .text(Packed.encode(receipt.counts)), Value(receipt.objects),
          .text(Packed.encode(receipt.rules)), Value(receipt.reason), Value(receipt.ticket),
          .text(receipt.actor), .integer(receipt.audit),
        ]
      ])
    return stored
  }

  /// Newest first.
  package func receipts(limit: Int, number: Int64? = nil) throws -> [Receipt] {
    let condition = number == nil ? "id <> $1" : "id = $1"
    return try rows(
      """
      select id, at, operation, policy, kind, record, tag, counts, objects, rules, reason,
      ticket, actor, audit from receipt where \(condition) order by id desc limit $2
      """, [.integer(number ?? 0), Value(limit)]
    ).map { row in
      guard let at = row[1].instant else { throw StoreError.unexpectedValue }
      return Receipt(
        number: try row.integer(0), at: at, operation: try row.text(2),
        policy: try row.text(3), kind: row[4].text.flatMap(Kind.init(rawValue:)),
        record: row[5].integer, tag: row[6].blob.map { String(decoding: $0, as: UTF8.self) },
        counts: Packed.counts(try row.text(7)), objects: Int(try row.integer(8)),
        rules: Packed.rules(row[9].text ?? ""), reason: row[10].text, ticket: row[11].text,
        actor: try row.text(12), audit: try row.integer(13))
    }
  }
}
