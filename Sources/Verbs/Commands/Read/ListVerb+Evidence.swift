import Domain
import Operations
import Store

extension ListVerb {
  /// What Lapse keeps about records.
  func listEvidence(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let (principal, printer, now) = (invocation.principal, invocation.printer, operations.now())
    switch subject {
    case .hold:
      let holds = try await operations.holds(isCounted: true, by: principal)
      try page.show(
        holds, HoldColumns.heads, by: { ListCursor(.newest($0.number)) }, printer, HoldColumns.row)
    case .plan:
      let staged = try await operations.jobs([.staged], limit: .max - 1, by: principal)
      try page.show(staged, JobColumns.stagedHeads, by: JobColumns.causeCursor, printer) {
        JobColumns.stagedRow($0, now: now)
      }
    case .job:
      try await page.showJobs(invocation)
    case .receipt:
      let receipts = try await operations.receipts(limit: .max - 1, by: principal)
      try page.show(
        receipts, ReceiptColumns.heads, by: { ListCursor(.newest($0.number)) }, printer,
        ReceiptColumns.row)
    case .backup:
      let backups = try await operations.backups(by: principal)
      try page.show(
        backups, BackupColumns.heads, by: { ListCursor(.newest($0.number)) }, printer
      ) { BackupColumns.row($0, now: now) }
      BackupColumns.warn(backups, now: now, printer)
    default:
      let objects = try await operations.waitingObjects(limit: .max - 1, by: principal)
      try page.show(
        objects, ObjectColumns.heads, by: ObjectColumns.cursor, printer, ObjectColumns.row)
    }
  }
}
