extension Table {
  /// Every activation of a policy, with its file's text; rows are only added.
  static let policyVersion = Table(
    name: "policy_version",
    columns: [
      .own("number", .key), .own("id", .text, "not null"), .own("digest", .text, "not null"),
      .own("content", .text, "not null"), .own("activated_at", .instant, "not null"),
      .own("activated_by", .text, "not null"), .own("in_force_from", .instant, "not null"),
    ])

  /// What a run did of a rule, by the UTC day on which it had fallen due: how late, and how much.
  static let runDone = Table(
    name: "run_done",
    columns: [
      .own("run", .integer, "not null"), .own("rule", .text, "not null"),
      .own("day", .instant, "not null"), .own("in15m", .integer, "not null"),
      .own("in8h", .integer, "not null"), .own("later", .integer, "not null"),
      .own("greatest", .integer, "not null"),
    ],
    constraints: ["primary key (run, rule, day)"], indexes: ["(day, rule)"], clustered: true)

  /// The rules in which a run failed.
  static let runFailed = Table(
    name: "run_failed",
    columns: [.own("run", .integer, "not null"), .own("rule", .text, "not null")],
    constraints: ["primary key (run, rule)"], clustered: true)

  /// When Lapse's own data was last put in order, and what went.
  static let housekeeping = Table(
    name: "housekeeping",
    columns: [
      .own("id", .key), .own("at", .instant, "not null"), .own("counts", .text, "not null"),
    ])
}
