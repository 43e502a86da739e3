package import Domain
import Store

extension ListRequest {
  /// The columns that a kind can be sorted by; the first is its own order.
  package static func sortable(_ kind: Kind) -> [String] {
    switch kind {
    case .pbx: ["next", "fqdn", "registeredAt"]
    case .extension: ["number", "ready"]
    case .meeting: ["time", "id"]
    case .poll, .recording, .report: ["createdAt", "id"]
    case .file: ["uploadedAt", "id"]
    case .session: ["gatheredAt", "id"]
    case .log: ["writtenAt", "id"]
    case .participant: ["id"]
    case .mcu: ["name", "state"]
    }
  }

  /// The cursor before the first meeting at or after an instant.
  package static func cursor(meetingsFrom instant: Instant) -> String {
    PageCursor.encode([Value(instant), .text("")])
  }

  func order() throws -> PageQuery.Order {
    guard let sort else { return Self.sortable(kind).first == "number" ? .id : .time }
    guard Self.sortable(kind).contains(sort) else {
      let names = Self.sortable(kind).joined(separator: ", ")
      throw OperationError.badQuery("\(kind.rawValue) can be sorted by \(names)")
    }
    switch sort {
    case "ready", "state": return .ready
    case "id", "fqdn", "number", "name": return .id
    default: return .time
    }
  }
}

extension Operations {
  /// A page of records, redacted for `principal`, with what lists say beside them.
  package func list(_ request: ListRequest, by principal: Principal) async throws -> ListPage {
    try require(.browse, of: principal)
    let (policy, now) = (policy, now())
    let asked = try query(request, policy: policy, now: now)
    if request.isByNext {
      return try await database.read { transaction in
        try TenantList(transaction, policy: policy, now: now, principal: principal)
          .page(request, asked.terms)
      }
    }
    return try await database.read { transaction in
      let query = try asked.hiding(from: principal, transaction)
      let page = try transaction.page(query)
      let rows = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
        .rows(page.records)
      let hasBefore = query.backward ? page.more : query.after != nil
      let hasAfter = query.backward ? query.after != nil : page.more
      let isWhole = query.after == nil && !page.more
      return ListPage(
        rows: rows, first: hasBefore ? page.firstKeys.map(PageCursor.encode) : nil,
        next: hasAfter ? page.lastKeys.map(PageCursor.encode) : nil,
        total: isWhole
          ? rows.count : request.counted ? try transaction.count(query, cap: 20_000) : nil,
        searched: page.isCutShort ? request.examined : nil)
    }
  }

  /// How many records a list has, as far as `cap`; nil beyond it. On a long list it takes its time.
  package func count(
    _ request: ListRequest, cap: Int = .max - 1, by principal: Principal
  ) async throws -> Int? {
    try require(.browse, of: principal)
    let asked = try query(request, policy: policy, now: now())
    return try await database.read { transaction in
      try transaction.count(asked.hiding(from: principal, transaction), cap: cap)
    }
  }

  private func query(
    _ request: ListRequest, policy: Policy, now: Instant
  ) throws -> PageQuery {
    let filter: RecordFilter
    do throws(FilterFault) {
      filter = try RecordFilter(request.filter, kind: request.kind, policy: policy, now: now)
      if let masked = filter.masked.first {
        throw FilterFault(
          at: masked.range.lowerBound,
          "this column is masked: its value comes from standard input, by --filter -")
      }
    } catch {
      throw OperationError.badFilter(error)
    }
    let query = PageQuery(
      kind: request.kind, within: request.within, terms: filter.terms,
      order: try request.order(), descending: request.descending, limit: request.limit,
      after: request.isByNext ? nil : try request.after.map(PageCursor.decode),
      backward: request.backward, only: request.told?.numbers, examined: request.examined)
    guard query.hasFittingCursor else {
      throw OperationError.badQuery("this cursor is of a list in another order")
    }
    return query
  }
}

extension ListRequest {
  /// PBXs by what needs attention, which no index has.
  fileprivate var isByNext: Bool { kind == .pbx && (sort ?? "next") == "next" }
}

extension PageQuery {
  /// What is restricted for `principal` matches nothing.
  fileprivate func hiding(
    from principal: Principal, _ transaction: Transaction
  ) throws -> PageQuery {
    guard !terms.isEmpty else { return self }
    var query = self
    query.hidden = try transaction.holdIndex().hidden(from: principal)
    return query
  }
}
