package import Domain

/// A brake that runs have met, and since when.
package struct StandingBrake: Hashable, Sendable {
  package let brake: Brake
  package let since: Instant
}

extension Transaction {
  /// The rules that wait behind a brake.
  package func brakedRules() throws -> Set<RuleID> {
    Set(try standingBrakes().flatMap(\.brake.rules))
  }

  /// The brakes that stand, in the order of their names in `Brake.Name`.
  package func standingBrakes() throws -> [StandingBrake] {
    let found = try rows(
      "select name, rules, measured, usual, since from brake order by name, rule"
    )
    .map { row in
      guard let name = Brake.Name(rawValue: try row.text(0)), let since = row[4].instant else {
        throw StoreError.unexpectedValue
      }
      let rules = Set(try row.text(1).split(separator: " ").map(String.init))
      return StandingBrake(
        brake: Brake(
          name: name, rules: RuleID.allCases.filter { rules.contains($0.rawValue) },
          measured: try row.integer(2), usual: try row.integer(3)),
        since: since)
    }
    return Brake.Name.allCases.flatMap { name in found.filter { $0.brake.name == name } }
  }

  /// Remembers the brakes that a run has met, each since when it was met first.
  package func remember(_ brakes: [Brake], at: Instant) throws {
    for brake in brakes {
      try run(
        """
        insert into brake (name, rule, rules, measured, usual, since)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (name, rule) do update set rules = excluded.rules,
        measured = excluded.measured, usual = excluded.usual
        """,
        [
          .text(brake.name.rawValue), .text(brake.rule?.rawValue ?? ""),
          .text(brake.rules.map(\.rawValue).joined(separator: " ")), .integer(brake.measured),
          .integer(brake.usual), Value(at),
        ])
    }
  }

  /// They were released, or what they were about is over.
  package func forget(_ brakes: [Brake]) throws {
    for brake in brakes {
      try run(
        "delete from brake where name = $1 and rule = $2",
        [.text(brake.name.rawValue), .text(brake.rule?.rawValue ?? "")])
    }
  }

  /// A rule has taken something of a PBX.
  package func noteTaken(tenant: Int64, at: Instant) throws {
    try run("delete from tenant_taken where at <= $1", [Value(at - BrakeLimits.span)])
    try run(
      """
      insert into tenant_taken (pbx, at) values ($1, $2)
      on conflict (pbx) do update set at = excluded.at
      """, [.integer(tenant), Value(at)])
  }

  /// The PBXs of which rules took within the 24 h before `at`.
  func tenantsTaken(before at: Instant) throws -> Set<Int64> {
    Set(
      try rows(
        "select pbx from tenant_taken where at > $1 and at <= $2",
        [Value(at - BrakeLimits.span), Value(at)]
      ).map { try $0.integer(0) })
  }

  /// A sweep has come to the end of these rules at `at`.
  package func noteDone(_ rules: [RuleID], at: Instant) throws {
    for rule in rules {
      try run(
        """
        insert into rule_done (rule, at) values ($1, $2)
        on conflict (rule) do update set at = excluded.at
        """, [.text(rule.rawValue), Value(at)])
    }
  }

  func rulesDone() throws -> [RuleID: Instant] {
    var done: [RuleID: Instant] = [:]
    try connection.forEach("select rule, at from rule_done", []) { row in
      if let rule = RuleID(rawValue: try row.text(0)) { done[rule] = row[1].instant }
    }
    return done
  }
}
