package import Domain

/// What the order of the PBX list hangs on.
package struct TenantClock: Sendable {
  package let number: Int64
  package let fqdn: String
  package let times: TenantTimes
}

extension Transaction {
  /// The clocks of all PBXs that match, read over the whole table, which is small. `hidden`: those
  /// that are restricted for whoever asks.
  package func tenantClocks(
    _ terms: [PageQuery.Term], hidden: [Scope] = [], only: [Int64]? = nil
  ) throws -> [TenantClock] {
    var binds: [Value] = []
    var conditions = ["true"]
    if let only {
      let numbers = Chunk.padded(only)
      conditions.append("t.id in (\(Chunk.places(numbers.count)))")
      binds += numbers.map(Value.integer)
    }
    conditions += try self.conditions(terms, .pbx, hidden: hidden, &binds)
    var clocks: [TenantClock] = []
    try connection.forEach(
      """
      select t.id, t.fqdn, t.registered_at, t.last_contact_at, t.last_sync_at,
      t.last_resolved_at, t.dns_unknown_days, t.unbound_at from pbx t
      where \(conditions.joined(separator: " and "))
      """, binds
    ) { row in
      clocks.append(
        TenantClock(
          number: try row.integer(0), fqdn: try row.text(1),
          times: TenantTimes(
            registeredAt: Instant(milliseconds: try row.integer(2)),
            lastContactAt: row[3].instant, lastSyncAt: row[4].instant,
            lastResolvedAt: row[5].instant, dnsUnknownDays: row[6].integer ?? 0,
            unboundAt: row[7].instant)))
    }
    return clocks
  }

  /// Whether MCUs are available, by name.
  package func availableMCUs() throws -> [String: Bool] {
    var found: [String: Bool] = [:]
    try connection.forEach("select name, available from mcu", []) { row in
      if let available = row[1].integer { found[try row.text(0)] = available == 1 }
    }
    return found
  }
}
