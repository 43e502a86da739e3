package import Domain

extension Transaction {
  /// Where a job has come to.
  package func cursor(ofJob number: Int64) throws -> ScopeCursor {
    let row = try first(
      "select cursor_kind, cursor_meeting, cursor_after from job where id = $1",
      [.integer(number)])
    var cursor = ScopeCursor()
    cursor.kind = Int(try row?.integer(0) ?? 0)
    cursor.meeting = try row?.integer(1) ?? 0
    cursor.after = try row?.integer(2) ?? 0
    return cursor
  }

  /// Writes what a batch has done, in the batch's own transaction. `failed`: what it passed over.
  package func advance(
    job number: Int64, to cursor: ScopeCursor, by removed: Removed = Removed(),
    failed: [FailedRecord] = []
  ) throws {
    guard let now = try job(number: number) else { throw StoreError.unexpectedValue }
    var counts = now.counts
    counts += removed.counts
    try run(
      """
      update job set cursor_kind = $1, cursor_meeting = $2, cursor_after = $3, counts = $4,
      objects = $5, failed = $6 where id = $7
      """,
      [
        Value(cursor.kind), .integer(cursor.meeting), .integer(cursor.after),
        .text(Packed.encode(counts)), Value(now.objects + removed.objects),
        .text(Packed.encode(now.progress.failed + failed)), .integer(number),
      ])
    try note(removed.gone, by: .job(number))
  }

  /// Forgets what a pass of a job could not take: the next one looks at all of it again.
  package func begin(passOfJob number: Int64) throws {
    try run(
      """
      update job set cursor_kind = 0, cursor_meeting = 0, cursor_after = 0, failed = ''
      where id = $1 and failed <> ''
      """, [.integer(number)])
  }

  /// The undo window of a staged job is over.
  package func endUndo(ofJob number: Int64, at: Instant) throws {
    try run(
      "update job set undo_until = $1 where id = $2 and state = 'staged'",
      [Value(at), .integer(number)])
  }

  /// Remembers a plan that somebody is shown, and forgets the old ones.
  package func remember(_ plans: [ShownPlan], at: Instant) throws {
    try run("delete from shown_plan where at <= $1", [Value(at - ShownPlan.kept)])
    for plan in plans {
      try run(
        """
        insert into shown_plan (fingerprint, at, policy, counts, holds, records)
        values ($1, $2, $3, $4, $5, $6) on conflict (fingerprint) do update set at = excluded.at
        """,
        [
          .text(plan.fingerprint), Value(at), .text(plan.policy),
          .text(Packed.encode(plan.counts)),
          .text(plan.holds.map(String.init).joined(separator: " ")),
          .text(plan.records.joined(separator: "\n")),
        ])
    }
  }

  package func shownPlan(_ fingerprint: String, at: Instant) throws -> ShownPlan? {
    let row = try first(
      "select policy, counts, holds, records from shown_plan where fingerprint = $1 and at > $2",
      [.text(fingerprint), Value(at - ShownPlan.kept)])
    guard let row else { return nil }
    return ShownPlan(
      fingerprint: fingerprint, policy: try row.text(0), counts: Packed.counts(try row.text(1)),
      holds: try row.text(2).split(separator: " ").compactMap { Int64($0) },
      records: try row.text(3).split(separator: "\n").map(String.init))
  }
}
