internal import Domain
internal import Operations

extension Client {
  /// The pages that a load asks for, in the order of the list.
  func pages(_ load: Effect.ListLoad) async throws -> [Page] {
    if case .around(let cursor) = load.load {
      let back = try await page(load, Page.Request(after: cursor, backward: true))
      let front = try await page(load, load.first)
      return [back, front]
    }
    var pages = [try await page(load, load.first)]
    while pages.count <= load.following, let after = pages[pages.count - 1].after {
      try Task.checkCancellation()
      pages.append(try await page(load, Page.Request(after: after)))
    }
    return pages
  }

  private func page(_ load: Effect.ListLoad, _ request: Page.Request) async throws -> Page {
    switch load.source {
    case .records(let kind, let within):
      return try await records(kind, within, load.query, request, examined: load.examined)
    case .contents(let meeting):
      return try await contents(meeting, request)
    case .pending(let states, let rules):
      return try await ledger(
        states, rules, load.query.filter, request, examined: load.examined)
    case .pendingGroups where !load.query.filter.isEmpty:
      return try await ledger(
        PendingScreen.going, [], load.query.filter, request, examined: load.examined)
    case .pendingGroups(let braked): return try await pendingGroups(braked, request)
    case .holds: return whole(try await holds().map(Item.hold), request)
    case .receipts: return whole(try await receipts().map(Item.receipt), request)
    case .jobs: return whole(try await jobs().map(Item.job), request)
    case .audit, .incidents, .past: return try await counted(load.source, request)
    case .quarantines: return whole(try await quarantines().map(Item.quarantine), request)
    case .objects: return whole(try await waitingObjects().map(Item.object), request)
    case .requests: return whole(try await requests.list().map(Item.request), request)
    case .backups: return whole(try await backups().map(Item.backup), request)
    case .detail: preconditionFailure("the lines come with the detail")
    }
  }

  private func whole(_ items: [Item], _ request: Page.Request) -> Page {
    Page(request: request, items: items, before: nil, after: nil, total: items.count)
  }

  private func records(
    _ kind: Kind, _ within: Scope?, _ query: Query, _ request: Page.Request,
    examined: Int? = nil
  ) async throws -> Page {
    var after: String?
    if case .text(let cursor)? = request.after { after = cursor }
    let page = try await list(
      ListRequest(
        kind: kind, within: within, filter: query.filter, sort: query.sort,
        descending: query.descending, limit: ListModel.pageSize, after: after,
        backward: request.backward, counted: false, told: query.told, examined: examined))
    var next = page.next.map(Page.Cursor.text)
    if request.backward, page.rows.isEmpty { next = request.after }
    return Page(
      request: request, items: page.rows.map(Item.record),
      before: page.first.map(Page.Cursor.text), after: next, total: page.total,
      searched: page.searched)
  }

  /// Recordings, files and reports come with the first page of the participants.
  private func contents(_ meeting: Scope, _ request: Page.Request) async throws -> Page {
    let people = try await records(.participant, meeting, Query(), request)
    guard request.after == nil, !request.backward else { return people }
    var items: [Item] = []
    for kind in [Kind.recording, .file, .report] {
      items += try await records(kind, meeting, Query(), .first).items
    }
    return Page(
      request: request, items: items + people.items, before: nil, after: people.after,
      total: people.total.map { $0 + items.count })
  }

  private func ledger(
    _ states: Set<DueEntry.State>, _ rules: Set<RuleID>, _ filter: String,
    _ request: Page.Request, examined: Int?
  ) async throws -> Page {
    var asked = PendingRequest(limit: ListModel.pageSize, filter: filter, examined: examined)
    if !states.isEmpty { asked.states = states }
    if !rules.isEmpty { asked.rules = rules }
    if case .due(let key)? = request.after { asked.after = key }
    let page = try await pending(asked)
    return Page(
      request: request, items: page.entries.map(Item.due), before: nil,
      after: page.next.map(Page.Cursor.due), total: nil, searched: page.searched)
  }
}

extension Effect.ListLoad {
  /// How many lines of a filtered list are looked at for one page: so few that what is found, or how
  /// far the search is, is shown at once. What is read again is read whole.
  fileprivate var examined: Int? {
    guard !query.filter.isEmpty, load != .refresh else { return nil }
    return load.replaces ? 20_000 : 60_000
  }
}
