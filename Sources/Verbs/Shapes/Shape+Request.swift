import Domain
import Operations

extension Shape {
  static func request(_ one: StaffRequest, now: Instant) -> Members {
    [
      .init("type", .text("request")), .init("id", .text(one.label)),
      .init("what", .text(one.deed.rawValue)), .init("state", .text(one.state(at: now).rawValue)),
      .init("kind", .text(one.scope.kind.rawValue)), .init("record", ViewValue(one.id)),
      .init("pbx", ViewValue(one.pbx)), .init("madeAt", .instant(one.madeAt)),
      .init("madeBy", .text(one.madeBy)), .init("reason", .text(one.reason)),
      .init("ticket", ViewValue(one.ticket)), .init("plan", ViewValue(one.fingerprint)),
      .init("lapsesAt", .instant(one.lapsesAt)), .init("decidedAt", ViewValue(one.decidedAt)),
      .init("decidedBy", ViewValue(one.decidedBy)), .init("note", ViewValue(one.note)),
      .init("outcome", ViewValue(one.outcome)), .init("redacted", .flag(true)),
    ]
  }

  static func approved(_ approved: ApprovedRequest) -> Members {
    let (request, staged) = (approved.request, approved.staged)
    return [
      .init("approved", .text(request.label)), .init("what", .text(request.deed.rawValue)),
      .init("outcome", ViewValue(request.outcome)), .init("note", ViewValue(request.note)),
      .init("counts", staged.map { counts($0.plan.census.counts) } ?? .null),
      .init("undoUntil", ViewValue(staged?.job.undoUntil)),
      .init("kept", staged.map { kept($0.plan.census.kept) } ?? .null),
    ]
  }
}
