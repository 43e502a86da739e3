import Domain
import Operations

extension Shape {
  static func sweep(_ result: SweepResult) -> Members {
    [
      .init("run", ViewValue(result.run.map(SweepRun.label))),
      .init("dryRun", .flag(result.dryRun)), .init("started", .instant(result.started)),
      .init("finished", .instant(result.finished)), .init("policy", .text(result.policy)),
      .init("done", rules(result.done)), .init("held", number(result.held)),
      .init(
        "failed",
        .list(
          result.failed.map { failure in
            .object([
              .init("rule", ViewValue(failure.rule?.rawValue)),
              .init("job", ViewValue(failure.job.map(DeletionJob.label))),
              .init("kind", ViewValue(failure.kind?.rawValue)),
              .init("record", ViewValue(failure.record)),
              .init("message", .text(failure.message)),
            ])
          })),
      .init("brake", brake(result.brakes)), .init("late", late(result.late)),
      .init("receipt", ViewValue(result.receipt.map(Receipt.label))),
    ]
  }

  /// One for all that are on: the first one's name, what each says, and all rules that wait.
  private static func brake(_ brakes: [Brake]) -> ViewValue {
    guard let first = brakes.first else { return .null }
    let waiting = Set(brakes.flatMap(\.rules))
    return .object([
      .init("name", .text(first.name.rawValue)),
      .init("detail", .text(brakes.map(\.sentence).joined(separator: ". "))),
      .init("rules", texts(RuleID.allCases.filter(waiting.contains).map(\.rawValue))),
    ])
  }

  private static func late(_ late: [RuleID: Lateness]) -> ViewValue {
    .object(
      RuleID.allCases.compactMap { rule in
        guard let lateness = late[rule] else { return nil }
        return .init(
          rule.rawValue,
          .object([
            .init("in15m", number(lateness.in15m)), .init("in8h", number(lateness.in8h)),
            .init("later", number(lateness.later)),
            .init("greatest", .text(ElapsedTime.iso8601(lateness.greatest))),
          ]))
      })
  }
}
