package import Domain

/// A list as a view has it: filtered, sorted and masked.
package enum ExportedList: Hashable, Sendable {
  case records(ListRequest)
  case pending(PendingRequest)
  /// The whole trail for those who may export it, to everybody else their own entries.
  case audit
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

  /// The columns that its filter names, without their values; a word for itself is `any`.
  var filtered: [String] {
    let texts: [String] =
      switch self {
      case .records(let request): [request.filter, request.told?.shown ?? ""]
      case .pending(let request): [request.filter]
      default: []
      }
    let terms = texts.flatMap { (try? FilterParser.parse($0)) ?? [] }
    return Set(terms.map { $0.column ?? "any" }).sorted(by: Bytes.precedes)
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
