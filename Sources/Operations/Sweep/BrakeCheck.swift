import Domain
import Store

/// What stands in the way of a run before its first deletion.
struct BrakeCheck: Sendable {
  let brakes: [Brake]
  /// The PBXs that were counted: no others go.
  let dueTenants: [DueTenant]

  /// The rules that wait.
  var waiting: Set<RuleID> { Set(brakes.flatMap(\.rules)) }
}

extension Operations {
  /// Measures what a run of `rules` would do at `at`. A rehearsal at a made-up instant looks at no
  /// clock.
  func check(
    _ rules: [Rule], at: Instant, isRehearsal: Bool = false, _ transaction: Transaction
  ) throws -> BrakeCheck {
    let limits = settings.brakes
    let uptime = uptime()
    var brakes: [Brake] = []
    if !isRehearsal || uptime != nil {
      brakes = limits.brakes(try transaction.measureClock(at: at, uptime: uptime))
    }
    let measures = try transaction.measure(rules, cutoff: at, limits: limits)
    if let tenants = measures.tenants { brakes += limits.brakes(tenants) }
    for measure in measures.rules { brakes += limits.brakes(measure) }
    return BrakeCheck(brakes: brakes, dueTenants: measures.dueTenants)
  }

  /// What is shown of the brakes, so that a release is for that.
  func fingerprint(
    _ check: BrakeCheck, at: Instant, _ transaction: Transaction
  ) throws -> BrakeFingerprint {
    var records: [RuleID: [String]] = [:]
    var due = 0
    for rule in policy.all where check.waiting.contains(rule.id) {
      let (soonest, count) = try transaction.soonestDue(
        rule, cutoff: at, limit: BrakeFingerprint.listed)
      records[rule.id] = soonest
      due += count
    }
    return BrakeFingerprint(
      policy: policy.id, brakes: check.brakes, records: records, due: due)
  }

  /// Writes down what a run has met, or that a person has released it.
  func settle(
    _ check: BrakeCheck, of rules: [Rule], release: Reason?, by principal: Principal, at: Instant,
    _ transaction: Transaction
  ) throws {
    let asked = Set(rules.map(\.id))
    let met = Set(check.brakes.map(\.key))
    let over = try transaction.standingBrakes().map(\.brake).filter {
      !met.contains($0.key) && ($0.isOfClock || asked.isSuperset(of: $0.rules))
    }
    try transaction.forget(over)
    guard let release, !check.brakes.isEmpty else {
      return try transaction.remember(check.brakes, at: at)
    }
    try transaction.forget(check.brakes)
    if check.brakes.contains(where: \.isOfClock) {
      try transaction.acceptClock(at: at, uptime: uptime())
    }
    let names = check.brakes.map { brake in
      brake.name.rawValue + (brake.rule.map { " \($0.rawValue)" } ?? "")
    }
    try transaction.audit(
      AuditEntry(
        at: at, principal: principal, operation: .brakeReleased, policy: policy.id,
        reason: "\(release.rawValue): \(names.joined(separator: ", "))"))
  }
}
