/// What the clocks say at the beginning of a run.
package struct ClockMeasure: Hashable, Sendable {
  /// How far the clock has stepped against the time since the machine's start, in milliseconds; nil
  /// where that cannot be told.
  package var step: Int64?
  /// How far the clock lies before the newest audit entry; negative: after it.
  package var behind: Int64?

  package init(step: Int64? = nil, behind: Int64? = nil) {
    self.step = step
    self.behind = behind
  }
}

/// What a run would take of whole PBXs; measured only where something is due of one.
package struct TenantMeasure: Hashable, Sendable {
  package var all: Int
  /// PBXs of which rules took within the last 24 h, and those of which they would take now.
  package var going: Int
  /// PBXs that turned to failing DNS within the last 24 h.
  package var turnedToFailing: Int
  /// For how long nothing was heard of any PBX, in milliseconds.
  package var silence: Int64

  package init(all: Int, going: Int, turnedToFailing: Int, silence: Int64) {
    self.all = all
    self.going = going
    self.turnedToFailing = turnedToFailing
    self.silence = silence
  }
}

/// What a run would do by one rule.
package struct RuleMeasure: Hashable, Sendable {
  package var rule: RuleID
  /// Entries that are due and that no hold keeps.
  package var due: Int
  /// Those of them that fell due since the rule's last run; nil where there was none.
  package var fresh: Int?
  /// Whether nothing would be left that the rule could take later.
  package var isAll: Bool

  package init(rule: RuleID, due: Int, fresh: Int?, isAll: Bool) {
    self.rule = rule
    self.due = due
    self.fresh = fresh
    self.isAll = isAll
  }
}

extension BrakeLimits {
  /// All rules wait while the clock cannot be trusted.
  package func brakes(_ clock: ClockMeasure) -> [Brake] {
    var brakes: [Brake] = []
    if let step = clock.step, step.magnitude > clockStep.magnitude {
      brakes.append(
        Brake(name: .clockStep, rules: RuleID.allCases, measured: step, usual: clockStep))
    }
    if let behind = clock.behind, behind > Self.clockTolerance {
      brakes.append(
        Brake(name: .clockBehind, rules: RuleID.allCases, measured: behind, usual: 0))
    }
    return brakes
  }

  /// The rules of whole PBXs wait where more of them would go than usual, or where what is known of
  /// them looks wrong.
  package func brakes(_ tenants: TenantMeasure) -> [Brake] {
    let rules = RuleID.allCases.filter(\.isTenant)
    func brake(_ name: Brake.Name, _ measured: Int64, _ usual: Int64) -> Brake? {
      guard measured > usual else { return nil }
      return Brake(name: name, rules: rules, measured: measured, usual: usual)
    }
    return [
      brake(.manyTenants, Int64(tenants.going), Int64(self.tenants(of: tenants.all))),
      brake(.failingDNS, Int64(tenants.turnedToFailing), Int64(failing(of: tenants.all))),
      brake(.noFacts, tenants.silence, silence),
    ].compactMap { $0 }
  }

  /// A rule waits before a backlog that nobody expects, and before it takes all that it could take.
  package func brakes(_ measure: RuleMeasure) -> [Brake] {
    var brakes: [Brake] = []
    if let fresh = measure.fresh {
      let usual = max(backlog, fresh.multipliedReportingOverflow(by: backlogTimes).partialValue)
      if measure.due > usual {
        brakes.append(
          Brake(
            name: .backlog, rules: [measure.rule], measured: Int64(measure.due),
            usual: Int64(usual)))
      }
    }
    if measure.isAll, measure.due > everything {
      brakes.append(
        Brake(
          name: .everything, rules: [measure.rule], measured: Int64(measure.due),
          usual: Int64(everything)))
    }
    return brakes
  }
}
