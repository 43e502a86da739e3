import Domain

/// One reading of a policy file, going on after a fault.
struct PolicyReading {
  private let root: TOMLReader
  private(set) var faults: [ConfigurationError] = []

  init(_ root: TOMLReader) {
    self.root = root
  }

  /// Nil where there is any fault.
  mutating func policy() -> Policy? {
    let root = root
    faults += root.unknown(but: ["id", "title", "source", "rule", "housekeeping"])
    let id = attempt { () throws(ConfigurationError) in try root.requiredText("id") }
    let title = attempt { () throws(ConfigurationError) in try root.requiredText("title") }
    _ = attempt { () throws(ConfigurationError) in try root.requiredText("source") }
    let rules = rules()
    let housekeeping = housekeeping()
    guard faults.isEmpty, let id, let title, let housekeeping else { return nil }
    guard let policy = Policy(id: id, title: title, rules: rules, housekeeping: housekeeping)
    else { preconditionFailure("each rule was found once") }
    return policy
  }

  private mutating func attempt<Result>(
    _ body: () throws(ConfigurationError) -> Result
  ) -> Result? {
    do throws(ConfigurationError) {
      return try body()
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func rules() -> [Rule] {
    let root = root
    let tables = attempt { () throws(ConfigurationError) in try root.tables("rule") }
    guard let tables else { return [] }
    var rules: [Rule] = []
    var named: Set<RuleID> = []
    for reader in tables {
      let rule = rule(reader, &named)
      if let rule { rules.append(rule) }
    }
    for id in RuleID.allCases where !named.contains(id) {
      faults.append(root.error("rule", "the rule \"\(id.rawValue)\" is missing"))
    }
    return rules
  }

  private mutating func rule(_ reader: TOMLReader, _ named: inout Set<RuleID>) -> Rule? {
    faults += reader.unknown(but: ["id", "data", "start", "period", "action", "clause", "say"])
    let id = attempt { () throws(ConfigurationError) in try Self.id(reader, named) }
    if let id { named.insert(id) }
    _ = attempt { () throws(ConfigurationError) in try reader.requiredText("data") }
    let action = attempt { () throws(ConfigurationError) in try Self.action(reader, id) }
    let period = attempt { () throws(ConfigurationError) in
      try Self.period(reader, "period", mayBeZero: id.map(Self.atOnce.contains) ?? true)
    }
    let start = attempt { () throws(ConfigurationError) in try reader.requiredText("start") }
    let clause = attempt { () throws(ConfigurationError) in try reader.requiredText("clause") }
    let say = attempt { () throws(ConfigurationError) in try Self.say(reader) }
    guard let id, let action, let period, let start, let clause, let say else { return nil }
    return Rule(id: id, period: period, start: start, clause: clause, say: say, action: action)
  }

  private mutating func housekeeping() -> Housekeeping? {
    let root = root
    let matters = Housekeeping.Matter.allCases
    let table = attempt { () throws(ConfigurationError) in
      guard let table = try root.table("housekeeping") else {
        throw root.error("\"housekeeping\" is missing")
      }
      return table
    }
    guard let table else { return nil }
    faults += table.unknown(but: matters.map(\.rawValue))
    var periods: [Housekeeping.Matter: Period] = [:]
    for matter in matters {
      periods[matter] = attempt { () throws(ConfigurationError) in
        try Self.period(table, matter.rawValue, mayBeZero: false)
      }
    }
    return Housekeeping(periods)
  }
}

extension PolicyReading {
  private static func id(
    _ reader: TOMLReader, _ named: Set<RuleID>
  ) throws(ConfigurationError) -> RuleID {
    guard let id = RuleID(rawValue: try reader.requiredText("id")) else {
      throw reader.error("id", "\"id\" is no rule of the catalogue")
    }
    guard !named.contains(id) else {
      throw reader.error("id", "the rule \"\(id.rawValue)\" is there twice")
    }
    return id
  }

  private static func action(
    _ reader: TOMLReader, _ id: RuleID?
  ) throws(ConfigurationError) -> Rule.Action {
    let text = try reader.requiredText("action")
    guard let id else { return .delete }
    guard let action = id.actions.first(where: { $0.rawValue == text }) else {
      let choices = id.actions.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      throw reader.error("action", "\"action\" of \"\(id.rawValue)\" must be \(choices)")
    }
    return action
  }

  /// The longest period that a policy may have: ten years.
  private static let longest = (days: 3_660, months: 120)

  /// The rules whose sentence says "at once": only theirs may be `P0D`.
  private static let atOnce: Set<RuleID> = [.sharedFile, .dialIn, .tenantUnbound]

  private static func period(
    _ reader: TOMLReader, _ key: String, mayBeZero: Bool
  ) throws(ConfigurationError) -> Period {
    guard let period = Period(iso8601: try reader.requiredText(key)) else {
      throw reader.error(
        key, "\"\(key)\" must be an ISO 8601 duration of one unit: P7D, P2M or P1Y")
    }
    switch period {
    case .days(let count) where count > longest.days,
      .months(let count) where count > longest.months:
      throw reader.error(key, "\"\(key)\" is longer than ten years")
    case .days(0), .months(0):
      guard mayBeZero else { throw reader.error(key, "\"\(key)\" must not be zero here") }
      guard period == .days(0) else {
        throw reader.error(key, "\"\(key)\" must be P0D where it is zero")
      }
    default: break
    }
    return period
  }

  private static func say(_ reader: TOMLReader) throws(ConfigurationError) -> String {
    let say = try reader.requiredText("say")
    let parts = say.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    guard parts.count == 1, parts.allSatisfy({ $0.hasPrefix("date}") }) else {
      throw reader.error("say", "\"say\" must have {date} once, and no other placeholder")
    }
    return say
  }
}
