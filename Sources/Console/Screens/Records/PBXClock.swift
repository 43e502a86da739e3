internal import Domain
internal import Operations
internal import Terminal

/// How far the clocks that end a PBX have run.
enum PBXClock {
  static let rules: [(rule: RuleID, field: String, name: String)] = [
    (.tenantSync, "lastSyncAt", "sync"), (.tenantContact, "lastContactAt", "contact"),
    (.tenantDNS, "lastResolvedAt", "dns"),
  ]

  /// What has run of how much, in milliseconds; nil: the start is not known.
  static func run(_ rule: RuleID, _ view: RecordView, _ state: State) -> (of: Int64, run: Int64)? {
    guard let registered = view["registeredAt"].instant else { return nil }
    let times = TenantTimes(
      registeredAt: registered, lastContactAt: view["lastContactAt"].instant,
      lastSyncAt: view["lastSyncAt"].instant, lastResolvedAt: view["lastResolvedAt"].instant,
      dnsUnknownDays: view["dnsUnknownDays"].integer ?? 0)
    guard let start = times.start(of: rule) else { return nil }
    let due = state.policy[rule].period.due(from: start) + times.shift(of: rule)
    return (due - start, max(0, state.now - start))
  }

  /// The clock nearest its limit; that of an unbound PBX has run out.
  static func gauge(_ view: RecordView, _ state: State, width: Int = 6) -> TableCell {
    guard view["unboundAt"].instant == nil else {
      return TableCell(
        SafeText.gauge(100, of: 100, width: width, in: state.glyphs), role(percent: 100))
    }
    let parts = rules.compactMap { run($0.rule, view, state) }
    let share = parts.map { Double($0.run) / Double(max(1, $0.of)) }.max() ?? 0
    let percent = Int(min(1, share) * 100)
    return TableCell(
      SafeText.gauge(percent, of: 100, width: width, in: state.glyphs), role(percent: percent))
  }

  static func role(percent: Int) -> Look {
    percent >= 95 ? .chartDanger : percent >= 80 ? .chartWarn : .chart1
  }
}
