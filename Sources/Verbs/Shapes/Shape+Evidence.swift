import Domain
import Operations
import Store

extension Shape {
  static func hold(_ hold: HoldView) -> Members {
    [
      .init("type", .text("hold")), .init("hold", .text(hold.label)),
      .init("kind", .text(hold.kind?.rawValue ?? "person")),
      .init("record", ViewValue(hold.record)), .init("person", ViewValue(hold.person)),
      .init("as", .text(hold.nature.rawValue)), .init("reason", ViewValue(hold.reason)),
      .init("ticket", ViewValue(hold.ticket)), .init("owner", ViewValue(hold.owner)),
      .init("placedAt", .instant(hold.placedAt)), .init("reviewAt", ViewValue(hold.reviewAt)),
      .init("needsReview", .flag(hold.needsReview)), .init("redacted", .flag(true)),
      .init("keeps", hold.keeps.map { counts($0.counts) } ?? .null),
      .init("pastDate", hold.keeps.map { number($0.pastDate) } ?? .null),
    ]
  }

  /// The key itself is never shown.
  static func object(_ object: WaitingObject) -> Members {
    [
      .init("type", .text("object")), .init("object", .text("[object]")),
      .init("kind", .text(object.kind.rawValue)), .init("record", .integer(object.record)),
      .init("queuedAt", .instant(object.queuedAt)), .init("tries", number(object.tries)),
      .init("lastError", ViewValue(object.lastError)),
      .init("nextTryAt", .instant(object.nextTryAt)), .init("redacted", .flag(true)),
    ]
  }

  static func status(_ status: Status) -> Members {
    [
      .init(
        "records",
        .object(Kind.allCases.map { .init($0.rawValue, number(status.records[$0] ?? 0)) })),
      .init(
        "pending",
        .object(
          DueEntry.State.allCases.map { .init($0.rawValue, number(status.count($0))) })),
      .init("lastSweep", ViewValue(status.lastSweep)),
      .init("objectsWaiting", number(status.objectsWaiting)),
      .init("holds", number(status.holds)), .init("requests", number(status.requests)),
      .init("refused", number(status.keeping.refusals)),
      .init("ledgerWaiting", number(status.keeping.ledgerWaiting)),
      .init("overdueBackups", number(status.keeping.overdueBackups)),
      .init("copySince", ViewValue(status.keeping.copy?.restoredAt)),
      .init("alarms", .list(status.alarms.map { .object(alarm($0)) })),
    ]
  }

  static func alarm(_ alarm: Alarm) -> Members {
    [
      .init("kind", .text(alarm.kind.rawValue)), .init("rule", ViewValue(alarm.rule?.rawValue)),
      .init("count", number(alarm.count)), .init("since", ViewValue(alarm.since)),
      .init("cause", .text(alarm.cause)),
    ]
  }
}
