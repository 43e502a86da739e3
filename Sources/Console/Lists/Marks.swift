internal import Domain

/// The records that are marked, in the order in which they were. They follow the records: a filter,
/// another order or a list read again leaves them.
struct Marks: Hashable, Sendable {
  struct Record: Hashable, Sendable {
    let key: Item.Key
    let kind: Kind
    let id: String
    /// The query under which it was marked: it matches its filter.
    let query: Query
  }

  struct Target: Hashable, Sendable {
    let kind: Kind
    let ids: [String]
  }

  /// As many as can be ordered to go at a time.
  static let most = MarkedPlan.most

  private(set) var records: [Record] = []
  private var keys: Set<Item.Key> = []

  var isEmpty: Bool { records.isEmpty }
  var count: Int { records.count }
  var isFull: Bool { count >= Self.most }

  func contains(_ key: Item.Key) -> Bool { keys.contains(key) }

  /// The kinds of what is marked, each once.
  var kinds: [Kind] {
    records.reduce(into: []) { kinds, record in
      if !kinds.contains(record.kind) { kinds.append(record.kind) }
    }
  }

  /// The marked records by kind, each once: the ledger has a line for each of a record's rules.
  var targets: [Target] {
    kinds.map { kind in
      var seen: Set<String> = []
      let ids = records.filter { $0.kind == kind }.map(\.id)
      return Target(kind: kind, ids: ids.filter { seen.insert($0).inserted })
    }
  }

  /// Marks the record of a line; false where there is no room, or the line is no record.
  @discardableResult
  mutating func add(_ item: Item, under query: Query) -> Bool {
    guard !contains(item.key) else { return true }
    guard !isFull, let subject = item.subject else { return false }
    keys.insert(item.key)
    records.append(
      Record(key: item.key, kind: subject.kind, id: subject.id, query: query))
    return true
  }

  mutating func remove(_ key: Item.Key) {
    guard keys.remove(key) != nil else { return }
    records.removeAll { $0.key == key }
  }

  /// Leaves only marks on these.
  mutating func keep(_ kept: Set<Item.Key>) {
    guard !keys.isSubset(of: kept) else { return }
    keys.formIntersection(kept)
    records.removeAll { !kept.contains($0.key) }
  }

  mutating func removeAll() { self = Marks() }

  /// How many of them a filter hides; those of a list that goes on count as hidden unless they were
  /// marked under that filter.
  func hidden(by query: Query, shown: some Sequence<Item.Key>) -> Int {
    guard query.isFiltered, !isEmpty else { return 0 }
    let shown = Set(shown)
    return records.count { record in
      let isUnderIt = record.query.filter == query.filter && record.query.told == query.told
      return !isUnderIt && !shown.contains(record.key)
    }
  }
}

extension ListModel {
  var hiddenMarks: Int { marks.hidden(by: query, shown: items.lazy.map(\.key)) }

  /// The lines between the one at which a range was begun and the cursor; empty where none is open.
  var range: ClosedRange<Int>? {
    guard let anchor, let cursorIndex,
      let start = items.firstIndex(where: { $0.key == anchor })
    else { return nil }
    return min(start, cursorIndex)...max(start, cursorIndex)
  }
}
