package import Domain

/// What a run would do, as far as the brakes ask.
package struct BrakeMeasures: Sendable {
  package var rules: [RuleMeasure] = []
  /// Nil where nothing is due of any PBX.
  package var tenants: TenantMeasure?
  /// The PBXs that the measure counts.
  package var dueTenants: [DueTenant] = []
}

extension Transaction {
  /// Measures what a run of `rules` would do at `cutoff`. Where nothing is due this is one look into
  /// an index for each rule; numbers are counted only beyond what no limit asks about.
  package func measure(
    _ rules: [Rule], cutoff: Instant, limits: BrakeLimits
  ) throws -> BrakeMeasures {
    var measures = BrakeMeasures()
    let (done, standing) = (try rulesDone(), try standingBrakes())
    for rule in rules {
      let met = standing.first { $0.brake.name == .backlog && $0.brake.rule == rule.id }?.since
      if let measure = try measure(rule, cutoff, last: done[rule.id], met: met, limits) {
        measures.rules.append(measure)
      }
    }
    let tenantRules = rules.filter(\.id.isTenant)
    guard !tenantRules.isEmpty else { return measures }
    measures.dueTenants = try dueTenants(tenantRules, cutoff: cutoff, only: nil)
    if !measures.dueTenants.isEmpty {
      measures.tenants = try measure(measures.dueTenants, cutoff)
    }
    return measures
  }

  /// Nil where fewer are due than any limit asks about. What fell due is counted since the rule's
  /// last run, and up to when a backlog was met that still stands: it lifts by no waiting.
  private func measure(
    _ rule: Rule, _ cutoff: Instant, last: Instant?, met: Instant?, _ limits: BrakeLimits
  ) throws -> RuleMeasure? {
    let floor = min(limits.backlog, limits.everything)
    guard try isMoreDue(than: floor, rule, cutoff) else { return nil }
    let kept = try entriesUnderHolds(rule, holds: holdIndex(), pbx: nil, now: cutoff)
      .filter { $0.state == .held && $0.dueAt <= cutoff }
    let due = try countDue(rule, upTo: cutoff) - kept.count
    var fresh: Int?
    if let last, last <= cutoff {
      let end = max(last, min(cutoff, met ?? cutoff))
      let known = try countDue(rule, upTo: end) - countDue(rule, upTo: last)
      fresh = max(0, known - kept.count { $0.dueAt > last && $0.dueAt <= end })
    }
    let isAll =
      due > limits.everything
      ? try !isSomethingUpcoming(rule, after: cutoff) && !isSomethingUnready(rule) : false
    return RuleMeasure(rule: rule.id, due: due, fresh: fresh, isAll: isAll)
  }

  /// The soonest due records of a rule, and how many are due in all, holds or not.
  package func soonestDue(
    _ rule: Rule, cutoff: Instant, limit: Int
  ) throws -> (records: [String], due: Int) {
    let stream = DueStream(self, rule: rule, after: nil, upTo: cutoff, pbx: nil, chunk: 256)
    var records: [String] = []
    while records.count < limit, let row = try stream.next() { records.append(row.id) }
    let due = records.count < limit ? records.count : try countDue(rule, upTo: cutoff)
    return (records, due)
  }

  private func isMoreDue(than floor: Int, _ rule: Rule, _ cutoff: Instant) throws -> Bool {
    let source = DueSource(rule)
    var found = 0
    for range in rule.period.startRanges(dueUpTo: cutoff) {
      found += try count(
        """
        select count(*) from (select t.id from \(source.kind.rawValue) t
        where \(source.condition) and \(source.start) >= $1 and \(source.start) <= $2
        limit $3) x
        """, [Value(range.lowerBound), Value(range.upperBound), Value(floor + 1)])
      if found > floor { return true }
    }
    return false
  }

  private func isSomethingUpcoming(_ rule: Rule, after cutoff: Instant) throws -> Bool {
    let key = DueEntry.Key(dueAt: cutoff, rule: .tenantUnbound, id: "\u{10FFFF}")
    return try DueStream(self, rule: rule, after: key, upTo: nil, pbx: nil, chunk: 1).next() != nil
  }

  /// Whether there are records that the rule may come to take, but that have no start point yet.
  private func isSomethingUnready(_ rule: Rule) throws -> Bool {
    guard let rows = DueSource(rule).unready else { return false }
    return try first("\(rows) limit 1") != nil
  }

  private func measure(_ due: [DueTenant], _ cutoff: Instant) throws -> TenantMeasure {
    let holds = try holdIndex()
    var going = try tenantsTaken(before: cutoff)
    for tenant in due where try loses(tenant, holds) { going.insert(tenant.number) }
    // An instant to come says nothing of what is known.
    let newest = try first(
      "select max(last_resolved_at) from pbx where last_resolved_at <= $1", [Value(cutoff)])
    var turned = 0
    if let probed = newest?[0].instant {
      let (from, to) = (probed - 2 * BrakeLimits.span, probed - BrakeLimits.span)
      turned = try count(
        "select count(*) from pbx where last_resolved_at >= $1 and last_resolved_at < $2",
        [Value(from), Value(to)])
    }
    let heard = try lastTenantFact(upTo: cutoff) ?? Instant.plausible.lowerBound
    return TenantMeasure(
      all: try total(of: .pbx), going: going.count, turnedToFailing: turned,
      silence: cutoff - heard)
  }

  /// Whether a sweep would take anything of the PBX: of one that holds keep in part, what is left
  /// that they do not.
  private func loses(_ tenant: DueTenant, _ holds: HoldIndex) throws -> Bool {
    if tenant.entries.contains(where: { $0.state != .held }) { return true }
    let scope = Scope(kind: .pbx, record: tenant.number)
    guard holds.covering(Ancestry(kind: .pbx, record: tenant.number)).isEmpty else { return false }
    let counts = try census(of: scope, holds: holds).counts
    let isWhole = tenant.entries.contains { $0.rule != .tenantDNSMeetings }
    let kinds = isWhole ? Self.meetingLevel.union([.extension]) : Self.meetingLevel
    return kinds.contains { counts[$0] > 0 }
  }
}

extension DueSource {
  /// The records that the rule may take later and that are not in its ledger: what they wait for has
  /// not happened. Nil where every record that it could take is in the ledger.
  var unready: String? {
    switch rule {
    case .sharedFile: "select id from file where share = 'session' and file_start is null"
    case .dialIn: "select id from meeting where dial_in is not null and dial_in_start is null"
    case .participant:
      """
      select id from meeting where participant_start is null
      and exists (select 1 from participant x where x.meeting = meeting.id)
      """
    case .meeting:
      "select id from meeting where row_start is null and (quick is null or quick = 0)"
    case .reportRecheck: "select id from report where identity_start is not null"
    case .tenantUnbound: "select id from pbx where unbound_start is null"
    default: nil
    }
  }
}
