internal import Domain
internal import Operations

extension Client {
  /// A page of a list whose lines bear numbers, the newest first; it is read in one direction only.
  func counted(_ source: Source, _ request: Page.Request) async throws -> Page {
    var after: Int64?
    if case .number(let number)? = request.after { after = number }
    let limit = ListModel.pageSize
    switch source {
    case .audit(let about):
      let page = try await audit(AuditRequest(about: about, limit: limit, after: after))
      return counted(page.entries.map(Item.audit), next: page.next, request)
    case .past(let kind, let id):
      let page = try await past(kind, id, limit, after)
      return counted(page.lines.map(Item.past), next: page.next, request)
    default:
      let found = try await incidents(limit + 1, after)
      let shown = found.prefix(limit)
      let next = shown.count < found.count ? shown.last?.incident.number : nil
      return counted(shown.map(Item.incident), next: next, request)
    }
  }

  private func counted(_ items: [Item], next: Int64?, _ request: Page.Request) -> Page {
    Page(
      request: request, items: items, before: nil, after: next.map(Page.Cursor.number),
      total: next == nil && request.after == nil ? items.count : nil)
  }
}
