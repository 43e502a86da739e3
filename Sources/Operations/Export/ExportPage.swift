import Domain

/// Some lines of a list in a row, and where it goes on.
struct ExportPage {
  enum Cursor {
    case text(String)
    case due(DueEntry.Key)
    case number(Int64)
    /// There are more, and they cannot be asked for.
    case beyond
  }

  let rows: [ExportedRow]
  /// Nil at the end.
  let next: Cursor?
}

extension Operations {
  private static let exportStep = 1_000

  /// At most `limit` lines behind the cursor, as the list itself is read by `principal`.
  func exportPage(
    of list: ExportedList, limit: Int, after cursor: ExportPage.Cursor?, by principal: Principal
  ) async throws -> ExportPage {
    let step = min(Self.exportStep, limit)
    var after: Int64?
    if case .number(let number)? = cursor { after = number }
    switch list {
    case .records(var request):
      (request.counted, request.backward, request.examined) = (false, false, nil)
      (request.limit, request.after) = (step, nil)
      if case .text(let text)? = cursor { request.after = text }
      let page = try await self.list(request, by: principal)
      return ExportPage(
        rows: page.rows.map(ExportedRow.record), next: page.next.map(ExportPage.Cursor.text))
    case .pending(var request):
      (request.limit, request.after, request.examined) = (step, nil, nil)
      if case .due(let key)? = cursor { request.after = key }
      let page = try await pending(request, by: principal)
      return ExportPage(
        rows: page.entries.map(ExportedRow.due), next: page.next.map(ExportPage.Cursor.due))
    case .audit(let about):
      let page = try await audit(
        AuditRequest(
          about: about, limit: step, after: after, isOwn: !principal.may(.auditExport)),
        by: principal)
      return numbered(page.entries.map(ExportedRow.audit), page.next)
    case .past(let kind, let id):
      let page = try await past(below: kind, id: id, limit: step, after: after, by: principal)
      return numbered(page.lines.map(ExportedRow.past), page.next)
    case .incidents:
      let found = try await incidents(limit: step + 1, after: after, by: principal)
      let shown = found.prefix(step)
      return numbered(
        shown.map(ExportedRow.incident),
        shown.count < found.count ? shown.last?.incident.number : nil)
    case .holds, .receipts, .jobs, .quarantines, .objects, .backups, .requests:
      let found = try await whole(list, limit: limit + 1, by: principal)
      return ExportPage(
        rows: Array(found.prefix(limit)), next: found.count > limit ? .beyond : nil)
    }
  }

  private func numbered(_ rows: [ExportedRow], _ next: Int64?) -> ExportPage {
    ExportPage(rows: rows, next: next.map(ExportPage.Cursor.number))
  }

  /// Lists that are read at once.
  private func whole(
    _ list: ExportedList, limit: Int, by principal: Principal
  ) async throws -> [ExportedRow] {
    switch list {
    case .holds: try await holds(isCounted: true, by: principal).map(ExportedRow.hold)
    case .receipts: try await receipts(limit: limit, by: principal).map(ExportedRow.receipt)
    case .jobs: try await jobs(limit: limit, by: principal).map(ExportedRow.job)
    case .quarantines:
      try await quarantines(limit: limit, by: principal).map(ExportedRow.quarantine)
    case .objects: try await waitingObjects(limit: limit, by: principal).map(ExportedRow.object)
    case .backups: try await backups(by: principal).map(ExportedRow.backup)
    case .requests: try await requests(limit: limit, by: principal).map(ExportedRow.request)
    case .records, .pending, .audit, .incidents, .past: []
    }
  }
}
