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
    case .mcu: ["name"]
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
    case "ready": return .ready
    case "id", "fqdn", "number", "name": return .id
    default: return .time
    }
  }
}

extension Operations {
  private func total(
    _ request: ListRequest, _ query: PageQuery, isWhole: Bool, _ rows: Int,
    _ count: () throws -> Int?
  ) throws -> Int? {
    if isWhole { return rows }
    return request.counted ? try count() : nil
  }

  /// A page of records, redacted for `principal`, with what lists say beside them.
  package func list(_ request: ListRequest, by principal: Principal) async throws -> ListPage {
    try require(.browse, of: principal)
    let terms = try FilterQuery.parse(request.filter, kind: request.kind)
    let order = try request.order()
    let (policy, now) = (policy, now())
    if request.kind == .pbx, (request.sort ?? "next") == "next" {
      return try await database.read { transaction in
        try TenantList(transaction, policy: policy, now: now, principal: principal)
          .page(request, terms)
      }
    }
    let asked = PageQuery(
      kind: request.kind, within: request.within, terms: terms, order: order,
      descending: request.descending, limit: request.limit,
      after: try request.after.map(PageCursor.decode), backward: request.backward)
    guard asked.hasFittingCursor else {
      throw OperationError.badQuery("this cursor is of a list in another order")
    }
    return try await database.read { transaction in
      var query = asked
      if !terms.isEmpty { query.hidden = try transaction.holdIndex().hidden(from: principal) }
      let page = try transaction.page(query)
      let rows = try RowBuilder(transaction, policy: policy, now: now, principal: principal)
        .rows(page.records)
      let hasBefore = query.backward ? page.more : query.after != nil
      let hasAfter = query.backward ? query.after != nil : page.more
      return ListPage(
        rows: rows, first: hasBefore ? page.firstKeys.map(PageCursor.encode) : nil,
        next: hasAfter ? page.lastKeys.map(PageCursor.encode) : nil,
        total: try total(request, query, isWhole: query.after == nil && !page.more, rows.count) {
          try transaction.count(query, cap: 20_000)
        })
    }
  }
}
