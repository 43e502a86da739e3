package import Domain
import Store

package struct ExportedView: Hashable, Sendable {
  package let rows: Int
  /// Whether there were more than the role may export.
  package let isCut: Bool
  /// The number of the entry in the audit trail.
  package let audit: Int64

  package init(rows: Int, isCut: Bool, audit: Int64) {
    self.rows = rows
    self.isCut = isCut
    self.audit = audit
  }
}

extension Operations {
  /// How many lines support may export at once, and everybody else.
  package static let mostExportedBySupport = 1_000
  package static let mostExported = 100_000

  /// Hands the lines of a list to `take`, page by page, which names the columns that it made of them;
  /// and writes down that they were exported: how many, which columns, filtered by which. Where that
  /// cannot be written, it throws, and what was made of the lines must not stay.
  package func exportView(
    _ list: ExportedList, as format: String, ticket: String? = nil, by principal: Principal,
    take: ([ExportedRow]) throws -> [String]
  ) async throws -> ExportedView {
    try require(.browse, of: principal)
    let most = principal.role == .support ? Self.mostExportedBySupport : Self.mostExported
    var counts = Counts()
    var columns: [String] = []
    var rows = 0
    var after: ExportPage.Cursor?
    repeat {
      let page = try await exportPage(of: list, limit: most - rows, after: after, by: principal)
      columns = try take(page.rows)
      rows += page.rows.count
      for kind in page.rows.lazy.compactMap(\.kind) { counts[kind] += 1 }
      after = page.next
    } while after != nil && rows < most
    let isCut = after != nil
    let shape = try list.shape
    let reason = [
      "\(list.name) as \(format), \(rows) \(rows == 1 ? "row" : "rows")",
      columns.isEmpty ? nil : "columns " + columns.joined(separator: " "),
      shape.isEmpty ? nil : "filter " + shape.joined(separator: " "),
    ].compactMap(\.self).joined(separator: "; ")
    let (policy, now) = (policy.id, now())
    let audit = try await database.write { [counts] transaction in
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .export, policy: policy, counts: counts,
          reason: reason, ticket: ticket))
    }
    return ExportedView(rows: rows, isCut: isCut, audit: audit)
  }
}
