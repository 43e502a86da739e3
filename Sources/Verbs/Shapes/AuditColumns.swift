import Domain
import Operations

/// Audit entries as rows.
enum AuditColumns {
  static let heads = [
    "audit", "at", "who", "operation", "about", "rule", "reason", "ticket", "went",
  ]

  static func row(_ record: AuditRecord) -> ListingRow {
    let about = record.subjectList.prefix(3).map { "\($0.kind.rawValue) number \($0.number)" }
    let more = record.subjectList.count > 3 ? " and \(record.subjectList.count - 3) more" : ""
    return ListingRow(
      members: Shape.audit(record),
      cells: [
        String(record.number), Words.instant(record.at), record.person,
        record.operation + (record.outcome == "done" ? "" : " (\(record.outcome))"),
        about.isEmpty ? "-" : about.joined(separator: ", ") + more, record.rule ?? "-",
        record.reason ?? "-", record.ticket ?? "-", record.counts.isEmpty ? "-" : record.counts,
      ])
  }
}
