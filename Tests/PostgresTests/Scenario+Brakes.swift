import Domain
import Operations
import TestSupport

extension Scenario {
  /// Every brake is met, looked at, and released, with limits that anything exceeds; what waits for a
  /// start point is asked for each rule.
  func brakes() async throws {
    let now = Self.day(10)
    var settings = Settings()
    settings.brakes.tenants = 0
    settings.brakes.failing = 0
    settings.brakes.silence = 0
    settings.brakes.backlog = 0
    settings.brakes.everything = 0
    func operations(at now: Instant, _ uptime: Int64) -> Operations {
      Operations(
        database: database, policy: policy, objects: objects, settings: settings, now: { now },
        uptime: { Uptime(boot: "one", milliseconds: uptime) })
    }
    try await load(
      [
        Line.pbx("braked.example.net", ["unboundAt": .at(now - Instant.hour)]),
        Line.extension("1", ["pbx": "braked.example.net"]),
        Line.log("LB", now - 8 * Instant.day),
        Line.report("TB", now, ["sanitizedAt": .at(now)]),
      ], at: now)
    let rules: Set<RuleID> = [.tenantUnbound, .serverLog]
    for hour: Int64 in 0..<3 {
      let at = now + hour * Instant.hour
      _ = try await operations(at: at, hour * Instant.hour).sweep(
        SweepRequest(rules: rules), by: .owner)
    }
    let late = now + 4 * Instant.hour
    // The clock steps, and a sweep looks at every rule.
    let view = try await operations(at: late, 0).brakes(by: .owner)
    _ = try await operations(at: late, 0).sweep(SweepRequest(dryRun: true), by: .owner)
    _ = try await operations(at: late, 0).sweep(SweepRequest(rules: rules), by: .owner)
    _ = try await operations(at: late, 0).status(by: .owner)
    do {
      _ = try await operations(at: late, 0).sweep(
        SweepRequest(rules: rules, releaseBrake: .test, shown: view.fingerprint), by: .owner)
    } catch OperationError.brakesChanged {
      // What was shown was of all rules.
    }
    _ = try await operations(at: late, 0).sweep(
      SweepRequest(rules: rules, releaseBrake: .test), by: .owner)
    _ = try await operations(at: late, 0).sweep(SweepRequest(rules: rules), by: .owner)
    // Where all of a rule is due, what it may come to take is looked for.
    for rule: RuleID in [.sharedFile, .dialIn, .participant, .meeting, .reportRecheck] {
      _ = try await operations(at: Self.day(6_000), 0).sweep(
        SweepRequest(dryRun: true, rules: [rule]), by: .owner)
    }
  }
}
