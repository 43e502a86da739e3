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
  /// Only records of these numbers.
  package var only: [Int64]?
  /// How many rows are looked at, at most; nil: as many as it takes.
  package var examined: Int?

  package init(
    kind: Kind, within: Scope? = nil, terms: [Term] = [], order: Order, descending: Bool = false,
    limit: Int, after: [Value]? = nil, backward: Bool = false, hidden: [Scope] = [],
    only: [Int64]? = nil, examined: Int? = nil
  ) {
    self.hidden = hidden
    self.only = only
    self.examined = examined
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

  /// The orders that an index serves, where there are many.
  package enum Order: Sendable, Hashable {
    /// FQDN, number, name or id.
    case id
    /// A meeting's time, or the record's own instant.
    case time
    /// What does not do first: extensions that cannot meet, within one PBX; meeting servers that are
    /// down.
    case ready

    func keys(_ kind: Kind, within: Scope?) -> [String] {
      let id = RecordSQL.outsideID(kind)
      switch (self, kind) {
      case (.ready, .extension): return ["t.ready", "t.pbx", "t.number"]
      // There are few of them: no index is needed.
      case (.ready, .mcu): return ["coalesce(t.available, 1)", id]
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
}

/// A page of records with the keys of its first and last row.
package struct RecordPage: Sendable {
  package let records: [LocatedRecord]
  package let firstKeys: [Value]?
  package let lastKeys: [Value]?
  /// Whether rows follow in the direction of the query.
  package let more: Bool
  /// Whether the page is not full because so many rows were looked at; its keys at that end are those
  /// of the last row that was.
  package let isCutShort: Bool
}

extension Transaction {
  package func page(_ query: PageQuery) throws -> RecordPage {
    let keys = query.order.keys(query.kind, within: query.within)
    let down = query.descending != query.backward
    let order = keys.map { "\($0) \(down ? "desc" : "asc")" }.joined(separator: ", ")
    let columns = keys.joined(separator: ", ")
    var (conditions, binds) = try conditions(query)
    conditions += Self.following(query, keys, &binds)
    let end = try reach(query, keys, order)
    if let end {
      conditions.append(Self.compared(keys, down ? ">=" : "<=", end, &binds))
    }
    binds.append(Value(query.limit + 1))
    let condition = conditions.isEmpty ? "true" : conditions.joined(separator: " and ")
    var found: [(number: Int64, keys: [Value])] = []
    try connection.forEach(
      """
      select t.id, \(columns) from \(RecordSQL.narrow(query.kind))
      where \(condition) order by \(order) limit $\(binds.count)
      """, binds
    ) { found.append((try $0.integer(0), Array($0.values[1...]))) }
    let isFull = found.count > query.limit
    if isFull { found.removeLast() }
    let isCutShort = end != nil && !isFull
    if query.backward { found.reverse() }
    return RecordPage(
      records: try records(query.kind, numbers: found.map(\.number)),
      firstKeys: isCutShort && query.backward ? end : found.first?.keys,
      lastKeys: isCutShort && !query.backward ? end : found.last?.keys,
      more: isFull || isCutShort, isCutShort: isCutShort)
  }

  /// The keys of the last row that is looked at; nil where all that is left is.
  private func reach(_ query: PageQuery, _ keys: [String], _ order: String) throws -> [Value]? {
    guard let examined = query.examined, query.only == nil, !query.terms.isEmpty else {
      return nil
    }
    var (conditions, binds) = Self.withinScope(query)
    conditions += ["true"] + Self.following(query, keys, &binds)
    binds.append(Value(max(1, examined) - 1))
    return try first(
      """
      select \(keys.joined(separator: ", ")) from \(RecordSQL.narrow(query.kind))
      where \(conditions.joined(separator: " and ")) order by \(order)
      limit 1 offset $\(binds.count)
      """, binds)?.values
  }

  /// How many match, as far as `cap`; nil beyond it.
  package func count(_ query: PageQuery, cap: Int) throws -> Int? {
    if query.within == nil, query.terms.isEmpty, query.only == nil {
      return try count("select count(*) from \(query.kind.rawValue)")
    }
    var (conditions, binds) = try conditions(query)
    binds.append(Value(cap + 1))
    let found = try count(
      """
      select count(*) from (select 1 from \(RecordSQL.narrow(query.kind))
      where \(conditions.joined(separator: " and ")) limit $\(binds.count)) x
      """, binds)
    return found > cap ? nil : found
  }

  /// What narrows the list, but for its place in it.
  private func conditions(_ query: PageQuery) throws -> ([String], [Value]) {
    var (conditions, binds) = Self.withinScope(query)
    if let only = query.only {
      let numbers = Chunk.padded(only)
      conditions.append("t.id in (\(Chunk.places(numbers.count, from: binds.count + 1)))")
      binds += numbers.map(Value.integer)
    }
    conditions += try self.conditions(query.terms, query.kind, hidden: query.hidden, &binds)
    return (conditions, binds)
  }

  /// The scope of the list; its number is `$1`.
  private static func withinScope(_ query: PageQuery) -> ([String], [Value]) {
    guard let scope = query.within else { return ([], []) }
    return ([within(query.kind, scope.kind)], [.integer(scope.record)])
  }

  /// What follows the cursor in the query's direction; nothing where it has none of this order.
  private static func following(
    _ query: PageQuery, _ keys: [String], _ binds: inout [Value]
  ) -> [String] {
    guard let after = query.after, after.count == keys.count else { return [] }
    let down = query.descending != query.backward
    return [compared(keys, down ? "<" : ">", after, &binds)]
  }

  private static func compared(
    _ keys: [String], _ relation: String, _ values: [Value], _ binds: inout [Value]
  ) -> String {
    let places = Chunk.places(keys.count, from: binds.count + 1)
    binds += values
    return "(\(keys.joined(separator: ", "))) \(relation) (\(places))"
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
}
