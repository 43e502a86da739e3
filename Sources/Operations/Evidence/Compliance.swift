package import Domain
import Store

/// Which days a report is about, in UTC; the first day to the last, both whole.
package struct ComplianceRequest: Hashable, Sendable {
  /// By default thirty days before the last.
  package var from: CivilDate?
  /// By default today.
  package var to: CivilDate?
  /// An FQDN.
  package var pbx: String?
  /// Empty: all.
  package var rules: Set<RuleID>

  package init(
    from: CivilDate? = nil, to: CivilDate? = nil, pbx: String? = nil, rules: Set<RuleID> = []
  ) {
    self.from = from
    self.to = to
    self.pbx = pbx
    self.rules = rules
  }

  /// The days as instants; what has not come yet is left out.
  func time(now: Instant) throws -> Range<Instant> {
    let last = Instant(to ?? now.date)
    let first = from.map { Instant($0) } ?? last - 30 * Instant.day
    let end = min(last + Instant.day, now + 1)
    guard first < end else {
      throw OperationError.badQuery("the time is empty: it must begin before it ends, and by now")
    }
    return first..<end
  }
}

extension Operations {
  /// How the policy was kept, from what was written then.
  package func compliance(
    _ request: ComplianceRequest, by principal: Principal
  ) async throws -> ComplianceReport {
    try require(.compliance, of: principal)
    try await policies.load(from: database)
    let (policy, history, now, interval) = (policy, policies.history, now(), settings.sweepInterval)
    let time = try request.time(now: now)
    let verdict = try await verifyAudit(by: principal)
    return try await database.read { transaction in
      let pbx = try Self.number(ofPBX: request.pbx, transaction)
      let record = ComplianceRecord(
        transaction, time: time, now: now, interval: interval, housekeeping: policy.housekeeping)
      let rules = policy.all.filter { request.rules.isEmpty || request.rules.contains($0.id) }
      var limits = Set(ComplianceReport.Limit.allCases)
      if request.pbx == nil { limits.remove(.notByPBX) }
      if time.upperBound == now + 1 { limits.remove(.asOfNow) }
      if try record.kept() <= time.lowerBound { limits.remove(.before) }
      return ComplianceReport(
        from: time.lowerBound, until: time.upperBound, at: now, policy: policy.id,
        pbx: request.pbx, rules: try record.rules(rules, pbx: pbx),
        late: pbx == nil
          ? try record.late(Set(rules.map(\.id))) : ComplianceReport.LateList([], isCut: false),
        sweeps: try record.sweeps(), brakes: try record.brakes(),
        standing: try record.standing(),
        policies: record.policies(history), orders: try record.orders(),
        persons: try record.persons(), reads: try record.reads(),
        incidents: try record.incidents(), trail: try record.trail(verdict),
        copies: try record.copies(),
        limits: ComplianceReport.Limit.allCases.filter(limits.contains))
    }
  }

  /// Writes down that a report was handed out: the SHA-256 of each of its files.
  @discardableResult
  package func noteCompliance(
    _ digests: [String: String], ticket: String? = nil, by principal: Principal
  ) async throws -> Int64 {
    try require(.compliance, of: principal)
    let (policy, now) = (policy.id, now())
    let words = digests.sorted { $0.key < $1.key }.map { "\($0.key) sha256:\($0.value)" }
    return try await database.write { transaction in
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .compliance, policy: policy,
          reason: words.joined(separator: " "), ticket: ticket))
    }
  }
}
