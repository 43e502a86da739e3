package import Domain

/// The rule catalogue as a TOML file: `id`, `title`, `source` and one `[[rule]]` for each rule.
package enum PolicyFile {
  /// Exactly the rules of the catalogue, each with `id`, `data`, `start`, `period`, `action`,
  /// `clause` and `say`; nothing unknown, nothing blank.
  package static func parse(
    _ text: String, file: String
  ) throws(ConfigurationError) -> Policy {
    let root = try TOMLReader(text, file: file)
    try root.allowOnly(["id", "title", "source", "rule"])
    let id = try root.requiredText("id")
    let title = try root.requiredText("title")
    _ = try root.requiredText("source")
    var rules: [Rule] = []
    for reader in try root.tables("rule") {
      let rule = try parse(reader)
      if rules.contains(where: { $0.id == rule.id }) {
        throw reader.error("id", "the rule \"\(rule.id.rawValue)\" is there twice")
      }
      rules.append(rule)
    }
    for id in RuleID.allCases where !rules.contains(where: { $0.id == id }) {
      throw root.error("rule", "the rule \"\(id.rawValue)\" is missing")
    }
    guard let policy = Policy(id: id, title: title, rules: rules) else {
      preconditionFailure("each rule was found once")
    }
    return policy
  }

  private static func parse(_ reader: TOMLReader) throws(ConfigurationError) -> Rule {
    try reader.allowOnly(["id", "data", "start", "period", "action", "clause", "say"])
    guard let id = RuleID(rawValue: try reader.requiredText("id")) else {
      throw reader.error("id", "\"id\" is no rule of the catalogue")
    }
    _ = try reader.requiredText("data")
    let action = try reader.requiredText("action")
    guard action == id.action.rawValue else {
      throw reader.error(
        "action", "\"action\" of \"\(id.rawValue)\" must be \"\(id.action.rawValue)\"")
    }
    return Rule(
      id: id, period: try period(reader, id), start: try reader.requiredText("start"),
      clause: try reader.requiredText("clause"), say: try say(reader))
  }

  /// The longest period that a policy may have: ten years.
  private static let longest = (days: 3_660, months: 120)

  private static func period(
    _ reader: TOMLReader, _ id: RuleID
  ) throws(ConfigurationError) -> Period {
    guard let period = Period(iso8601: try reader.requiredText("period")) else {
      throw reader.error(
        "period", "\"period\" must be an ISO 8601 duration of one unit: P7D, P2M or P1Y")
    }
    switch period {
    case .days(let count) where count > longest.days,
      .months(let count) where count > longest.months:
      throw reader.error("period", "\"period\" is longer than ten years")
    case .days(0), .months(0):
      guard atOnce.contains(id) else {
        throw reader.error("period", "\"period\" of \"\(id.rawValue)\" must not be zero")
      }
      guard period == .days(0) else {
        throw reader.error("period", "\"period\" must be P0D where it is zero")
      }
    default: break
    }
    return period
  }

  /// The rules whose sentence says "at once": only theirs may be `P0D`.
  private static let atOnce: Set<RuleID> = [.sharedFile, .dialIn, .tenantUnbound]

  private static func say(_ reader: TOMLReader) throws(ConfigurationError) -> String {
    let say = try reader.requiredText("say")
    let parts = say.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    guard parts.count == 1, parts.allSatisfy({ $0.hasPrefix("date}") }) else {
      throw reader.error("say", "\"say\" must have {date} once, and no other placeholder")
    }
    return say
  }
}
