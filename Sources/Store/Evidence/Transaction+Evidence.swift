package import Domain

extension Transaction {
  package func subject(_ kind: Kind, _ number: Int64, id: String) -> AuditEntry.Subject {
    AuditEntry.Subject(kind: kind, number: number, tag: Bytes.hex(tagger.tag(kind, id)))
  }

  /// Writes a receipt, numbering it and giving it the digest of its audit entry, which must be
  /// written; `receipt.number` and `receipt.digest` are ignored.
  package func write(_ receipt: Receipt) throws -> Receipt {
    let number = try take("receipt")
    let digest = try auditRecord(number: receipt.audit)?.digest
    try insert(
      "receipt",
      [
        "id", "at", "operation", "policy", "kind", "record", "tag", "counts", "objects",
        "rules", "reason", "ticket", "actor", "audit", "digest", "kept",
      ],
      [
        [
          .integer(number), Value(receipt.at), .text(receipt.operation), .text(receipt.policy),
          Value(receipt.kind?.rawValue), Value(receipt.record),
          receipt.tag.map { .blob(Array($0.utf8)) } ?? .null,
          .text(Packed.encode(receipt.counts)), Value(receipt.objects),
          .text(Packed.encode(receipt.rules)), Value(receipt.reason), Value(receipt.ticket),
          .text(receipt.actor), .integer(receipt.audit), digest.map(Value.blob) ?? .null,
          Value(receipt.kept),
        ]
      ])
    guard let stored = try receipts(limit: 1, number: number).first else {
      throw StoreError.unexpectedValue
    }
    return stored
  }

  /// Newest first.
  package func receipts(limit: Int, number: Int64? = nil) throws -> [Receipt] {
    let condition = number == nil ? "id <> $1" : "id = $1"
    return try rows(
      """
      select id, at, operation, policy, kind, record, tag, counts, objects, rules, reason,
      ticket, actor, audit, digest, kept from receipt where \(condition) order by id desc limit $2
      """, [.integer(number ?? 0), Value(limit)]
    ).map { row in
      guard let at = row[1].instant else { throw StoreError.unexpectedValue }
      return Receipt(
        number: try row.integer(0), at: at, operation: try row.text(2),
        policy: try row.text(3), kind: row[4].text.flatMap(Kind.init(rawValue:)),
        record: row[5].integer, tag: row[6].blob.map { String(decoding: $0, as: UTF8.self) },
        counts: Packed.counts(try row.text(7)), objects: Int(try row.integer(8)),
        rules: Packed.rules(row[9].text ?? ""), reason: row[10].text, ticket: row[11].text,
        actor: try row.text(12), audit: try row.integer(13), digest: row[14].blob.map(Bytes.hex),
        kept: Int(try row.integer(15)))
    }
  }
}
