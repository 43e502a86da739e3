import Domain

/// lapse-policy(5).
extension ManualPage {
  func writePolicy(_ policy: Policy, to roff: inout Roff) {
    roff.name("lapse-policy", "what lapse(1) deletes, when, and by which sentence")
    roff.section("DESCRIPTION")
    roff.paragraph(
      """
      A policy is a file in TOML. It has every rule of the catalogue once, and a period for \
      everything that Lapse writes of itself; nothing in it is by default and nothing unknown is \
      taken. lapse policy check names every fault with line and column, lapse policy simulate counts \
      what would be due under it, lapse policy activate puts it in force.
      """)
    roff.paragraph(.plain("Compiled in: \(PolicySource.names)."))
    roff.paragraph(
      """
      A period is an ISO 8601 duration of one unit. PnD is n times 24 hours; PnM and PnY are months \
      and years of the calendar, in UTC. P0D, due at the start point itself, is for rules that say at \
      once only. None is longer than ten years.
      """)
    roff.section("KEYS")
    for (name, meaning) in Self.keys { roff.entry(.bold(name), words: .plain(meaning)) }
    roff.part("Of each [[rule]]")
    for (name, meaning) in Self.ruleKeys { roff.entry(.bold(name), words: .plain(meaning)) }
    roff.section("RULES")
    roff.paragraph(.plain("As \(policy.id) has them."))
    for rule in policy.all { write(rule, to: &roff) }
    roff.section("HOUSEKEEPING")
    roff.paragraph("For how long Lapse keeps what it writes of itself, by [housekeeping].")
    for matter in Housekeeping.Matter.allCases {
      roff.entry(
        .bold(matter.rawValue), words: .plain("\(policy.housekeeping[matter].iso8601) by default."))
    }
  }

  private func write(_ rule: Rule, to roff: inout Roff) {
    roff.entry(
      .bold(rule.id.rawValue), words: .plain("\"\(rule.clause)\""))
    let actions = rule.id.actions.map(\.rawValue).joined(separator: " or ")
    roff.more(
      .plain(
        "Of the \(rule.id.kind.rawValue); \(actions), \(rule.period.iso8601) after: \(rule.start).")
    )
  }

  private static let keys = [
    ("id", "The policy's name; it stands for its content for good."),
    ("title", "What it is, in words."),
    ("source", "Which published text it is after."),
    ("[[rule]]", "A rule."),
    ("[housekeeping]", "Periods of what Lapse writes of itself."),
  ]

  private static let ruleKeys = [
    ("id", "One of those below; each is there once."),
    ("data", "What it is about, in words."),
    ("start", "From when the period counts, in words: the start point belongs to the rule."),
    ("period", "How long after the start point it is due."),
    ("action", "What is done; it belongs to the rule, and is checked."),
    ("clause", "The sentence of the published text."),
    ("say", "What is read to a caller; {date}, once, is the day on which it goes."),
  ]
}
