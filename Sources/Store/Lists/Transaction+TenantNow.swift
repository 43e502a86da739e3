package import Domain

extension Transaction {
  /// Meetings of a PBX that are running, and the people in them.
  package func live(ofPBX number: Int64) throws -> (meetings: Int, people: Int) {
    let row = try first(
      """
      select count(*), cast(coalesce(sum(t.connected), 0) as \(dialect.integer)) from meeting t
      where t.pbx = $1 and t.connected > 0 and t.ended_at is null
      """, [.integer(number)])
    return (Int(try row?.integer(0) ?? 0), Int(try row?.integer(1) ?? 0))
  }

  /// How many records went below a PBX since then.
  package func countPast(belowPBX number: Int64, since: Instant) throws -> Int {
    let row = try first(
      """
      select cast(coalesce(sum(count), 0) as \(dialect.integer)) from past
      where pbx = $1 and at >= $2
      """, [.integer(number), Value(since)])
    return Int(try row?.integer(0) ?? 0)
  }
}
