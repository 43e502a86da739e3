package import Domain

/// A request that is to be kept.
package struct NewStaffRequest: Sendable {
  package let deed: StaffRequest.Deed
  package let scope: Scope
  /// The outside id.
  package let id: String
  package let madeBy: String
  package let isMadeWithRight: Bool
  package let reason: String
  package let ticket: String?
  package let fingerprint: String?

  package init(
    deed: StaffRequest.Deed, scope: Scope, id: String, madeBy: String, isMadeWithRight: Bool,
    reason: String, ticket: String?, fingerprint: String?
  ) {
    self.deed = deed
    self.scope = scope
    self.id = id
    self.madeBy = madeBy
    self.isMadeWithRight = isMadeWithRight
    self.reason = reason
    self.ticket = ticket
    self.fingerprint = fingerprint
  }
}

/// How a request ended.
package struct StaffDecision: Sendable {
  package let state: StaffRequest.State
  package let by: String
  package var note: String?
  package var outcome: String?

  package init(
    _ state: StaffRequest.State, by: String, note: String? = nil, outcome: String? = nil
  ) {
    self.state = state
    self.by = by
    self.note = note
    self.outcome = outcome
  }
}

extension Transaction {
  /// Returns the request's number.
  package func keep(_ new: NewStaffRequest, at: Instant) throws -> Int64 {
    let number = try take("request")
    try insert(
      "request",
      [
        "id", "deed", "kind", "record", "tag", "state", "made_at", "made_by", "with_right",
        "reason", "ticket", "fingerprint",
      ],
      [
        [
          .integer(number), .text(new.deed.rawValue), .text(new.scope.kind.rawValue),
          .integer(new.scope.record), .blob(tagger.tag(new.scope.kind, new.id)),
          .text(StaffRequest.State.open.rawValue), Value(at), .text(new.madeBy),
          .integer(new.isMadeWithRight ? 1 : 0), .text(new.reason), Value(new.ticket),
          Value(new.fingerprint),
        ]
      ])
    return number
  }

  /// The newest first.
  package func requests(
    _ states: [StaffRequest.State], limit: Int
  ) throws -> [StaffRequest] {
    try requests(
      "state in (\(Chunk.places(states.count, from: 2))) order by id desc limit $1",
      [Value(limit)] + states.map { .text($0.rawValue) })
  }

  package func request(number: Int64) throws -> StaffRequest? {
    try requests("id = $1", [.integer(number)]).first
  }

  /// The open ones about a record.
  package func openRequests(about scope: Scope) throws -> [StaffRequest] {
    try requests(
      "state = 'open' and kind = $1 and record = $2 order by id",
      [.text(scope.kind.rawValue), .integer(scope.record)])
  }

  /// The open ones that were made at or before an instant.
  package func openRequests(upTo instant: Instant) throws -> [StaffRequest] {
    try requests("state = 'open' and made_at <= $1 order by id", [Value(instant)])
  }

  /// Of those that nobody has decided, made after an instant.
  package func countOpenRequests(since instant: Instant) throws -> Int {
    try count(
      "select count(*) from request where state = 'open' and made_at > $1", [Value(instant)])
  }

  /// False where somebody has decided.
  package func decide(
    request number: Int64, _ decision: StaffDecision, at: Instant
  ) throws -> Bool {
    try run(
      """
      update request set state = $2, decided_at = $3, decided_by = $4, note = $5, outcome = $6
      where id = $1 and state = 'open'
      """,
      [
        .integer(number), .text(decision.state.rawValue), Value(at), .text(decision.by),
        Value(decision.note), Value(decision.outcome),
      ]) > 0
  }

  package func hasOpenRequests() throws -> Bool {
    try first("select id from request where state = 'open' limit 1") != nil
  }

  /// Records that go take along what was asked of them.
  func closeRequests(ofGone kind: Kind, _ numbers: [Int64], at: Instant) throws {
    guard try hasOpenRequests() else { return }
    try chunks(numbers.map(Value.integer)) { chunk, places in
      try run(
        """
        update request set state = 'gone', decided_at = $1
        where state = 'open' and kind = $2 and record in (\(places(3)))
        """, [Value(at), .text(kind.rawValue)] + chunk)
    }
  }

  /// The keyed tag of the record that a request is about.
  package func tag(ofRequest number: Int64) throws -> String {
    let row = try first("select tag from request where id = $1", [.integer(number)])
    return Bytes.hex(row?[0].blob ?? [])
  }

  private func requests(_ condition: String, _ binds: [Value]) throws -> [StaffRequest] {
    let found = try rows(
      """
      select id, deed, kind, record, state, made_at, made_by, with_right, reason, ticket,
      fingerprint, decided_at, decided_by, note, outcome from request where \(condition)
      """, binds)
    let scopes = try found.map { try Scope($0, from: 2) }
    let names = try outsideNames(of: scopes)
    return try zip(found, scopes).map { row, scope in
      guard let deed = StaffRequest.Deed(rawValue: try row.text(1)),
        let state = StaffRequest.State(rawValue: try row.text(4)), let madeAt = row[5].instant
      else { throw StoreError.unexpectedValue }
      let name = names[scope]
      return StaffRequest(
        number: try row.integer(0), deed: deed, scope: scope,
        id: name?.id, pbx: name?.pbx, state: state == .open && name == nil ? .gone : state,
        madeAt: madeAt, madeBy: try row.text(6), isMadeWithRight: try row.integer(7) == 1,
        reason: try row.text(8), ticket: row[9].text, fingerprint: row[10].text,
        decidedAt: row[11].instant, decidedBy: row[12].text, note: row[13].text,
        outcome: row[14].text)
    }
  }
}
