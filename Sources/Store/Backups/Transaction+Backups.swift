package import Domain

extension Transaction {
  /// Notes a copy made at `madeAt`, which is to be destroyed by `destroyBy`.
  package func note(
    backup label: String, madeAt: Instant, destroyBy: Instant, by user: String, isNoted: Bool
  ) throws -> Backup {
    let backup = Backup(
      number: try take("backup"), madeAt: madeAt, destroyBy: destroyBy, label: label,
      isNoted: isNoted, madeBy: user, goneAt: nil)
    try insert(
      "backup", ["id", "made_at", "destroy_by", "label", "noted", "made_by"],
      [
        [
          .integer(backup.number), Value(madeAt), Value(backup.destroyBy), .text(label),
          Value(isNoted), .text(user),
        ]
      ])
    return backup
  }

  /// Newest first.
  package func backups() throws -> [Backup] {
    try rows(
      """
      select id, made_at, destroy_by, label, noted, made_by, gone_at from backup
      order by id desc
      """
    ).map { row in
      guard let madeAt = row[1].instant, let destroyBy = row[2].instant else {
        throw StoreError.unexpectedValue
      }
      return Backup(
        number: try row.integer(0), madeAt: madeAt, destroyBy: destroyBy,
        label: try row.text(3), isNoted: try row.integer(4) == 1, madeBy: try row.text(5),
        goneAt: row[6].instant)
    }
  }

  /// Copies that are said to exist, and until when the last of them may.
  package func backupsLeft() throws -> (count: Int, until: Instant?) {
    let row = try first("select count(*), max(destroy_by) from backup where gone_at is null")
    return (Int(try row?.integer(0) ?? 0), row?[1].instant)
  }

  /// Copies that are past their date, and since when the first of them.
  package func overdueBackups(at now: Instant) throws -> (count: Int, since: Instant?) {
    let row = try first(
      "select count(*), min(destroy_by) from backup where gone_at is null and destroy_by <= $1",
      [Value(now)])
    return (Int(try row?.integer(0) ?? 0), row?[1].instant)
  }

  /// False where there is no such copy, or it is gone already.
  package func mark(goneBackup number: Int64, at: Instant) throws -> Bool {
    try run(
      "update backup set gone_at = $1 where id = $2 and gone_at is null",
      [Value(at), .integer(number)]) > 0
  }

  /// A copy that did not come to be.
  package func forget(backup number: Int64) throws {
    try run("delete from backup where id = $1", [.integer(number)])
  }
}
