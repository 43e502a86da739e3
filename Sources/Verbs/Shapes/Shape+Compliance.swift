import Domain
import Operations

extension Shape {
  static func compliance(_ report: ComplianceReport) -> Members {
    [
      .init("from", .instant(report.from)), .init("until", .instant(report.until)),
      .init("at", .instant(report.at)), .init("policy", .text(report.policy)),
      .init("pbx", ViewValue(report.pbx)), .init("rules", objects(report.rules, rule)),
      .init("late", objects(report.late.all, late)),
      .init("lateIsCut", .flag(report.late.isCut)),
      .init("sweeps", .object(sweeps(report.sweeps))),
      .init("brakes", objects(report.brakes, brake)),
      .init(
        "brakesOn",
        objects(report.standing) { standing in
          [
            .init("name", .text(standing.name.rawValue)),
            .init("rules", texts(standing.rules.map(\.rawValue))),
            .init("since", .instant(standing.since)),
          ]
        }),
      .init("policies", objects(report.policies, policy)),
      .init("orders", .object(orders(report.orders))),
      .init("persons", .object(persons(report.persons))),
      .init("reads", objects(report.reads, read)),
      .init("incidents", objects(report.incidents, incident)),
      .init("audit", .object(trail(report.trail))),
      .init(
        "copies",
        .object([
          .init("count", number(report.copies.count)),
          .init("until", ViewValue(report.copies.until)),
        ])),
      .init(
        "cannotShow",
        objects(report.limits) { limit in
          [.init("code", .text(limit.rawValue)), .init("text", .text(Words.limit(limit)))]
        }),
    ]
  }

  private static func objects<Element>(
    _ elements: [Element], _ members: (Element) -> Members
  ) -> ViewValue {
    .list(elements.map { .object(members($0)) })
  }

  private static func rule(_ line: ComplianceReport.RuleLine) -> Members {
    let done = line.done
    return [
      .init("rule", .text(line.rule.id.rawValue)), .init("clause", .text(line.rule.clause)),
      .init("period", .text(line.rule.period.iso8601)),
      .init("action", .text(line.rule.action.rawValue)),
      .init("fellDue", ViewValue(line.fellDue.map(Int64.init))),
      .init("in15m", ViewValue(done.map { Int64($0.in15m) })),
      .init("in8h", ViewValue(done.map { Int64($0.in8h) })),
      .init("later", ViewValue(done.map { Int64($0.later) })),
      .init("greatest", ViewValue(done.map { ElapsedTime.iso8601($0.greatest) })),
      .init("held", number(line.held)), .init("staged", number(line.staged)),
      .init("left", number(line.left)),
      .init("braked", number(line.braked)), .init("failed", number(line.failed)),
    ]
  }

  private static func late(_ late: ComplianceReport.Late) -> Members {
    [
      .init("rule", .text(late.rule.rawValue)), .init("run", .text(SweepRun.label(late.run))),
      .init("at", .instant(late.at)), .init("count", number(late.count)),
      .init("greatest", .text(ElapsedTime.iso8601(late.greatest))),
      .init("receipt", ViewValue(late.receipt.map(Receipt.label))),
      .init("causes", texts(late.causes.map(\.code))),
    ]
  }

  private static func sweeps(_ sweeps: ComplianceReport.Sweeps) -> Members {
    [
      .init("interval", .text(ElapsedTime.iso8601(sweeps.interval))),
      .init("planned", number(sweeps.planned)), .init("whole", number(sweeps.whole)),
      .init("partial", number(sweeps.partial)), .init("failed", number(sweeps.failed)),
      .init(
        "longestGap",
        sweeps.longestGap.map { gap in
          .object([
            .init("from", .instant(gap.from)), .init("until", .instant(gap.until)),
            .init("length", .text(ElapsedTime.iso8601(gap.length))),
          ])
        } ?? .null),
    ]
  }

  private static func brake(_ release: ComplianceReport.BrakeRelease) -> Members {
    [
      .init("at", .instant(release.at)), .init("rule", ViewValue(release.rule?.rawValue)),
      .init("by", .text(release.by)), .init("role", ViewValue(release.role?.rawValue)),
      .init("audit", .integer(release.audit)),
    ]
  }

  private static func policy(_ policy: ComplianceReport.PolicyInForce) -> Members {
    [
      .init("policy", .text(policy.id)), .init("version", ViewValue(policy.version)),
      .init("digest", ViewValue(policy.digest)), .init("from", ViewValue(policy.from)),
      .init("until", ViewValue(policy.until)),
    ]
  }

  private static func orders(_ orders: ComplianceReport.Orders) -> Members {
    [
      .init(
        "deletions",
        objects(orders.deletions) { receipt in
          [
            .init("receipt", .text(receipt.label)), .init("at", .instant(receipt.at)),
            .init("kind", ViewValue(receipt.kind?.rawValue)), .init("by", .text(receipt.actor)),
            .init("reason", ViewValue(Words.code(receipt.reason))),
            .init("counts", counts(receipt.counts)), .init("audit", .integer(receipt.audit)),
          ]
        }),
      .init("staged", number(orders.staged)), .init("undone", number(orders.undone)),
      .init("stopped", number(orders.stopped)),
    ]
  }

  private static func persons(_ persons: ComplianceReport.PersonCases) -> Members {
    [
      .init("exports", number(persons.exports)), .init("erasures", number(persons.erasures)),
      .init("rectifications", number(persons.rectifications)),
      .init(
        "cases",
        objects(persons.cases) { each in
          [
            .init("received", .instant(each.received)),
            .init("answered", ViewValue(each.answered)), .init("dueAt", .instant(each.dueAt)),
          ]
        }),
    ]
  }

  private static func read(_ read: ComplianceReport.Read) -> Members {
    [
      .init("what", .text(read.operation.rawValue)), .init("role", .text(Words.role(read.role))),
      .init("count", number(read.count)), .init("refused", number(read.refused)),
    ]
  }

  private static func incident(_ incident: ComplianceReport.Incident) -> Members {
    [
      .init("at", .instant(incident.at)), .init("rule", ViewValue(incident.rule?.rawValue)),
      .init("audit", .integer(incident.audit)),
    ]
  }

  private static func trail(_ trail: ComplianceReport.Trail) -> Members {
    let verdict = trail.verdict
    return [
      .init("entries", number(trail.entries)), .init("first", ViewValue(trail.first)),
      .init("last", ViewValue(trail.last)),
      .init("holds", verdict.map { .flag($0.firstBroken == nil) } ?? .null),
      .init("firstBroken", ViewValue(verdict?.firstBroken)),
      .init("head", ViewValue(verdict?.head)),
      .init("checkpoints", ViewValue(verdict.map { Int64($0.checkpoints) })),
    ]
  }
}
