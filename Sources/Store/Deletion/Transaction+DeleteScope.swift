package import Domain

/// How far a deletion below a scope has come: kind by kind, by number.
package struct ScopeCursor: Sendable {
  var kind = 0
  var after: Int64 = 0

  package init() {}
}

/// What lies below a scope, by kind, children first.
struct ScopeSQL {
  /// The conditions on `t` (or `m`) with the scope's number as `$1`; nil where the kind is not below.
  static func condition(_ kind: Kind, below scope: Kind) -> String? {
    switch (scope, kind) {
    case (.pbx, .file), (.pbx, .recording), (.pbx, .participant): "m.pbx = $1"
    case (.pbx, .report), (.pbx, .meeting), (.pbx, .poll), (.pbx, .extension): "t.pbx = $1"
    case (.pbx, .session): "t.pbx = (select x.fqdn from pbx x where x.id = $1)"
    case (.extension, .file), (.extension, .recording), (.extension, .participant):
      "m.extension = $1"
    case (.extension, .report): RecordSQL.reportsOfExtension
    case (.extension, .meeting), (.extension, .poll): "t.extension = $1"
    case (.meeting, .file), (.meeting, .recording), (.meeting, .participant): "t.meeting = $1"
    case (.meeting, .report): "t.meeting = (select x.xid from meeting x where x.id = $1)"
    case _ where kind == scope: "t.id = $1"
    default: nil
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
    while cursor.kind < ScopeSQL.order.count {
      let kind = ScopeSQL.order[cursor.kind]
      guard kinds?.contains(kind) ?? true,
        let condition = ScopeSQL.condition(kind, below: scope.kind),
        try kind != .session || !isKept(pbx: scope, holds)
      else {
        cursor.kind += 1
        cursor.after = 0
        continue
      }
      guard left > 0 else { return false }
      let batch = min(left, 2_000)
      let rows = try doomed(
        kind, where: "\(condition) and t.id > $2",
        [.integer(scope.record), .integer(cursor.after)], tail: "order by t.id limit \(batch)")
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
      cursor.after = rows.last?.number ?? cursor.after
      if rows.count < batch {
        cursor.kind += 1
        cursor.after = 0
      }
    }
    return true
  }

  /// Whether others lie below it, so that they have nothing above them when it goes.
  private static func hasChildren(_ scope: Kind) -> Bool {
    scope == .pbx || scope == .extension || scope == .meeting
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
