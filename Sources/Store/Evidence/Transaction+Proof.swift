package import Domain

/// What the proof of a deletion asks.
extension Transaction {
  /// The receipt of the deletion of a record that bore this tag, the newest; nil where there is none.
  package func receipt(_ kind: Kind, tag: String) throws -> Receipt? {
    let row = try first(
      "select max(id) from receipt where kind = $1 and tag = $2",
      [.text(kind.rawValue), .blob(Array(tag.utf8))])
    guard let number = row?[0].integer else { return nil }
    return try receipts(limit: 1, number: number).first
  }

  /// Of the records after a number the one that bears this tag, and where the next step begins; nil
  /// after the last.
  package func number(
    _ kind: Kind, withTag tag: String, after number: Int64, limit: Int
  ) throws -> (found: Int64?, next: Int64?) {
    var (found, last, read): (Int64?, Int64, Int) = (nil, number, 0)
    let id = kind == .extension ? "p.fqdn || '/' || t.number" : RecordSQL.outsideID(kind)
    let from = kind == .extension ? RecordSQL.from(kind) : RecordSQL.narrow(kind)
    try connection.forEach(
      "select t.id, \(id) from \(from) where t.id > $1 order by t.id limit $2",
      [.integer(number), Value(limit)]
    ) { row in
      last = try row.integer(0)
      read += 1
      if Bytes.hex(tagger.tag(kind, try row.text(1))) == tag { found = last }
    }
    return (found, read == limit ? last : nil)
  }

  /// How many rows are left of a record and below it.
  package func countRows(at scope: Scope) throws -> Int {
    try ScopeSQL.order.reduce(0) { sum, kind in
      guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { return sum }
      return try sum
        + count(
          "select count(*) from \(RecordSQL.from(kind)) where \(condition)",
          [.integer(scope.record)])
    }
  }

  /// Stored objects that began to wait within a time and still do.
  package func countWaitingObjects(since: Instant, upTo: Instant) throws -> Int {
    try count(
      "select count(*) from stored_object where queued_at >= $1 and queued_at <= $2",
      [Value(since), Value(upTo)])
  }

  /// Whether the erasure ledger remembers the tag, in hexadecimal.
  package func remembers(_ kind: Kind, tag: String) throws -> Bool {
    guard let tag = Bytes.of(hex: tag) else { return false }
    return try count(
      "select count(*) from erasure where kind = $1 and tag = $2",
      [.text(kind.rawValue), .blob(tag)]) > 0
  }

  /// The oldest entry of the audit trail that was not pruned.
  package func firstAuditNumber() throws -> Int64? {
    try first("select min(seq) from audit")?[0].integer
  }

  /// What the entries of a sweep's batches count together.
  package func auditedCounts(ofRun number: Int64) throws -> Counts {
    var counts = Counts()
    try connection.forEach(
      "select counts from audit where operation = $1 and reason = $2",
      [
        .text(AuditEntry.Operation.sweepBatch.rawValue), .text(SweepRun.label(number)),
      ]
    ) { counts += Packed.counts($0[0].text ?? "") }
    return counts
  }

  /// The sweep that a receipt is of, and when it began.
  package func run(ofReceipt number: Int64) throws -> (number: Int64, startedAt: Instant)? {
    let row = try first(
      "select id, started_at from sweep_run where receipt = $1", [.integer(number)])
    guard let row, let startedAt = row[1].instant else { return nil }
    return (try row.integer(0), startedAt)
  }

  /// When the ordered deletion that a receipt is of began.
  package func startOfJob(ofReceipt number: Int64) throws -> Instant? {
    try first("select started_at from job where receipt = $1", [.integer(number)])?[0].instant
  }

  package func receipt(ofRun number: Int64) throws -> Int64? {
    try first("select receipt from sweep_run where id = $1", [.integer(number)])?[0].integer
  }

  /// The first sweep from an instant on in which a rule did something.
  package func run(of rule: RuleID, from instant: Instant) throws -> FinishedRun? {
    var after: Int64 = 0
    while true {
      let runs = try rows(
        """
        select id, started_at, done, receipt from sweep_run where started_at >= $1 and id > $2
        order by id limit 200
        """, [Value(instant), .integer(after)])
      for row in runs where Packed.rules(try row.text(2))[rule] != nil {
        guard let startedAt = row[1].instant else { continue }
        return FinishedRun(
          number: try row.integer(0), startedAt: startedAt, receipt: row[3].integer)
      }
      guard runs.count == 200, let last = runs.last else { return nil }
      after = try last.integer(0)
    }
  }
}

package struct FinishedRun: Hashable, Sendable {
  package let number: Int64
  package let startedAt: Instant
  package let receipt: Int64?
}

/// What is remembered of a field that a rule erased.
extension Transaction {
  /// The rule that erased a field, and the start point under which it did; nil where none did.
  package func erasure(
    of field: String, _ scope: Scope
  ) throws -> (rule: RuleID, start: Instant)? {
    guard let (rule, column) = Self.eraser(scope.kind, field) else { return nil }
    let row = try first(
      "select \(column) from \(scope.kind.rawValue) where id = $1", [.integer(scope.record)])
    return row?[0].instant.map { (rule, $0) }
  }

  private static func eraser(_ kind: Kind, _ field: String) -> (RuleID, column: String)? {
    switch (kind, field) {
    case (.meeting, "title"): (.meetingTitle, "title_erased")
    case (.meeting, "note"): (.meetingNote, "note_erased")
    case (.meeting, "dialIn"): (.dialIn, "dial_in_erased")
    case (.participant, "name"): (.participantName, "name_erased")
    case (.participant, "email"): (.participantEmail, "email_erased")
    case (.participant, "ip"): (.participantIP, "ip_erased")
    case (.report, _): (.reportIdentity, "identity_erased")
    case (.session, _): (.sessionIdentity, "identity_erased")
    default: nil
    }
  }
}
