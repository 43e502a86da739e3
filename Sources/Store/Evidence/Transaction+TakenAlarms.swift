package import Domain

extension Transaction {
  /// What was taken and is not over.
  package func takenAlarms(at now: Instant) throws -> [Alarm.Key: Alarm.Taken] {
    var taken: [Alarm.Key: Alarm.Taken] = [:]
    try connection.forEach(
      "select alarm, taken_by, until, count from alarm_taken where until > $1", [Value(now)]
    ) { row in
      guard let key = Alarm.Key(text: try row.text(0)), let until = row[2].instant else { return }
      taken[key] = Alarm.Taken(
        by: try row.text(1), until: until, count: Int(try row.integer(3)))
    }
    return taken
  }

  /// In place of whoever took it before; what is over is forgotten.
  package func take(_ alarm: Alarm.Key, _ taken: Alarm.Taken, at now: Instant) throws {
    try run("delete from alarm_taken where until <= $1", [Value(now)])
    try run(
      """
      insert into alarm_taken (alarm, taken_by, until, count) values ($1, $2, $3, $4)
      on conflict (alarm) do update set taken_by = excluded.taken_by, until = excluded.until,
      count = excluded.count
      """,
      [.text(alarm.text), .text(taken.by), Value(taken.until), Value(taken.count)])
  }

  /// Who had it until now; nil where nobody had.
  package func giveBack(_ alarm: Alarm.Key, at now: Instant) throws -> Alarm.Taken? {
    guard let taken = try takenAlarms(at: now)[alarm] else { return nil }
    try run("delete from alarm_taken where alarm = $1", [.text(alarm.text)])
    return taken
  }
}
