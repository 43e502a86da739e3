package import Domain

/// One page of a list: keyset only, never an offset into many rows.
package struct PageQuery: Sendable {
  package var kind: Kind
  package var within: Scope?
  package var terms: [Term]
  package var order: Order
  package var descending: Bool
  package var limit: Int
  /// The keys of the row before the page; nil: from the beginning (or, backward, from the end).
  package var after: [Value]?
  package var backward: Bool
  /// Records that are restricted for whoever asks, with all below: what they hide matches nothing.
  package var hidden: [Scope]

  package init(
    kind: Kind, within: Scope? = nil, terms: [Term] = [], order: Order, descending: Bool = false,
    limit: Int, after: [Value]? = nil, backward: Bool = false, hidden: [Scope] = []
  ) {
    self.hidden = hidden
    self.kind = kind
    self.within = within
    self.terms = terms
    self.order = order
    self.descending = descending
    self.limit = limit
    self.after = after
    self.backward = backward
  }

  /// Whether the cursor is one of this order.
  package var hasFittingCursor: Bool {
    after.map { $0.count == order.keys(kind, within: within).count } ?? true
  }

  /// The orders that an index serves.
  package enum Order: Sendable, Hashable {
    /// FQDN, number, name or id.
    case id
    /// A meeting's time, or the record's own instant.
    case time
    /// Extensions that cannot meet first; within one PBX.
    case ready

    func keys(_ kind: Kind, within: Scope?) -> [String] {
      let id = RecordSQL.outsideID(kind)
      switch (self, kind) {
      case (.ready, .extension): return ["t.ready", "t.pbx", "t.number"]
      case (_, .extension): return ["t.pbx", "t.number"]
      case (.time, .meeting): return ["t.listed_at", id]
      case (.time, .pbx): return ["t.registered_at", id]
      case (.time, .poll), (.time, .recording), (.time, .report): return ["t.created_at", id]
      case (.time, .file): return ["t.uploaded_at", id]
      case (.time, .session): return ["t.gathered_at", id]
      case (.time, .log): return ["t.written_at", id]
      default: return [id]
      }
    }
  }

  /// A word that must, or must not, match a visible, clear column.
  package enum Term: Hashable, Sendable {
    case word(String, negated: Bool)
    /// A clear field and its value, whole or from the start.
    case field(Field, String, negated: Bool)
  }
}

/// A page of records with the keys of its first and last row.
package struct RecordPage: Sendable {
  package let records: [LocatedRecord]
  package let firstKeys: [Value]?
  package let lastKeys: [Value]?
  /// Whether rows follow in the direction of the query.
  package let more: Bool
}

extension Transaction {
  package func page(_ query: PageQuery) throws -> RecordPage {
    let kind = query.kind
    let keys = query.order.keys(kind, within: query.within)
    var conditions: [String] = []
    var binds: [Value] = []
    if let within = query.within {
      binds.append(.integer(within.record))
      conditions.append(Self.within(kind, within.kind))
    }
    conditions += self.conditions(query.terms, kind, hidden: query.hidden, &binds)
    let down = query.descending != query.backward
    if let after = query.after, after.count == keys.count {
      let from = binds.count + 1
      binds += after
      conditions.append(
        "(\(keys.joined(separator: ", "))) \(down ? "<" : ">") "
          + "(\(Chunk.places(keys.count, from: from)))")
    }
    binds.append(Value(query.limit + 1))
    let order = keys.map { "\($0) \(down ? "desc" : "asc")" }.joined(separator: ", ")
    let condition = conditions.isEmpty ? "true" : conditions.joined(separator: " and ")
    var found: [(number: Int64, keys: [Value])] = []
    try connection.forEach(
      """
      select t.id, \(keys.joined(separator: ", ")) from \(RecordSQL.narrow(kind))
      where \(condition) order by \(order) limit $\(binds.count)
      """, binds
    ) { found.append((try $0.integer(0), Array($0.values[1...]))) }
    let more = found.count > query.limit
    if more { found.removeLast() }
    if query.backward { found.reverse() }
    return RecordPage(
      records: try records(kind, numbers: found.map(\.number)), firstKeys: found.first?.keys,
      lastKeys: found.last?.keys, more: more)
  }

  /// How many match, as far as `cap`; nil beyond it.
  package func count(_ query: PageQuery, cap: Int) throws -> Int? {
    let kind = query.kind
    if query.within == nil, query.terms.isEmpty {
      return try count("select count(*) from \(kind.rawValue)")
    }
    var conditions: [String] = []
    var binds: [Value] = []
    if let within = query.within {
      binds.append(.integer(within.record))
      conditions.append(Self.within(kind, within.kind))
    }
    conditions += self.conditions(query.terms, kind, hidden: query.hidden, &binds)
    binds.append(Value(cap + 1))
    let found = try count(
      """
      select count(*) from (select 1 from \(RecordSQL.narrow(kind))
      where \(conditions.joined(separator: " and ")) limit $\(binds.count)) x
      """, binds)
    return found > cap ? nil : found
  }

