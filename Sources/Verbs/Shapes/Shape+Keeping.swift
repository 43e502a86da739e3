import Domain
import Operations
import Store

extension Shape {
  static func refusal(_ refusal: Refusal) -> Members {
    [
      .init("type", .text("refusal")), .init("kind", .text(refusal.kind.rawValue)),
      .init("tag", .text(refusal.tag)), .init("pbx", ViewValue(refusal.pbx)),
      .init("times", number(refusal.times)), .init("lastAt", .instant(refusal.lastAt)),
      .init("erasedAt", ViewValue(refusal.erasedAt)),
      .init("rule", ViewValue(refusal.rule?.rawValue)), .init("redacted", .flag(true)),
    ]
  }

  static func backup(_ backup: Backup, now: Instant) -> Members {
    [
      .init("type", .text("backup")), .init("backup", .text(Backup.label(backup.number))),
      .init("madeAt", .instant(backup.madeAt)), .init("destroyBy", .instant(backup.destroyBy)),
      .init("label", .text(backup.label)), .init("noted", .flag(backup.isNoted)),
      .init("madeBy", .text(backup.madeBy)), .init("goneAt", ViewValue(backup.goneAt)),
      .init("overdue", .flag(backup.isOverdue(at: now))),
    ]
  }

  static func restore(_ result: RestoreResult, database: String) -> Members {
    [
      .init("database", .text(database)), .init("entries", number(result.entries)),
      .init("strange", number(result.strange)), .init("removed", counts(result.removed)),
      .init("holdsPlaced", number(result.holdsPlaced)),
      .init("holdsReleased", number(result.holdsReleased)), .init("done", rules(result.done)),
      .init("held", number(result.held)), .init("copiedAt", ViewValue(result.copiedAt)),
      .init(
        "rectified",
        .list(
          result.rectified.map { one in
            .object([
              .init("audit", .integer(one.audit)), .init("at", .instant(one.at)),
              .init("ticket", ViewValue(one.ticket)),
            ])
          })), .init("unjudged", number(result.unjudged)),
    ]
  }

  static func diagnosis(_ found: Diagnosis, withLeftovers: Bool) -> Members {
    let checks = found.checks.map { check in
      ViewValue.object([
        .init("check", .text(check.name.rawValue)), .init("healthy", .flag(check.isHealthy)),
        .init("count", number(check.count)), .init("detail", .text(check.detail)),
      ])
    }
    var members: Members = [
      .init("healthy", .flag(found.isHealthy)), .init("checks", .list(checks)),
    ]
    guard withLeftovers else { return members }
    let leftovers = found.leftovers.map { leftover in
      ViewValue.object([
        .init("object", .text("[object]")), .init("kind", ViewValue(leftover.kind?.rawValue)),
        .init("record", ViewValue(leftover.record)),
      ])
    }
    members.append(.init("leftovers", .list(leftovers)))
    return members
  }
}
