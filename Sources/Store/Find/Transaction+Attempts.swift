package import Domain

/// What people tried to guess within the last hour, without what they tried. A try of an instant to
/// come was made under a wrong clock, and does not count.
extension Transaction {
  /// How long a try counts.
  package static let attemptsCount: Int64 = Instant.hour

  /// Until when `person` may guess no more, having missed `limit` times; nil if they may.
  package func isSpent(person: String, limit: Int, at: Instant) throws -> Instant? {
    try first(
      """
      select at from attempt where person = $1 and missed = 1 and at > $2 and at <= $4
      order by at desc limit 1 offset $3
      """, [.text(person), Value(at - Self.attemptsCount), Value(limit - 1), Value(at)]
    )?[0].instant.map { $0 + Self.attemptsCount }
  }

  /// Until when nobody may try the record again, `limit` tries having been made; nil if they may.
  package func isSpent(record: Scope, limit: Int, at: Instant) throws -> Instant? {
    try first(
      """
      select at from attempt where kind = $1 and record = $2 and at > $3 and at <= $5
      order by at desc limit 1 offset $4
      """,
      [
        .text(record.kind.rawValue), .integer(record.record), Value(at - Self.attemptsCount),
        Value(limit - 1), Value(at),
      ]
    )?[0].instant.map { $0 + Self.attemptsCount }
  }

  /// Remembers a try, and forgets those that no longer count.
  package func noteAttempt(
    person: String, record: Scope?, isMissed: Bool, at: Instant
  ) throws {
    try run("delete from attempt where at <= $1", [Value(at - Self.attemptsCount)])
    try insert(
      "attempt", ["id", "at", "person", "kind", "record", "missed"],
      [
        [
          .integer(try take("attempt")), Value(at), .text(person),
          Value(record?.kind.rawValue), Value(record?.record), Value(isMissed),
        ]
      ])
  }
}
