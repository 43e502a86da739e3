package import Domain

/// The way of the erasure ledger to its file: lines are decided in the transaction that they tell of
/// and wait in a table; what was rolled back is never written, what was committed never lost.
extension Transaction {
  struct NewLine {
    let act: LedgerLine.Act
    let kind: String
    let number: Int64
    let detail: String?
    let tag: [UInt8]

    init(
      _ act: LedgerLine.Act, _ kind: String, number: Int64, _ detail: String?, _ tag: [UInt8]
    ) {
      self.act = act
      self.kind = kind
      self.number = number
      self.detail = detail
      self.tag = tag
    }
  }

  static let ledger = "ledger"

  func note(_ lines: [NewLine], at: Instant) throws {
    guard !lines.isEmpty else { return }
    let first = try take(Self.ledger, count: lines.count)
    try insert(
      "ledger_line", ["seq", "at", "act", "kind", "number", "detail", "tag"],
      lines.enumerated().map { index, line in
        [
          .integer(first + Int64(index)), Value(at), .text(line.act.rawValue), .text(line.kind),
          .integer(line.number), Value(line.detail), .blob(line.tag),
        ]
      })
  }

  /// The lines that wait for the file, oldest first.
  package func ledgerLines(limit: Int) throws -> [LedgerLine] {
    try rows(
      """
      select seq, at, act, kind, number, detail, tag from ledger_line order by seq limit $1
      """, [Value(limit)]
    ).map { row in
      guard let at = row[1].instant, let act = LedgerLine.Act(rawValue: try row.text(2)),
        let tag = row[6].blob
      else { throw StoreError.unexpectedValue }
      return LedgerLine(
        sequence: try row.integer(0), at: at, act: act, kind: try row.text(3),
        number: try row.integer(4), detail: row[5].text, tag: tag)
    }
  }

  package func countLedgerLines() throws -> Int {
    try count("select count(*) from ledger_line")
  }

  /// They stand in the file.
  package func forget(linesUpTo sequence: Int64) throws {
    try run("delete from ledger_line where seq <= $1", [.integer(sequence)])
  }
}
