package import Domain

extension Transaction {
  /// Counts what a deletion at `scope` would take and what holds keep, without loading the rows: one
  /// pass a kind. People are counted only among few participants (`people(below:)`).
  package func census(of scope: Scope, holds: HoldIndex) throws -> Census {
    var census = Census()
    let touched = try !holds.isEmpty && !untouched(scope, holds)
    var counts: [Kind: Int] = [:]
    for kind in ScopeSQL.order {
      guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { continue }
      let row = try first(
        """
        select count(*), \(objects(kind)), \(bytes(kind)) from \(narrow(kind, below: scope.kind))
        where \(condition)
        """, [.integer(scope.record)])
      counts[kind] = Int(try row?.integer(0) ?? 0)
      census.objects += Int(try row?.integer(1) ?? 0)
      census.bytes += try row?.integer(2) ?? 0
    }
    if touched {
      for kind in ScopeSQL.order where (counts[kind] ?? 0) > 0 {
        counts[kind] = try withoutKept(kind, scope, holds, &census)
      }
    }
    census.counts = Counts(counts)
    if census.counts.total <= Census.listed {
      census.records = try listed(scope, holds, touched)
    }
    if (counts[.participant] ?? 0) <= Self.peopleCountedAtOnce {
      census.people = try people(below: scope)
    }
    if let condition = ScopeSQL.condition(.meeting, below: scope.kind) {
      let live = try first(
        """
        select count(*), cast(coalesce(sum(t.connected), 0) as \(dialect.integer))
        from meeting t where \(condition) and t.connected > 0 and t.ended_at is null
        """, [.integer(scope.record)])
      census.liveMeetings = Int(try live?.integer(0) ?? 0)
      census.livePeople = Int(try live?.integer(1) ?? 0)
    }
    (census.backups, census.backupsUntil) = try backupsLeft()
    return census
  }

  /// How many records there are at and below a scope, held or not; sessions are left out.
  package func counts(below scope: Scope) throws -> Counts {
    var counts = Counts()
    for kind in ScopeSQL.order where kind != .session {
      guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { continue }
      counts[kind] = try count(
        "select count(*) from \(narrow(kind, below: scope.kind)) where \(condition)",
        [.integer(scope.record)])
    }
    return counts
  }

  /// More participants than these take longer to tell apart than a person waits for a plan.
  static let peopleCountedAtOnce = 20_000

  /// Distinct folded addresses of participants.
  package func people(below scope: Scope) throws -> Int {
    guard let condition = ScopeSQL.condition(.participant, below: scope.kind) else { return 0 }
    return try count(
      """
      select count(distinct t.email_key) from \(narrow(.participant, below: scope.kind))
      where \(condition)
      """, [.integer(scope.record)])
  }

  /// The tables that the condition of a kind needs, and no more.
  private func narrow(_ kind: Kind, below scope: Kind) -> String {
    ScopeSQL.isBelowMeetings(kind, of: scope)
      ? RecordSQL.narrow(kind) : "\(kind.rawValue) t"
  }

  /// A replaced object stays with its row.
  private func objects(_ kind: Kind) -> String {
    guard Self.bearsObjects(kind) else { return "cast(0 as \(dialect.integer))" }
    return """
      cast(coalesce(sum((select count(*) from stored_object o where o.kind = '\(kind.rawValue)'
      and o.record = t.id and o.queued_at is null)), 0) as \(dialect.integer))
      """
  }

  private func bytes(_ kind: Kind) -> String {
    let sum = kind == .recording || kind == .file ? "coalesce(sum(t.bytes), 0)" : "0"
    return "cast(\(sum) as \(dialect.integer))"
  }

  /// Whether no hold covers the scope or lies below it.
  private func untouched(_ scope: Scope, _ holds: HoldIndex) throws -> Bool {
    guard let ancestry = try ancestry(of: scope) else { return true }
    return holds.covering(ancestry).isEmpty && holds.below(scope).isEmpty
  }

  package func ancestry(of scope: Scope) throws -> Ancestry? {
    try storedRows(scope.kind, where: "t.id = $1", [.integer(scope.record)]).first?.ancestry
  }

  /// Looks at each row below a scope that holds touch; returns how many go.
  private func withoutKept(
    _ kind: Kind, _ scope: Scope, _ holds: HoldIndex, _ census: inout Census
  ) throws -> Int {
    guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { return 0 }
    let scopeKept = try ancestry(of: scope).map(holds.keeps) ?? false
    var going = 0
    for row in try doomed(
      kind, where: condition, [.integer(scope.record)], tail: "order by t.id")
    {
      if kind == .session {
        going += scopeKept ? 0 : 1
        continue
      }
      guard holds.keeps(row.ancestry) else {
        going += 1
        continue
      }
      let hold =
        holds.covering(row.ancestry).first
        ?? holds.below(Scope(kind: kind, record: row.number)).first
      if let hold {
        let restriction = holds.isRestricted(row.ancestry)
        census.kept.append(
          Census.Kept(
            kind: kind, id: row.id, hold: restriction ?? hold, isRestricted: restriction != nil))
      }
      if kind == scope.kind { census.scopeStays = true }
      try subtractObjects(kind, row.number, &census)
    }
    return going
  }

  private func subtractObjects(_ kind: Kind, _ number: Int64, _ census: inout Census) throws {
    guard Self.bearsObjects(kind) else { return }
    census.objects -= try count(
      "select count(*) from stored_object where kind = $1 and record = $2 and queued_at is null",
      [.text(kind.rawValue), .integer(number)])
    guard kind != .poll else { return }
    let row = try first(
      "select coalesce(bytes, 0) from \(kind.rawValue) where id = $1", [.integer(number)])
    census.bytes -= try row?.integer(0) ?? 0
  }

  private func listed(_ scope: Scope, _ holds: HoldIndex, _ touched: Bool) throws -> [String] {
    var records: [String] = []
    for kind in ScopeSQL.order {
      guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { continue }
      for row in try doomed(kind, where: condition, [.integer(scope.record)])
      where !touched || !holds.keeps(row.ancestry) {
        records.append("\(kind.rawValue) \(row.number)")
      }
    }
    return records.sorted()
  }
}
