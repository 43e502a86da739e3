import Domain
import Operations

/// Deletions that were ordered, as rows.
enum JobColumns {
  static let heads = ["job", "state", "kind", "id", "by", "gone", "planned", "objects", "receipt"]

  static func row(_ job: DeletionJob, now: Instant) -> ListingRow {
    ListingRow(
      members: Shape.job(job, now: now),
      cells: [
        job.label, job.state(at: now).rawValue, job.scope.kind.rawValue, job.id ?? "-",
        job.orderedBy, String(job.counts.total), String(job.progress.planned.total),
        String(job.objects), job.receipt.map(Receipt.label) ?? "-",
      ])
  }

  /// Staged ones: what they are to take, and until when they can be taken back.
  static let stagedHeads = ["plan", "by", "reason", "ticket", "kind", "id", "undo until", "goes"]

  static func stagedRow(_ job: DeletionJob, now: Instant) -> ListingRow {
    ListingRow(
      members: Shape.job(job, now: now),
      cells: [
        job.label, job.orderedBy, job.reason, job.ticket ?? "-", job.scope.kind.rawValue,
        job.id ?? "-", Words.instant(job.undoUntil), Words.counts(job.progress.planned),
      ])
  }

  /// One cause after the other: who ordered it, why, and for which ticket; in each the next to go
  /// first.
  static func causeCursor(_ job: DeletionJob) -> ListCursor {
    ListCursor(
      .text(job.orderedBy), .text(job.reason), .text(job.ticket ?? ""),
      .number(job.undoUntil.milliseconds), .number(job.number))
  }

  static func pairs(_ job: DeletionJob, now: Instant) -> [(String, String)] {
    let progress = job.progress
    var pairs = [
      ("job", job.label), ("state", job.state(at: now).rawValue),
      ("record", "\(job.scope.kind.rawValue) \(job.id ?? "that is gone")"),
      ("ordered", "\(Words.instant(job.orderedAt)) by \(job.orderedBy)"),
      ("reason", job.reason), ("ticket", job.ticket ?? "none"),
    ]
    if job.state == .staged { pairs.append(("undo until", Words.instant(job.undoUntil))) }
    pairs.append(("gone", Words.counts(progress.done)))
    pairs.append(("planned", Words.counts(progress.planned)))
    pairs.append(("objects", "\(progress.objects) of \(progress.plannedObjects)"))
    if job.state(at: now) == .running, let rate = progress.rate(at: now) {
      pairs.append(("rate", "\(rate) rows a second"))
      if let end = progress.expectedEnd(at: now) { pairs.append(("ends", Words.instant(end))) }
    }
    for failed in progress.failed {
      pairs.append(("failed", "\(failed.kind.rawValue) number \(failed.record): \(failed.cause)"))
    }
    if let receipt = job.receipt { pairs.append(("receipt", Receipt.label(receipt))) }
    return pairs
  }
}
