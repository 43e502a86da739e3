package import Domain
import Store

/// A list as a view has it: filtered, sorted and masked.
package enum ExportedList: Hashable, Sendable {
  case records(ListRequest)
  case pending(PendingRequest)

  /// Its filter's terms without their values, those that were told first.
  fileprivate var shape: [String] {
    get throws {
      let (told, filter) =
        switch self {
        case .records(let request): (request.told, request.filter)
        case .pending(let request): (nil, request.filter)
        }
      do throws(FilterFault) {
        // A mask may have spaces, after which no term begins.
        let masked = try FilterParser.parse(told?.shown ?? "").filter { $0.column != nil }
        return try (masked + FilterParser.parse(filter)).map(\.shape)
      } catch {
        throw OperationError.badFilter(error)
      }
    }
  }
}

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

/// Some lines of it.
package enum ExportedRows: Sendable {
  case records([ListRow])
  case pending([DueEntry])
}

extension Operations {
  /// How many lines support may export at once, and everybody else.
  package static let mostExportedBySupport = 1_000
  package static let mostExported = 100_000

  /// Hands the lines of a list to `take`, which returns the names of the columns that it has made of
  /// them. It is written down that they were exported: by kind, number, columns, and the filter
  /// without its values. Where that cannot be written, it throws, and what was made of the lines must
  /// not stay.
  package func exportView(
    _ list: ExportedList, as format: String, ticket: String? = nil, by principal: Principal,
    take: (ExportedRows) throws -> [String]
  ) async throws -> ExportedView {
    try require(.browse, of: principal)
    let most = principal.role == .support ? Self.mostExportedBySupport : Self.mostExported
    var counts = Counts()
    var rows = 0
    var isCut = false
    var columns: [String] = []
    switch list {
    case .records(var request):
      (request.counted, request.backward, request.after, request.examined) = (
        false, false, nil, nil
      )
      repeat {
        request.limit = min(1_000, most - rows)
        let page = try await self.list(request, by: principal)
        columns = try take(.records(page.rows))
        rows += page.rows.count
        request.after = page.next
      } while request.after != nil && rows < most
      isCut = request.after != nil
      counts[request.kind] = rows
    case .pending(var request):
      (request.after, request.examined) = (nil, nil)
      repeat {
        request.limit = min(1_000, most - rows)
        let page = try await pending(request, by: principal)
        columns = try take(.pending(page.entries))
        rows += page.entries.count
        for entry in page.entries { counts[entry.kind] += 1 }
        request.after = page.next
      } while request.after != nil && rows < most
      isCut = request.after != nil
    }
    let (policy, now) = (policy.id, now())
    let shape = try list.shape
    let reason = [
      "view \(format)", columns.isEmpty ? nil : "columns " + columns.joined(separator: " "),
      shape.isEmpty ? nil : "filter " + shape.joined(separator: " "),
    ].compactMap(\.self).joined(separator: "; ")
    let audit = try await database.write { [counts] transaction in
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .export, policy: policy, counts: counts,
          reason: reason, ticket: ticket))
    }
    return ExportedView(rows: rows, isCut: isCut, audit: audit)
  }
}
