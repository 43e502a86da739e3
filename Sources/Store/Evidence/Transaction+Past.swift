package import Domain

/// What went below a record together, by one rule or order.
package struct PastLine: Hashable, Sendable {
  /// What the next page is asked after: greater for what went later.
  package let number: Int64
  /// When the last of it went.
  package let at: Instant
  package let kind: Kind
  package let count: Int
  package let rule: RuleID?
  package let cause: Cause
}

extension Transaction {
  /// Remembers what went, in the transaction in which it did.
  package func note(_ gone: [Gone: Int], by cause: Cause) throws {
    guard !gone.isEmpty else { return }
    var (run, job, receipt): (Value, Value, Value) = (.null, .null, .null)
    switch cause {
    case .run(let number): run = .integer(number)
    case .job(let number): job = .integer(number)
    case .receipt(let number): receipt = .integer(number)
    case .ending: break
    }
    var number = try take("past", count: gone.count)
    let sorted = gone.sorted { Self.precedes($0.key, $1.key) }
    try insert(
      "past",
      [
        "id", "at", "kind", "count", "pbx", "extension", "meeting", "rule", "run", "job",
        "receipt",
      ],
      sorted.map { gone, count in
        defer { number += 1 }
        return [
          .integer(number), Value(gone.at), .text(gone.kind.rawValue), Value(count),
          Value(gone.pbx), Value(gone.extension), Value(gone.meeting),
          Value(gone.rule?.rawValue), run, job, receipt,
        ]
      })
  }

  /// Near each other in the index, and the same in every run.
  private static func precedes(_ left: Gone, _ right: Gone) -> Bool {
    let one = (left.pbx ?? 0, left.meeting ?? 0, left.extension ?? 0)
    let other = (right.pbx ?? 0, right.meeting ?? 0, right.extension ?? 0)
    if one != other { return one < other }
    return Bytes.precedes(left.kind.rawValue, right.kind.rawValue)
  }

  /// What went below a PBX, extension or meeting, the newest first. `pbx`: the number of its PBX.
  package func past(
    below scope: Scope, pbx: Int64, before number: Int64?, limit: Int
  ) throws -> [PastLine] {
    let parent =
      switch scope.kind {
      case .extension: "extension"
      case .meeting: "meeting"
      default: "pbx"
      }
    return try rows(
      """
      select max(id), max(at), kind, cast(sum(count) as \(dialect.integer)), rule, run, job, receipt
      from past where pbx = $1 and \(parent) = $2 group by kind, rule, run, job, receipt
      having max(id) < $3 order by max(id) desc limit $4
      """, [.integer(pbx), .integer(scope.record), .integer(number ?? .max), Value(limit)]
    ).map { row in
      guard let at = row[1].instant, let kind = Kind(rawValue: try row.text(2)) else {
        throw StoreError.unexpectedValue
      }
      return PastLine(
        number: try row.integer(0), at: at, kind: kind, count: Int(try row.integer(3)),
        rule: row[4].text.flatMap(RuleID.init(rawValue:)),
        cause: row[5].integer.map(Cause.run) ?? row[6].integer.map(Cause.job)
          ?? row[7].integer.map(Cause.receipt) ?? .ending)
    }
  }
}
