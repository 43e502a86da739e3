package import Domain

extension Transaction {
  package func personCase(_ reference: String) throws -> PersonCase? {
    try rows(
      "select reference, tag, received_at, closed_at from person_case where reference = $1",
      [.text(reference)]
    ).map(PersonCase.init).first
  }

  /// Open ones, the soonest due first.
  package func openCases() throws -> [PersonCase] {
    try rows(
      """
      select reference, tag, received_at, closed_at from person_case
      where closed_at is null order by due_at, id
      """
    ).map(PersonCase.init)
  }

  /// Received before the end of a time, and open in some of it.
  package func cases(in time: Range<Instant>) throws -> [PersonCase] {
    try rows(
      """
      select reference, tag, received_at, closed_at from person_case
      where received_at < $1 and (closed_at is null or closed_at >= $2) order by received_at, id
      """, [Value(time.upperBound), Value(time.lowerBound)]
    ).map(PersonCase.init)
  }

  package func open(_ opened: PersonCase, at: Instant) throws {
    try insert(
      "person_case", ["id", "reference", "tag", "received_at", "due_at", "opened_at"],
      [
        [
          .integer(try take("person_case")), .text(opened.reference),
          .blob(opened.person.bytes), Value(opened.receivedAt), Value(opened.dueAt), Value(at),
        ]
      ])
  }

  /// False where no open case has that reference.
  package func close(case reference: String, at: Instant) throws -> Bool {
    try run(
      "update person_case set closed_at = $1 where reference = $2 and closed_at is null",
      [Value(at), .text(reference)]) > 0
  }
}

extension PersonCase {
  init(_ row: Row) throws {
    guard let tag = row[1].blob, let receivedAt = row[2].instant else {
      throw StoreError.unexpectedValue
    }
    self.init(
      reference: try row.text(0), person: PersonTag(tag), receivedAt: receivedAt,
      closedAt: row[3].instant)
  }
}
