package import Domain

package struct NewHold: Sendable {
  package let subject: Hold.Subject
  package let nature: Hold.Nature
  package let reason: String
  package let ticket: String?
  package let owner: String?
  package let reviewAt: Instant?

  package init(
    _ subject: Hold.Subject, nature: Hold.Nature, reason: String, ticket: String?, owner: String?,
    reviewAt: Instant?
  ) {
    self.subject = subject
    self.nature = nature
    self.reason = reason
    self.ticket = ticket
    self.owner = owner
    self.reviewAt = reviewAt
  }
}

/// A hold as stored, released or not.
package struct StoredHold: Sendable {
  package let number: Int64
  package let subject: Hold.Subject
  package let nature: Hold.Nature
  package let reason: String
  package let ticket: String?
  package let owner: String?
  package let placedAt: Instant
  package let reviewAt: Instant?
  package let releasedAt: Instant?
}

extension Transaction {
  /// Days until a hold is looked at again, where nobody said.
  package static let reviewAfter = 90

  /// Returns the hold's number.
  package func place(_ hold: NewHold, at: Instant) throws -> Int64 {
    let number = try take("hold")
    try insert(hold: number, hold, at: at)
    try noteHold(number, hold, at: at)
    return number
  }

  func insert(hold number: Int64, _ hold: NewHold, at: Instant) throws {
    let review = hold.reviewAt ?? at + Int64(Self.reviewAfter) * Instant.day
    let subject: [Value] =
      switch hold.subject {
      case .record(let scope): [.text(scope.kind.rawValue), .integer(scope.record), .null]
      case .person(let tag): [.text(StoredHold.person), .integer(0), .blob(tag)]
      }
    try insert(
      "hold",
      [
        "id", "kind", "record", "tag", "nature", "reason", "ticket", "owner", "placed_at",
        "review_at",
      ],
      [
        [.integer(number)] + subject + [
          .text(hold.nature.rawValue), .text(hold.reason), Value(hold.ticket),
          Value(hold.owner), Value(at), Value(review),
        ]
      ])
  }

  /// For the file outside: an old copy that is restored keeps what is held now.
  private func noteHold(_ number: Int64, _ hold: NewHold, at: Instant) throws {
    let (kind, tag): (String, [UInt8])
    switch hold.subject {
    case .record(let scope):
      guard let id = try outsideIDs(scope.kind, numbers: [scope.record])[scope.record] else {
        return
      }
      (kind, tag) = (scope.kind.rawValue, tagger.tag(scope.kind, id))
    case .person(let person): (kind, tag) = (StoredHold.person, person)
    }
    try note([.init(.held, kind, number: number, hold.nature.rawValue, tag)], at: at)
  }

  /// False where no hold in force has that number.
  package func release(hold number: Int64, reason: String, at: Instant) throws -> Bool {
    try run("delete from hold_member where hold = $1", [.integer(number)])
    let isReleased =
      try run(
        """
        update hold set released_at = $1, release_reason = $2
        where id = $3 and released_at is null
        """, [Value(at), .text(reason), .integer(number)]) > 0
    if isReleased {
      let tag = tagger.tag("hold", String(number))
      try note([.init(.released, "hold", number: number, nil, tag)], at: at)
    }
    return isReleased
  }

  /// The holds in force, newest first.
  package func holds() throws -> [StoredHold] {
    try rows(
      """
      select id, kind, record, nature, reason, ticket, owner, placed_at, review_at, released_at,
      tag
      from hold where released_at is null order by id desc
      """
    ).map(StoredHold.init)
  }

  package func hold(number: Int64) throws -> StoredHold? {
    try first(
      """
      select id, kind, record, nature, reason, ticket, owner, placed_at, review_at, released_at,
      tag
      from hold where id = $1
      """, [.integer(number)]
    ).map(StoredHold.init)
  }
}

extension StoredHold {
  /// What the column `kind` says of a person's hold, whose `record` is 0.
  static let person = "person"

  init(_ row: Row) throws {
    guard let nature = Hold.Nature(rawValue: try row.text(3)), let placedAt = row[7].instant
    else { throw StoreError.unexpectedValue }
    let subject: Hold.Subject
    if let tag = row[10].blob {
      subject = .person(tag: tag)
    } else {
      guard let kind = Kind(rawValue: try row.text(1)) else { throw StoreError.unexpectedValue }
      subject = .record(Scope(kind: kind, record: try row.integer(2)))
    }
    self.init(
      number: try row.integer(0), subject: subject, nature: nature, reason: try row.text(4),
      ticket: row[5].text, owner: row[6].text, placedAt: placedAt, reviewAt: row[8].instant,
      releasedAt: row[9].instant)
  }
}
