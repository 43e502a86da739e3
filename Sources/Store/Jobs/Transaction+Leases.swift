package import Domain

extension Transaction {
  /// Takes or renews a lease; false where somebody else has it. One that would hold for longer than
  /// any is of a wrong clock, and void.
  package func lease(_ name: String, owner: String, at: Instant) throws -> Bool {
    try run(
      """
      insert into lease (name, owner, until) values ($1, $2, $3)
      on conflict (name) do update set owner = excluded.owner, until = excluded.until
      where lease.owner = excluded.owner or lease.until <= $4
      or lease.until > $5
      """,
      [
        .text(name), .text(owner), Value(at + Lease.time), Value(at),
        Value(Lease.latest(from: at)),
      ]) > 0
  }

  package func release(lease name: String, owner: String) throws {
    try run("delete from lease where name = $1 and owner = $2", [.text(name), .text(owner)])
  }

  /// Takes a job that is due, unless somebody else is at it; from then on it is running.
  package func take(job number: Int64, owner: String, at: Instant) throws -> Bool {
    guard let job = try job(number: number) else { return false }
    return try run(
      """
      update job set state = 'running', lease_owner = $1, lease_until = $2, begun_at = $3,
      begun_with = $4, started_at = coalesce(started_at, $3) where id = $5
      and (state = 'interrupted' or (state = 'staged' and undo_until <= $3)
      or (state = 'running' and (lease_owner = $1 or coalesce(lease_until, 0) <= $3
      or lease_until > $6)))
      """,
      [
        .text(owner), Value(at + Lease.time), Value(at), Value(job.counts.total),
        .integer(number), Value(Lease.latest(from: at)),
      ]) > 0
  }

  /// Renews the lease of a job; false where it was halted, or somebody else has taken it.
  package func renew(job number: Int64, owner: String, at: Instant) throws -> Bool {
    try run(
      """
      update job set lease_until = $1 where id = $2 and state = 'running' and lease_owner = $3
      """, [Value(at + Lease.time), .integer(number), .text(owner)]) > 0
  }

  /// Halts a job that was begun, after its batch; false where it is in none of the states `from`.
  package func halt(
    job number: Int64, as state: DeletionJob.State, from: [DeletionJob.State]
  ) throws -> Bool {
    try run(
      """
      update job set state = $1, lease_owner = null, lease_until = null
      where id = $2 and state in (\(Chunk.places(from.count, from: 3)))
      """, [.text(state.rawValue), .integer(number)] + from.map { .text($0.rawValue) }) > 0
  }
}
