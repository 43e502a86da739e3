/// A window on a list of any length: some pages, the cursor and the marks. Cursor and marks are
/// those of records and follow them when the list is read again.
struct ListModel: Sendable {
  enum Phase: Hashable, Sendable {
    case loading
    case loaded
    case failed(String)
  }

  static let pageSize = 100
  static let pagesKept = 6
  /// Lines left ahead of the cursor at which the next page is asked for.
  static let margin = 40

  var source: Source
  var query = Query()
  private(set) var pages: [Page] = []
  private(set) var items: [Item] = []
  var phase = Phase.loading
  /// Answers to requests of an earlier generation are stale.
  private(set) var generation = 0
  var isLoadingAhead = false
  var isLoadingBehind = false

  private(set) var cursor: Item.Key? { didSet { place() } }
  private(set) var cursorIndex: Int?
  /// The cursor's distance from the top of the list on the screen; it stays when lines come or go.
  var cursorRow = 0
  var marks = Marks()
  /// The line at which a range was begun.
  var anchor: Item.Key?
  /// How to ask again for the pages that were dropped before the window.
  private var dropped: [(request: Page.Request, count: Int)] = []
  /// Lines before the window; nil where that is not known.
  private(set) var skipped: Int? = 0
  /// How many lines were looked at by a search that goes on.
  private(set) var searched = 0
  /// Of the whole list, where that was counted apart.
  private(set) var counted: Int?

  init(source: Source) {
    self.source = source
  }

  var total: Int? {
    pages.last { $0.total != nil }?.total
      ?? (canLoadAhead ? nil : skipped.map { $0 + items.count }) ?? counted
  }

  /// The lines around the cursor.
  var seen: ArraySlice<Item> {
    let index = cursorIndex ?? 0
    return items[max(0, index - Self.pageSize)..<min(items.count, index + Self.pageSize)]
  }

  var selected: Item? { cursorIndex.map { items[$0] } }

  /// Of an item of the window, counted from 1 over the whole list.
  func position(of index: Int) -> Int? {
    skipped.map { $0 + index + 1 }
  }

  var canLoadAhead: Bool { pages.last?.after != nil }
  var canLoadBehind: Bool { !dropped.isEmpty || pages.first?.before != nil }

  mutating func beginGeneration() -> Int {
    generation += 1
    isLoadingAhead = false
    isLoadingBehind = false
    return generation
  }

  /// What there was, under a new generation.
  mutating func restore(_ before: ListModel) {
    let current = generation
    let marked = marks
    self = before
    marks = marked
    generation = current
    _ = beginGeneration()
  }

  mutating func moveCursor(to index: Int) {
    guard items.indices.contains(index) else { return }
    cursor = items[index].key
  }

  /// The line that a list being read is to open at; nil: where it would anyway.
  mutating func seek(_ key: Item.Key?) {
    if let key { cursor = key }
  }

  /// The requests that read the window again: its first page, then what follows it.
  var refreshRequest: (first: Page.Request, pages: Int) {
    (pages.first?.request ?? .first, max(1, pages.count))
  }

  var aheadRequest: Page.Request? {
    pages.last?.after.map { Page.Request(after: $0) }
  }

  var behindRequest: Page.Request? {
    dropped.last?.request
      ?? pages.first?.before.map { Page.Request(after: $0, backward: true) }
  }

  /// Takes new pages in place of all; `load` says where the cursor goes.
  mutating func replace(with new: [Page], load: Load) {
    let old = (items: items, index: cursorIndex)
    let oldStart = (dropped: dropped, skipped: skipped, request: pages.first?.request)
    pages = new
    dropped = []
    switch load {
    case .refresh where new.first?.request == oldStart.request:
      dropped = oldStart.dropped
      skipped = oldStart.skipped
    default:
      skipped = new.first.map { $0.request == .first || $0.before == nil } ?? true ? 0 : nil
    }
    join()
    if load == .end, let total = new.last?.total ?? counted {
      skipped = max(0, total - items.count)
    }
    if load != .refresh { searched = 0 }
    searched += new.reduce(0) { $0 + ($1.searched ?? 0) }
    switch load {
    case .end:
      cursor = items.last?.key
      cursorRow = .max
    case .around(let place):
      let index = new.first { $0.request == Page.Request(after: place) }?.items.first
      cursor = (index ?? items.last)?.key
    case .anew(keepingCursor: true), .refresh:
      keepCursor(old.items, old.index)
    default:
      cursor = items.first?.key
      cursorRow = 0
    }
    // What a filter hides is marked all the same.
    if load == .refresh, !canLoadAhead, !canLoadBehind, !query.isFiltered {
      marks.keep(Set(items.map(\.key)))
    }
    phase = .loaded
  }

  mutating func append(_ page: Page) {
    isLoadingAhead = false
    searched += page.searched ?? 0
    if let last = pages.last, last.searched != nil,
      last.items.count + page.items.count <= Self.pageSize
    {
      pages[pages.count - 1] = last.followed(by: page)
    } else {
      pages.append(page)
    }
    while pages.count > Self.pagesKept,
      pages[0].items.contains(where: { $0.key == cursor }) == false
    {
      let first = pages.removeFirst()
      dropped.append((first.request, first.items.count))
      skipped = skipped.map { $0 + first.items.count }
    }
    join()
  }

  mutating func prepend(_ page: Page) {
    isLoadingBehind = false
    searched += page.searched ?? 0
    if let again = dropped.last, again.request == page.request {
      dropped.removeLast()
    }
    skipped =
      page.before == nil && dropped.isEmpty ? 0 : skipped.map { max(0, $0 - page.items.count) }
    pages.insert(page, at: 0)
    while pages.count > Self.pagesKept,
      pages[pages.count - 1].items.contains(where: { $0.key == cursor }) == false
    {
      pages.removeLast()
    }
    join()
  }

  /// How many lines the list has, counted apart.
  mutating func count(_ total: Int?) {
    counted = total
    guard let total, skipped == nil, !canLoadAhead else { return }
    skipped = max(0, total - items.count)
  }

  /// For lists whose lines come with the screen's detail. Their first lines are the worst: what comes
  /// above the cursor is seen where the top was.
  mutating func set(_ items: [Item]) {
    let isTopSeen = (cursorIndex ?? 0) <= cursorRow
    replace(
      with: [Page(request: .first, items: items, before: nil, after: nil, total: items.count)],
      load: .refresh)
    if isTopSeen { cursorRow = .max }
  }

  /// The same record, else the nearest one that is still there: first those behind it.
  private mutating func keepCursor(_ old: [Item], _ index: Int?) {
    let present = Set(items.map(\.key))
    guard let index, let cursor, !present.contains(cursor) else {
      if cursor == nil { cursor = items.first?.key }
      return
    }
    self.cursor =
      old[index...].first { present.contains($0.key) }?.key
      ?? old[..<index].last { present.contains($0.key) }?.key ?? items.first?.key
  }

  /// A line that moved between two reads may be on two pages: the first counts.
  private mutating func join() {
    var seen: Set<Item.Key> = []
    items = pages.flatMap(\.items).filter { seen.insert($0.key).inserted }
    place()
    // What is searched for in steps has its first line later than its first page.
    if cursor == nil, searched > 0 { cursor = items.first?.key }
  }

  private mutating func place() {
    cursorIndex = cursor.flatMap { cursor in items.firstIndex { $0.key == cursor } }
  }
}
