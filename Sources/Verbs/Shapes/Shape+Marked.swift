import Domain
import Operations

extension Shape {
  /// Which record a line is of, where there are several.
  static func named(_ plan: DeletionPlan) -> Members {
    [.init("kind", .text(plan.kind.rawValue)), .init("id", .text(plan.id))]
  }

  /// The keys of a plan of one record, for all of them together; `undoUntil`: if they were ordered
  /// now.
  static func plan(_ plan: MarkedPlan, undoUntil: Instant) -> Members {
    let census = plan.census
    return [
      .init("fingerprint", .text(plan.fingerprint)), .init("phrases", texts(plan.phrases)),
      .init("kind", .text(plan.kind.rawValue)), .init("ids", texts(plan.going.map(\.id))),
      .init("counts", counts(census.counts)), .init("objects", number(census.objects)),
      .init("bytes", .integer(census.bytes)), .init("kept", kept(census.kept)),
      .init("ordered", texts(plan.ordered)), .init("elsewhere", texts(plan.elsewhere)),
      .init("staged", .flag(true)), .init("undoUntil", .instant(undoUntil)),
      .init("people", census.people.map(number) ?? .null),
      .init(
        "live",
        .object([
          .init("meetings", number(census.liveMeetings)),
          .init("people", number(census.livePeople)),
        ])),
      .init(
        "pbxs",
        .list(
          plan.shares.map {
            .object([.init("pbx", .text($0.pbx)), .init("records", number($0.records))])
          })),
      .init(
        "backups",
        .object([
          .init("count", number(census.backups)), .init("until", ViewValue(census.backupsUntil)),
        ])),
    ]
  }
}

extension MarkedPlan {
  /// What lies on other systems and is not removed by Lapse.
  var elsewhere: [String] { census.counts.elsewhere.map(\.sentence) }
}
