import Domain
import Operations

/// Audit entries as rows.
enum AuditColumns {
  static let heads = [
    "audit", "at", "who", "operation", "about", "rule", "reason", "ticket", "went",
  ]

  static func row(_ record: AuditRecord) -> ListingRow {
    let about = record.subjectList.prefix(3).map { subject in
      // What is gone has no number any more, its tag is in the JSON.
      subject.number == 0
        ? subject.kind.rawValue : "\(subject.kind.rawValue) number \(subject.number)"
    }
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
