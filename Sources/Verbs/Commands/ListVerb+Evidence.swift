import Domain
import Operations
import Store

extension ListVerb {
  /// What Lapse keeps about records: a cursor is the number of the last one shown.
  func listEvidence(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let principal = invocation.principal
    switch subject {
    case .hold:
      let holds = try await operations.holds(by: principal)
      try show(holds, HoldColumns.heads, \.number, invocation, HoldColumns.row)
    case .plan:
      let staged = try await operations.jobs([.staged], limit: .max - 1, by: principal)
      let now = operations.now()
      try show(JobColumns.byCause(staged), JobColumns.stagedHeads, \.number, invocation) {
        JobColumns.stagedRow($0, now: now)
      }
    case .job:
      let jobs = try await operations.jobs(limit: .max - 1, by: principal)
      let now = operations.now()
      try show(jobs, JobColumns.heads, \.number, invocation) { JobColumns.row($0, now: now) }
    case .receipt:
      let receipts = try await operations.receipts(limit: .max - 1, by: principal)
      try show(receipts, ReceiptColumns.heads, \.number, invocation, ReceiptColumns.row)
    case .backup:
      let backups = try await operations.backups(by: principal)
      let now = operations.now()
      try show(backups, BackupColumns.heads, \.number, invocation) {
        BackupColumns.row($0, now: now)
      }
      BackupColumns.warn(backups, now: now, invocation.printer)
    default:
      let objects = try await operations.waitingObjects(by: principal)
      try show(objects, ObjectColumns.heads, \.record, invocation, ObjectColumns.row)
    }
  }

  private func show<Item>(
    _ items: [Item], _ heads: [String], _ number: KeyPath<Item, Int64>,
    _ invocation: Invocation, _ row: (Item) -> ListingRow
  ) throws {
    var rest = items[...]
    if let after = page.after {
      guard let last = Int64(after),
        let index = items.firstIndex(where: { $0[keyPath: number] == last })
      else { throw Failure.usage("this is no cursor of an earlier page") }
      rest = items[(index + 1)...]
    }
    let shown = rest.prefix(page.limit.count)
    var listing = Listing(invocation.printer, heads: heads)
    listing.print(shown.map(row))
    listing.finish(
      next: shown.count < rest.count ? shown.last.map { String($0[keyPath: number]) } : nil)
  }
}
