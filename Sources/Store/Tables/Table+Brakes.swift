/// What brakes are measured against from one run to the next.
extension Table {
  /// Brakes that a run met and nobody has released; `rule` is empty where one is about several.
  static let brake = Table(
    name: "brake",
    columns: [
      .own("name", .text, "not null"), .own("rule", .text, "not null"),
      .own("rules", .text, "not null"), .own("measured", .integer, "not null"),
      .own("usual", .integer, "not null"), .own("since", .instant, "not null"),
    ],
    constraints: ["primary key (name, rule)"])

  /// When a rule last took something of a PBX, for as long as that counts.
  static let tenantTaken = Table(
    name: "tenant_taken",
    columns: [.own("pbx", .key), .own("at", .instant, "not null")], indexes: ["(at)"])

  /// Up to which instant a sweep has come to the end of each rule.
  static let ruleDone = Table(
    name: "rule_done",
    columns: [.own("rule", .text, "not null primary key"), .own("at", .instant, "not null")])

  /// Instants to measure against. `clock`: what the clock said at an uptime, and up to which audit
  /// entry a person has said that the clock is right. `pbx-facts`: the last import of any PBX.
  static let heartbeat = Table(
    name: "heartbeat",
    columns: [
      .own("name", .text, "not null primary key"), .own("at", .instant, "not null"),
      .own("boot", .text), .own("uptime", .integer),
      .own("audit", .integer, "not null default 0"),
    ])
}
