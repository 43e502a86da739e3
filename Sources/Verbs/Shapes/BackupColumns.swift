import Domain
import Operations

/// Copies of the database as rows.
enum BackupColumns {
  static let heads = ["backup", "made", "destroy by", "state", "label", "by"]

  static func row(_ backup: Backup, now: Instant) -> ListingRow {
    ListingRow(
      members: Shape.backup(backup, now: now),
      cells: [
        Backup.label(backup.number), Words.instant(backup.madeAt),
        Words.instant(backup.destroyBy), state(backup, now), backup.label, backup.madeBy,
      ])
  }

  private static func state(_ backup: Backup, _ now: Instant) -> String {
    if let gone = backup.goneAt { return "gone " + Words.instant(gone) }
    return backup.isOverdue(at: now) ? "PAST ITS DATE" : "kept"
  }

  static func warn(_ backups: [Backup], now: Instant, _ printer: Printer) {
    let late = backups.filter { $0.isOverdue(at: now) }
    guard !late.isEmpty else { return }
    let labels = late.map { Backup.label($0.number) }.joined(separator: ", ")
    printer.note(
      "PAST THEIR DATE: \(labels). Destroy them, then say so: lapse backup gone ID")
  }

  static func warn(_ operations: Operations, _ invocation: Invocation) async throws {
    guard invocation.principal.may(.compliance) else { return }
    let backups = try await operations.backups(by: invocation.principal)
    warn(backups, now: operations.now(), invocation.printer)
  }
}
