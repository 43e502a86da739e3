import Domain
import Operations

extension Shape {
  static func rule(_ rule: Rule, of policy: Policy) -> Members {
    [
      .init("policy", .text(policy.id)), .init("rule", .text(rule.id.rawValue)),
      .init("kind", .text(rule.id.kind.rawValue)), .init("start", .text(rule.start)),
      .init("period", .text(rule.period.iso8601)), .init("action", .text(rule.action.rawValue)),
      .init("clause", .text(rule.clause)), .init("say", .text(rule.say)),
    ]
  }

  static func housekeeping(_ matter: Housekeeping.Matter, of policy: Policy) -> Members {
    [
      .init("policy", .text(policy.id)), .init("housekeeping", .text(matter.rawValue)),
      .init("period", .text(policy.housekeeping[matter].iso8601)),
    ]
  }

  static func version(_ version: PolicyVersion, in history: PolicyHistory, now: Instant) -> Members
  {
    let reign = history.reigns.first { $0.version.number == version.number }
    return [
      .init("version", .integer(version.number)), .init("policy", .text(version.policy.id)),
      .init("digest", .text(version.digest)), .init("activatedAt", .instant(version.activatedAt)),
      .init("activatedBy", .text(version.activatedBy)),
      .init("inForceFrom", .instant(version.inForceFrom)), .init("until", ViewValue(reign?.until)),
      .init("state", .text(state(reign, now: now))),
    ]
  }

  /// `past`, `in-force`, `coming`, or `withdrawn`: another came before it was in force.
  static func state(_ reign: PolicyHistory.Reign?, now: Instant) -> String {
    guard let reign else { return "withdrawn" }
    if now < reign.from { return "coming" }
    return reign.until.map { $0 <= now } ?? false ? "past" : "in-force"
  }

  static func simulated(_ line: PolicySimulation.Line) -> Members {
    [
      .init("rule", .text(line.rule.id.rawValue)),
      .init("period", .text(line.rule.period.iso8601)),
      .init("action", .text(line.rule.action.rawValue)),
      .init("periodToday", .text(line.present.period.iso8601)),
      .init("actionToday", .text(line.present.action.rawValue)),
      .init("counts", states(line.counts)), .init("today", states(line.presentCounts)),
      .init("atOnce", number(line.atOnce)),
    ]
  }

  static func activated(_ done: ActivatedPolicy, now: Instant) -> Members {
    [
      .init("policy", .text(done.policy.id)), .init("changed", .flag(done.isNew)),
      .init("inForceFrom", .instant(done.inForceFrom)),
      .init("waits", .flag(now < done.inForceFrom)),
      .init("tightened", texts(done.tightened.map(\.rawValue))),
    ]
  }
}
