import Domain
import Operations

extension Shape {
  static func job(_ job: DeletionJob, now: Instant) -> Members {
    let progress = job.progress
    let isRunning = job.state(at: now) == .running
    return [
      .init("type", .text("job")), .init("job", .text(job.label)),
      .init("state", .text(job.state(at: now).rawValue)),
      .init("kind", .text(job.scope.kind.rawValue)), .init("record", .integer(job.scope.record)),
      .init("id", ViewValue(job.id)), .init("orderedBy", .text(job.orderedBy)),
      .init("orderedAt", .instant(job.orderedAt)), .init("reason", .text(job.reason)),
      .init("ticket", ViewValue(job.ticket)), .init("undoUntil", .instant(job.undoUntil)),
      .init("startedAt", ViewValue(job.startedAt)),
      .init("finishedAt", ViewValue(job.finishedAt)),
      .init("planned", counts(progress.planned)), .init("counts", counts(progress.done)),
      .init("plannedObjects", number(progress.plannedObjects)),
      .init("objects", number(progress.objects)), .init("left", number(progress.left)),
      .init("rate", ViewValue(isRunning ? progress.rate(at: now).map(Int64.init) : nil)),
      .init("expectedEnd", ViewValue(isRunning ? progress.expectedEnd(at: now) : nil)),
      .init("failed", failed(progress.failed)),
      .init("receipt", ViewValue(job.receipt.map(Receipt.label))),
      .init("redacted", .flag(true)),
    ]
  }

  static func failed(_ records: [FailedRecord]) -> ViewValue {
    .list(
      records.map { failed in
        .object([
          .init("kind", .text(failed.kind.rawValue)), .init("record", .integer(failed.record)),
          .init("message", .text(failed.cause)),
        ])
      })
  }
}
