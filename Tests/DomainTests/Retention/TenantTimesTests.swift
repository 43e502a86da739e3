import Domain
import Testing

/// The clocks of a PBX.
@Suite struct TenantTimesTests {
  private let registered = Instant("2026-01-10T00:00:00Z")
  private let later = Instant("2026-02-01T12:00:00Z")
  private let earlier = Instant("2025-12-01T12:00:00Z")
  private let clocks: [(RuleID, WritableKeyPath<TenantTimes, Instant?>)] = [
    (.tenantDNSMeetings, \.lastResolvedAt), (.tenantDNS, \.lastResolvedAt),
    (.tenantSync, \.lastSyncAt), (.tenantContact, \.lastContactAt),
  ]

  @Test func countFromTheLaterOfTheLastSignAndTheRegistration() {
    for (rule, path) in clocks {
      var times = TenantTimes(registeredAt: registered)
      #expect(times.start(of: rule) == registered, "\(rule), never")
      times[keyPath: path] = later
      #expect(times.start(of: rule) == later, "\(rule)")
      times[keyPath: path] = earlier
      #expect(times.start(of: rule) == registered, "\(rule), registered later")
    }
  }

  @Test func unboundUnlessItRegisteredAgainAfter() {
    var times = TenantTimes(registeredAt: registered)
    #expect(times.start(of: .tenantUnbound) == nil)
    times.unboundAt = later
    #expect(times.start(of: .tenantUnbound) == later)
    times.unboundAt = registered
    #expect(times.start(of: .tenantUnbound) == registered)
    times.unboundAt = registered - 1
    #expect(times.start(of: .tenantUnbound) == nil)
  }

  @Test func unknownDaysMoveTheDueInstantOfTheDNSRulesOnly() {
    let times = TenantTimes(registeredAt: registered, lastResolvedAt: later, dnsUnknownDays: 3)
    for rule in [RuleID.tenantDNSMeetings, .tenantDNS] {
      #expect(times.shift(of: rule) == 3 * Instant.day)
      #expect(times.start(of: rule) == later)
    }
    for rule in [RuleID.tenantSync, .tenantContact, .tenantUnbound] {
      #expect(times.shift(of: rule) == 0)
    }
  }
}
