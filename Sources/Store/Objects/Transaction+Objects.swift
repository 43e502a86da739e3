package import Domain

extension Transaction {
  /// Objects whose next try is at or before `at`, the longest waiting first; one that would wait for
  /// longer than any is of a wrong clock, and is tried.
  package func waitingObjects(dueUpTo at: Instant, limit: Int) throws -> [WaitingObject] {
    try rows(
      """
      select key, kind, record, queued_at, tries, last_error, next_try_at from stored_object
      where queued_at is not null and (next_try_at <= $1 or next_try_at > $3)
      order by next_try_at, key limit $2
      """, [Value(at), Value(limit), Value(at + Self.longestWait)]
    ).map { row in
      guard let key = ObjectKey(try row.text(0)), let kind = Kind(rawValue: try row.text(1)),
        let queuedAt = row[3].instant, let nextTryAt = row[6].instant
      else { throw StoreError.unexpectedValue }
      return WaitingObject(
        key: key, kind: kind, record: try row.integer(2), queuedAt: queuedAt,
        tries: Int(try row.integer(4)), lastError: row[5].text, nextTryAt: nextTryAt)
    }
  }

  package static let longestWait: Int64 = Instant.hour

  /// Objects of which a removal failed: how many, the longest waiting one's instant and error.
  package func failingObjects() throws -> (count: Int, since: Instant?, error: String?) {
    let number = try count(
      "select count(*) from stored_object where queued_at is not null and tries > 0")
    guard number > 0 else { return (0, nil, nil) }
    let oldest = try first(
      """
      select queued_at, last_error from stored_object
      where queued_at is not null and tries > 0 order by queued_at, key limit 1
      """)
    return (number, oldest?[0].instant, oldest?[1].text)
  }

  package func countWaitingObjects() throws -> Int {
    try count("select count(*) from stored_object where queued_at is not null")
  }

  /// Those that wait and that this job has queued.
  package func countWaitingObjects(ofJob number: Int64) throws -> Int {
    try count(
      "select count(*) from stored_object where job = $1 and queued_at is not null",
      [.integer(number)])
  }

  /// The job has queued the objects of these records.
  func sign(objectsOf kind: Kind, _ records: [Int64], job: Int64) throws {
    try chunks(records.map(Value.integer)) { chunk, places in
      try run(
        """
        update stored_object set job = $1 where kind = $2 and record in (\(places(3)))
        and queued_at is not null and job is null
        """, [.integer(job), .text(kind.rawValue)] + chunk)
    }
  }

  /// The objects are gone, and looked for again.
  package func forget(objects keys: [ObjectKey]) throws {
    try chunks(keys.map { .text($0.text) }) { chunk, places in
      try run(
        "delete from stored_object where queued_at is not null and key in (\(places(1)))", chunk)
    }
  }

  /// A try failed: the next one waits twice as long as the one before, from 1 min up to 1 h.
  package func postpone(_ object: WaitingObject, error: String, at: Instant) throws {
    let wait = min(Self.longestWait, Instant.minute << Int64(min(object.tries, 6)))
    try run(
      """
      update stored_object set tries = tries + 1, last_error = $2, next_try_at = $3
      where key = $1
      """, [.text(object.key.text), .text(error), Value(at + wait)])
  }

  /// The next try of all that wait comes at once: the store can be reached again.
  package func hurryObjects(at: Instant) throws {
    try run(
      "update stored_object set next_try_at = $1 where queued_at is not null", [Value(at)])
  }

  /// The keys of all objects that rows name, or that wait.
  package func objectKeys(live: Bool) throws -> [String] {
    try rows(
      "select key from stored_object where queued_at is \(live ? "" : "not ")null order by key"
    ).map { try $0.text(0) }
  }
}