  /// The condition that narrows a list; participants, recordings and files by their meeting.
  static func within(_ kind: Kind, _ scope: Kind) -> String {
    if kind == .session {
      switch scope {
      case .meeting: return "t.meeting = (select x.xid from meeting x where x.id = $1)"
      case .pbx: return "t.pbx = (select x.fqdn from pbx x where x.id = $1)"
      default: return "t.id = $1 and false"
      }
    }
    return ScopeSQL.condition(kind, below: scope) ?? "t.id = $1 and false"
  }

  /// One condition for each term. `hidden`: the records that are restricted for whoever asks.
  func conditions(
    _ terms: [PageQuery.Term], _ kind: Kind, hidden: [Scope], _ binds: inout [Value]
  ) -> [String] {
    let isTouched = terms.contains { looksAtHidden($0, kind) }
    let hidden = HiddenRows(kind, below: isTouched ? hidden : [], &binds)
    return terms.map { condition($0, kind, hidden, &binds) }
  }

  private func condition(
    _ term: PageQuery.Term, _ kind: Kind, _ hidden: HiddenRows, _ binds: inout [Value]
  ) -> String {
    switch term {
    case .word(let word, let negated):
      let escaped = Self.escaped(word)
      binds.append(.text("%\(escaped)%"))
      let part = binds.count
      binds.append(.text("\(escaped)%"))
      let start = binds.count
      let columns = Self.matched(kind)
      var all =
        columns.parts.map { like(seen($0, kind, hidden), part) }
        + columns.starts.map { like(seen($0, kind, hidden), start) }
      if let pbx = RecordSQL.pbxNumber(kind) {
        all.append("\(pbx) in (select x.id from pbx x where \(like("x.fqdn", part)))")
      }
      if let owner = RecordSQL.extensionNumber(kind) {
        let matches = like("x.number", start)
        all.append(
          "coalesce(\(hidden.seen(owner)), 0) in (select x.id from extension x where \(matches))")
      }
      // Both places must be used, whichever columns the kind has.
      let used = "$\(part) <> '' and $\(start) <> ''"
      return "\(negated ? "not " : "")((\(all.joined(separator: " or "))) and \(used))"
    case .field(let field, let value, let negated):
      binds.append(.text("\(Self.escaped(value))%"))
      let found: String
      switch (field.kind, field.name) {
      case (.extension, "pbx"), (.meeting, "pbx"), (.poll, "pbx"), (.report, "pbx"):
        let match = like("x.fqdn", binds.count)
        found = "t.pbx in (select x.id from pbx x where \(match))"
      case (.meeting, "extension"), (.poll, "extension"), (.report, "extension"):
        let match = like("x.number", binds.count)
        let owner = hidden.seen("t.extension")
        found = "coalesce(\(owner), 0) in (select x.id from extension x where \(match))"
      case (.participant, "meeting"), (.recording, "meeting"), (.file, "meeting"):
        found = like("m.xid", binds.count)
      default:
        let isText = field.shape != .flag && field.shape != .integer
        let type = dialect == .sqlite ? "text" : "varchar"
        let column = isText ? "t.\(field.column)" : "cast(t.\(field.column) as \(type))"
        found = like(field.isName ? column : hidden.seen(column), binds.count)
      }
      return "\(negated ? "not " : "")(\(found))"
    }
  }

  /// A column that words match, as the view shows it: what names the record stays.
  private func seen(_ column: String, _ kind: Kind, _ hidden: HiddenRows) -> String {
    isName(column, kind) ? column : hidden.seen(column)
  }

  private func isName(_ column: String, _ kind: Kind) -> Bool {
    column == "m.xid"
      || Schema.fields(of: kind).contains { $0.isName && column == "t.\($0.column)" }
  }

  /// Whether a term looks at what the view of a restricted record hides.
  private func looksAtHidden(_ term: PageQuery.Term, _ kind: Kind) -> Bool {
    switch term {
    case .word:
      let columns = Self.matched(kind)
      return RecordSQL.extensionNumber(kind) != nil
        || (columns.parts + columns.starts).contains { !isName($0, kind) }
    case .field(let field, _, _):
      return !field.isName
    }
  }

  private func like(_ column: String, _ place: Int) -> String {
    "coalesce(\(dialect.folded(column)), '') like $\(place) escape '\\'"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.lowercased() {
      if character == "%" || character == "_" || character == "\\" { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  /// The columns that a word matches in part, and those that it matches from the start.
  private static func matched(_ kind: Kind) -> (parts: [String], starts: [String]) {
    switch kind {
    case .mcu: (["t.name", "t.host"], [])
    case .pbx: (["t.fqdn", "t.webmeeting_fqdn"], ["t.mcu"])
    case .extension: ([], ["t.number"])
    case .meeting, .poll: ([], ["t.xid"])
    case .report: ([], ["t.xid", "t.meeting"])
    case .participant, .recording, .file: ([], ["m.xid", "t.xid"])
    case .session: (["t.pbx"], ["t.xid", "t.meeting"])
    case .log: (["t.host"], ["t.source", "t.xid"])
    }
  }
}
