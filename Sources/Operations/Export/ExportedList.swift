package import Domain

/// A list as a view has it: filtered, sorted and masked.
package enum ExportedList: Hashable, Sendable {
  case records(ListRequest)
  case pending(PendingRequest)
  /// The whole trail for those who may export it, to everybody else their own entries.
  case audit(about: AuditRequest.About? = nil)
  case incidents
  /// What went below a record.
  case past(Kind, id: String)
  case holds, receipts, jobs, quarantines, objects, backups, requests

  /// What the audit trail calls it.
  var name: String {
    switch self {
    case .records(let request): request.kind.rawValue
    case .pending: "pending"
    case .audit: "audit"
    case .incidents: "incidents"
    case .past(let kind, _): "past of \(kind.rawValue)"
    case .holds: "holds"
    case .receipts: "receipts"
    case .jobs: "jobs"
    case .quarantines: "quarantines"
    case .objects: "objects"
    case .backups: "backups"
    case .requests: "requests"
    }
  }

  /// Its filter's terms without their values, those that were told first.
  var shape: [String] {
    get throws {
      let (told, filter) =
        switch self {
        case .records(let request): (request.told, request.filter)
        case .pending(let request): (nil, request.filter)
        default: (nil, "")
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

/// One line of it.
package enum ExportedRow: Sendable {
  case record(ListRow)
  case due(DueEntry)
  case audit(AuditRecord)
  case incident(IncidentView)
  case past(PastView)
  case hold(HoldView)
  case receipt(Receipt)
  case job(DeletionJob)
  case quarantine(Quarantine)
  case object(WaitingObject)
  case backup(Backup)
  case request(StaffRequest)

  /// Of the record that it is, or that is due.
  var kind: Kind? {
    switch self {
    case .record(let row): row.view.kind
    case .due(let entry): entry.kind
    default: nil
    }
  }
}
