import Domain
import Operations

extension Shape {
  /// `people`: where the plan itself does not say; `undoUntil`: if it were ordered now.
  static func plan(
    _ plan: DeletionPlan, people: Int? = nil, undoUntil: Instant? = nil
  ) -> Members {
    [
      .init("fingerprint", .text(plan.fingerprint)), .init("phrase", .text(plan.phrase)),
      .init("kind", .text(plan.kind.rawValue)), .init("id", .text(plan.id)),
      .init("counts", counts(plan.census.counts)),
      .init("objects", number(plan.census.objects)), .init("bytes", .integer(plan.census.bytes)),
      .init("kept", kept(plan.census.kept)), .init("elsewhere", texts(plan.elsewhere)),
      .init("staged", .flag(plan.staged)), .init("undoUntil", ViewValue(undoUntil)),
      .init("people", (people ?? plan.census.people).map(number) ?? .null),
      .init(
        "live",
        .object([
          .init("meetings", number(plan.census.liveMeetings)),
          .init("people", number(plan.census.livePeople)),
        ])),
      .init(
        "lookalikes",
        .list(
          plan.lookalikes.map {
            .object([
              .init("id", .text($0.id)), .init("extensions", $0.extensions.map(number) ?? .null),
            ])
          })),
      .init(
        "backups",
        .object([
          .init("count", number(plan.census.backups)),
          .init("until", ViewValue(plan.census.backupsUntil)),
        ])),
    ]
  }

  static func deletion(_ outcome: DeletionOutcome) -> Members {
    [
      .init("receipt", .text(outcome.receipt.label)),
      .init("plan", .text(outcome.label)),
      .init("counts", counts(outcome.receipt.counts)), .init("staged", .flag(false)),
      .init("undoUntil", .null), .init("audit", .integer(outcome.receipt.audit)),
      .init("kept", kept(outcome.plan.census.kept)),
      .init("digest", ViewValue(outcome.receipt.digest)),
      .init("elsewhere", texts(outcome.receipt.counts.elsewhere.map(\.sentence))),
    ]
  }

  static func staged(_ staged: StagedDeletion) -> Members {
    [
      .init("receipt", .null), .init("plan", .text(staged.job.label)),
      .init("counts", counts(staged.plan.census.counts)), .init("staged", .flag(true)),
      .init("undoUntil", .instant(staged.job.undoUntil)),
      .init("audit", .integer(staged.audit)), .init("kept", kept(staged.plan.census.kept)),
      .init("digest", .null), .init("elsewhere", texts(staged.plan.elsewhere)),
    ]
  }

  static func kept(_ kept: [Census.Kept]) -> ViewValue {
    .list(
      kept.map { kept in
        .object([
          .init("kind", .text(kept.kind.rawValue)), .init("id", .text(kept.id)),
          .init("hold", .text(Hold.label(kept.hold))),
          .init("restricted", .flag(kept.isRestricted)),
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
      .init("audit", .integer(receipt.audit)), .init("digest", ViewValue(receipt.digest)),
      .init("kept", number(receipt.kept)),
      .init("elsewhere", texts(receipt.counts.elsewhere.map(\.sentence))),
      .init("redacted", .flag(true)),
    ]
  }
}

extension DeletionPlan {
  /// What lies on other systems and is not removed by Lapse.
  var elsewhere: [String] { census.counts.elsewhere.map(\.sentence) }
}
