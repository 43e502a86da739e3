package import Domain

extension Transaction {
  /// Counts what a deletion at `scope` would take and what holds keep, without loading the rows.
  package func census(of scope: Scope, holds: HoldIndex) throws -> Census {
    var census = Census()
    var distinct: [String] = []
    let touched = try !holds.isEmpty && !untouched(scope, holds)
    var total = 0
    var counts: [Kind: Int] = [:]
    for kind in ScopeSQL.order {
      guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { continue }
      let number = Value.integer(scope.record)
      let count = try self.count(
        "select count(*) from \(RecordSQL.from(kind)) where \(condition)", [number])
      counts[kind] = count
      total += count
      if Self.bearsObjects(kind) {
        census.objects += try self.count(
          """
          select cast(coalesce(sum((select count(*) from stored_object o where o.kind = $2
          and o.record = t.id and o.queued_at is null)), 0) as \(dialect.integer))
          from \(RecordSQL.from(kind)) where \(condition)
          """, [number, .text(kind.rawValue)])
      }
      if [.recording, .file].contains(kind), count > 0 {
        let sum = try first(
          """
          select cast(coalesce(sum(t.bytes), 0) as \(dialect.integer))
          from \(RecordSQL.from(kind)) where \(condition)
          """, [number])
        census.bytes += try sum?.integer(0) ?? 0
      }
      if kind == .participant { distinct.append(condition) }
    }
    if touched {
      for kind in ScopeSQL.order where (counts[kind] ?? 0) > 0 {
        counts[kind] = try withoutKept(kind, scope, holds, &census)
      }
      total = counts.values.reduce(0, +)
    }
    census.counts = Counts(counts)
    if total <= Census.listed { census.records = try listed(scope, holds, touched) }
    for condition in distinct {
      census.people = try count(
        """
        select count(distinct t.email_key) from \(RecordSQL.from(.participant))
        where \(condition)
        """, [.integer(scope.record)])
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
    return census
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
