import Domain
import Operations

extension Shape {
  /// `people`: where the plan itself does not say; `undoUntil`: if it were ordered now.
  static func plan(_ plan: DeletionPlan, people: Int, undoUntil: Instant?) -> Members {
    [
      .init("fingerprint", .text(plan.fingerprint)), .init("phrase", .text(plan.phrase)),
      .init("kind", .text(plan.kind.rawValue)), .init("id", .text(plan.id)),
      .init("counts", counts(plan.census.counts)),
      .init("objects", number(plan.census.objects)), .init("bytes", .integer(plan.census.bytes)),
      .init("kept", kept(plan)), .init("elsewhere", texts(plan.elsewhere)),
      .init("staged", .flag(plan.staged)), .init("undoUntil", ViewValue(undoUntil)),
      .init("people", number(people)),
      .init(
        "live",
        .object([
          .init("meetings", number(plan.census.liveMeetings)),
          .init("people", number(plan.census.livePeople)),
        ])),
      .init("lookalikes", .list([])),
      .init("backups", .object([.init("count", .integer(0)), .init("until", .null)])),
    ]
  }

  static func deletion(_ outcome: DeletionOutcome) -> Members {
    [
      .init("receipt", .text(outcome.receipt.label)),
      .init("plan", .text(outcome.label)),
      .init("counts", counts(outcome.receipt.counts)), .init("staged", .flag(false)),
      .init("undoUntil", .null), .init("audit", .integer(outcome.receipt.audit)),
      .init("kept", kept(outcome.plan)),
    ]
  }

  static func staged(_ staged: StagedDeletion) -> Members {
    [
      .init("receipt", .null), .init("plan", .text(staged.job.label)),
      .init("counts", counts(staged.plan.census.counts)), .init("staged", .flag(true)),
      .init("undoUntil", .instant(staged.job.undoUntil)),
      .init("audit", .integer(staged.audit)), .init("kept", kept(staged.plan)),
    ]
  }

  private static func kept(_ plan: DeletionPlan) -> ViewValue {
    .list(
      plan.census.kept.map { kept in
        .object([
          .init("kind", .text(kept.kind.rawValue)), .init("id", .text(kept.id)),
          .init("hold", .text(Hold.label(kept.hold))),
        ])
      })
  }

  static func receipt(_ receipt: Receipt) -> Members {
    [
      .init("type", .text("receipt")), .init("receipt", .text(receipt.label)),
      .init("at", .instant(receipt.at)), .init("operation", .text(receipt.operation)),
      .init("policy", .text(receipt.policy)), .init("kind", ViewValue(receipt.kind?.rawValue)),
      .init("record", ViewValue(receipt.record)), .init("tag", ViewValue(receipt.tag)),
      .init("counts", counts(receipt.counts)), .init("objects", number(receipt.objects)),
      .init("rules", rules(receipt.rules)), .init("reason", ViewValue(receipt.reason)),
      .init("ticket", ViewValue(receipt.ticket)), .init("actor", .text(receipt.actor)),
      .init("audit", .integer(receipt.audit)), .init("redacted", .flag(true)),
    ]
  }
}

extension DeletionPlan {
  /// What lies on other systems and is not removed by Lapse.
  var elsewhere: [String] {
    var places: [String] = []
    if census.counts[.report] > 0 {
      places.append("the PBX's own copy of the report")
    }
    if census.counts[.meeting] > 0 || census.counts[.recording] > 0 {
      places.append("media that the meeting server still keeps")
    }
    return places
  }
}
