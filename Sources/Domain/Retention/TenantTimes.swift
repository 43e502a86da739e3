/// What the clocks of a PBX are computed from.
package struct TenantTimes: Hashable, Sendable {
  package var registeredAt: Instant
  package var lastContactAt: Instant?
  package var lastSyncAt: Instant?
  package var lastResolvedAt: Instant?
  /// Days since then without a conclusive probe; each moves the DNS rules by 24 h.
  package var dnsUnknownDays: Int64
  package var unboundAt: Instant?

  package init(
    registeredAt: Instant, lastContactAt: Instant? = nil, lastSyncAt: Instant? = nil,
    lastResolvedAt: Instant? = nil, dnsUnknownDays: Int64 = 0, unboundAt: Instant? = nil
  ) {
    self.registeredAt = registeredAt
    self.lastContactAt = lastContactAt
    self.lastSyncAt = lastSyncAt
    self.lastResolvedAt = lastResolvedAt
    self.dnsUnknownDays = dnsUnknownDays
    self.unboundAt = unboundAt
  }

  package func start(of rule: RuleID) -> Instant? {
    switch rule {
    case .tenantDNSMeetings, .tenantDNS: max(lastResolvedAt ?? registeredAt, registeredAt)
    case .tenantSync: max(lastSyncAt ?? registeredAt, registeredAt)
    case .tenantContact: max(lastContactAt ?? registeredAt, registeredAt)
    case .tenantUnbound:
      // Registered again after it was unbound: bound.
      unboundAt.flatMap { $0 >= registeredAt ? $0 : nil }
    default: preconditionFailure("\(rule) is not a rule of PBXs")
    }
  }

  /// What moves the due instant, but not the start point shown.
  package func shift(of rule: RuleID) -> Int64 {
    switch rule {
    case .tenantDNSMeetings, .tenantDNS: dnsUnknownDays * Instant.day
    default: 0
    }
  }
}
