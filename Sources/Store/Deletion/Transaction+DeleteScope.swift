package import Domain

/// How far a deletion below a scope has come: kind by kind, by number; of what lies below meetings,
/// meeting by meeting.
package struct ScopeCursor: Hashable, Sendable {
  var kind = 0
  var meeting: Int64 = 0
  var after: Int64 = 0

  package init() {}

  fileprivate mutating func nextKind() {
    kind += 1
    meeting = 0
    after = 0
  }
}

/// What lies below a scope, by kind, children first.
struct ScopeSQL {
  /// The conditions on `t` (or `m`) with the scope's number as `$1`; nil where the kind is not below.
  static func condition(_ kind: Kind, below scope: Kind) -> String? {
    switch (scope, kind) {
    case _ where isBelowMeetings(kind, of: scope): "m.\(scope.rawValue) = $1"
    case (.pbx, .report), (.pbx, .meeting), (.pbx, .poll), (.pbx, .extension): "t.pbx = $1"
    case (.pbx, .session): "t.pbx = (select x.fqdn from pbx x where x.id = $1)"
    case (.extension, .report): RecordSQL.reportsOfExtension
    case (.extension, .meeting), (.extension, .poll): "t.extension = $1"
    case (.meeting, .file), (.meeting, .recording), (.meeting, .participant): "t.meeting = $1"
    case (.meeting, .report): "t.meeting = (select x.xid from meeting x where x.id = $1)"
    case _ where kind == scope: "t.id = $1"
    default: nil
    }
  }

  /// Whether what lies below a scope of this kind is found by its meetings, `m`.
  static func isBelowMeetings(_ kind: Kind, of scope: Kind) -> Bool {
    switch kind {
    case .file, .recording, .participant: scope == .pbx || scope == .extension
    default: false
    }
  }

  static let order: [Kind] = [
    .file, .recording, .participant, .report, .meeting, .poll, .extension, .session, .pbx,
  ]
}

extension Transaction {
  /// Deletes up to `limit` rows at or below `scope` that no hold keeps, children first; the sessions
  /// of a PBX are made anonymous when its own row goes. True when nothing is left to do.
  /// `kinds`: only rows of these; nil: of all.
  package func delete(
    below scope: Scope, cursor: inout ScopeCursor, limit: Int, holds: HoldIndex, rule: RuleID?,
    at: Instant, kinds: Set<Kind>? = nil, removed: inout Removed
  ) throws -> Bool {
    var left = limit
    while let kind = try kind(at: &cursor, below: scope, holds, kinds) {
      guard left > 0 else { return false }
      let batch = min(left, 2_000)
      let rows = try rows(of: kind, below: scope, at: cursor, limit: batch)
      let going = holds.isEmpty ? rows : rows.filter { !holds.keeps($0.ancestry) }
      if kind == .session {
        removed.counts[.session] += try anonymize(sessions: going.map(\.number), at: at)
      } else {
        if kind == .meeting { try cutReportLinks(to: going.map(\.id)) }
        let went = try delete(kind, going, rule: rule, at: at)
        removed += Self.hasChildren(scope.kind) ? went.lifted(above: scope.kind) : went
        if kind == .participant {
          let meetings = Set(going.compactMap(\.ancestry.meeting))
          try forgetStarts(ofMeetings: meetings.map(Value.integer))
        }
      }
      left -= rows.count
      move(&cursor, behind: rows, of: kind, limit: batch)
    }
    return true
  }

  /// Whether others lie below it, so that they have nothing above them when it goes.
  private static func hasChildren(_ scope: Kind) -> Bool {
    scope == .pbx || scope == .extension || scope == .meeting
  }

  /// The first record at or behind `cursor`, which it moves behind it: what a deletion passes over
  /// that cannot take it. Nil where nothing is left.
  package func pass(
    below scope: Scope, cursor: inout ScopeCursor, holds: HoldIndex, kinds: Set<Kind>? = nil
  ) throws -> Scope? {
    while let kind = try kind(at: &cursor, below: scope, holds, kinds) {
      let rows = try rows(of: kind, below: scope, at: cursor, limit: 1)
      move(&cursor, behind: rows, of: kind, limit: 1)
      if let row = rows.first { return Scope(kind: kind, record: row.number) }
    }
    return nil
  }

  /// The kind at the cursor, past those that do not lie below the scope; nil behind the last.
  private func kind(
    at cursor: inout ScopeCursor, below scope: Scope, _ holds: HoldIndex, _ kinds: Set<Kind>?
  ) throws -> Kind? {
    while cursor.kind < ScopeSQL.order.count {
      let kind = ScopeSQL.order[cursor.kind]
      if kinds?.contains(kind) ?? true, ScopeSQL.condition(kind, below: scope.kind) != nil,
        try kind != .session || !isKept(pbx: scope, holds)
      {
        return kind
      }
      cursor.nextKind()
    }
    return nil
  }

  private func move(
    _ cursor: inout ScopeCursor, behind rows: [DoomedRow], of kind: Kind, limit: Int
  ) {
    guard rows.count == limit, let last = rows.last else { return cursor.nextKind() }
    cursor.meeting = last.ancestry.meeting ?? 0
    cursor.after = last.number
  }

  /// The next rows of a kind. What lies below meetings is read meeting by meeting: no batch reads or
  /// sorts again what the ones before have left.
  private func rows(
    of kind: Kind, below scope: Scope, at cursor: ScopeCursor, limit: Int
  ) throws -> [DoomedRow] {
    guard let condition = ScopeSQL.condition(kind, below: scope.kind) else { return [] }
    guard ScopeSQL.isBelowMeetings(kind, of: scope.kind) else {
      return try doomed(
        kind, where: "\(condition) and t.id > $2",
        [.integer(scope.record), .integer(cursor.after)], tail: "order by t.id limit \(limit)")
    }
    var rows: [DoomedRow] = []
    if cursor.meeting > 0 {
      rows = try doomed(
        kind, where: "t.meeting = $1 and t.id > $2",
        [.integer(cursor.meeting), .integer(cursor.after)],
        tail: "order by t.id limit \(limit)")
    }
    guard rows.count < limit else { return rows }
    return try rows
      + doomed(
        kind, where: "\(condition) and m.id > $2",
        [.integer(scope.record), .integer(cursor.meeting)],
        tail: "order by m.id, t.id limit \(limit - rows.count)")
  }

  private func isKept(pbx scope: Scope, _ holds: HoldIndex) throws -> Bool {
    holds.keeps(Ancestry(kind: .pbx, record: scope.record, pbx: scope.record))
  }

  /// Participants of these meetings have gone: their rules may have nothing left to take.
  func forgetStarts(ofMeetings numbers: [Value]) throws {
    try chunks(numbers) { chunk, places in
      let fields = [("name_start", "name"), ("email_start", "email"), ("ip_start", "ip")]
      for (start, column) in fields + [("participant_start", "id")] {
        try run(
          """
          update meeting set \(start) = null where id in (\(places(1))) and not exists
          (select 1 from participant x where x.meeting = meeting.id and x.\(column) is not null)
          """, chunk)
      }
    }
  }
}
