package import Domain

/// What the clock said when it was last believed.
package struct Heartbeat: Hashable, Sendable {
  package let at: Instant
  package let uptime: Uptime?
  /// The number of the last audit entry up to which a person has said that the clock is right.
  package let audit: Int64
}

extension Transaction {
  package func heartbeat() throws -> Heartbeat? {
    let row = try first("select at, boot, uptime, audit from heartbeat where name = 'clock'")
    guard let row, let at = row[0].instant else { return nil }
    var uptime: Uptime?
    if let boot = row[1].text, let milliseconds = row[2].integer {
      uptime = Uptime(boot: boot, milliseconds: milliseconds)
    }
    return Heartbeat(at: at, uptime: uptime, audit: try row.integer(3))
  }

  /// Remembers what the clock says, once for each start of the machine: a clock that steps a little
  /// each time is measured from there. Not while it waits for a person.
  package func beat(at: Instant, uptime: Uptime?) throws {
    guard let uptime else { return }
    let known = try heartbeat()
    guard known?.uptime?.boot != uptime.boot,
      try !standingBrakes().contains(where: \.brake.isOfClock)
    else { return }
    try write(Heartbeat(at: at, uptime: uptime, audit: known?.audit ?? 0))
  }

  /// A person has said that the clock is right, whatever it said before.
  package func acceptClock(at: Instant, uptime: Uptime?) throws {
    let newest = try first("select seq from audit order by seq desc limit 1")?[0].integer
    try write(Heartbeat(at: at, uptime: uptime, audit: newest ?? 0))
  }

  private func write(_ heartbeat: Heartbeat) throws {
    try run(
      """
      insert into heartbeat (name, at, boot, uptime, audit) values ('clock', $1, $2, $3, $4)
      on conflict (name) do update set at = excluded.at, boot = excluded.boot,
      uptime = excluded.uptime, audit = excluded.audit
      """,
      [
        Value(heartbeat.at), Value(heartbeat.uptime?.boot),
        Value(heartbeat.uptime?.milliseconds), .integer(heartbeat.audit),
      ])
  }

  /// The clock against the uptime and the audit trail. A step that waits for a person is over when
  /// the same start of the machine shows that the clock is back, and not otherwise.
  package func measureClock(at: Instant, uptime: Uptime?) throws -> ClockMeasure {
    let known = try heartbeat()
    var measure = ClockMeasure()
    if let uptime, let before = known?.uptime, before.boot == uptime.boot, let at0 = known?.at {
      measure.step = (at - at0) - (uptime.milliseconds - before.milliseconds)
    } else {
      measure.step = try standingBrakes().first { $0.brake.name == .clockStep }?.brake.measured
    }
    // Entries may follow one of a wrong instant: the newest is the one of the latest instant.
    let newest = try first(
      "select at from audit where seq > $1 order by at desc limit 1",
      [.integer(known?.audit ?? 0)])
    measure.behind = newest?[0].instant.map { $0 - at }
    return measure
  }

  /// An import has told something of a PBX.
  package func noteTenantFacts(at: Instant) throws {
    try run(
      """
      insert into heartbeat (name, at) values ('pbx-facts', $1)
      on conflict (name) do update set at = excluded.at
      """, [Value(at)])
  }

  /// When something was last heard of any PBX, by import or by what its record says, and no later
  /// than `at`.
  func lastTenantFact(upTo at: Instant) throws -> Instant? {
    let imported = try first(
      "select at from heartbeat where name = 'pbx-facts' and at <= $1", [Value(at)])
    let columns = [
      "registered_at", "last_contact_at", "last_sync_at", "last_resolved_at", "unbound_at",
    ]
    let newest = columns.map { "max(case when \($0) <= $1 then \($0) end)" }
    let facts = try first("select \(newest.joined(separator: ", ")) from pbx", [Value(at)])
    let known = columns.indices.compactMap { facts?[$0].instant }
    return (known + [imported?[0].instant].compactMap { $0 }).max()
  }
}
