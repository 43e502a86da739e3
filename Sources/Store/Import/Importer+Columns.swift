import Domain

extension Importer {
  typealias Assignment = (column: String, value: Value)

  /// The columns of a row: its fields, with parents by number, and what is derived from them.
  func assignments(
    _ kind: Kind, number: Int64, _ values: [Value], _ parents: Parents, attendees: [Attendee]
  ) throws -> [Assignment] {
    var list: [Assignment] = []
    for field in Schema.fields(of: kind) {
      switch (kind, field.name) {
      case (.extension, "pbx"), (.meeting, "pbx"), (.poll, "pbx"), (.report, "pbx"):
        list.append(("pbx", Value(parents.pbx)))
      case (.meeting, "extension"), (.poll, "extension"):
        list.append(("extension", Value(parents.extension)))
      case (.report, "extension"):
        let link = values[field.ordinal].isNull ? nil : parents.extension
        list.append(("extension", Value(link)))
      case (.participant, "meeting"), (.recording, "meeting"), (.file, "meeting"):
        list.append(("meeting", Value(parents.meeting?.number)))
      case (.report, "attendees"): break
      default: list.append((field.column, values[field.ordinal]))
      }
    }
    if kind == .pbx {
      let registered = values[Schema.field(.pbx, "registeredAt").ordinal].integer ?? 0
      list.append(("life", .integer(max(parents.life, registered))))
    }
    return list + derived(kind, values, attendees)
  }

  /// What is computed of a row from its fields alone.
  func derived(
    _ kind: Kind, _ values: [Value], _ attendees: [Attendee]
  ) -> [Assignment] {
    func value(_ name: String) -> Value { values[Schema.field(kind, name).ordinal] }
    switch kind {
    case .pbx:
      let times = TenantTimes(
        registeredAt: value("registeredAt").instant ?? at,
        lastContactAt: value("lastContactAt").instant, lastSyncAt: value("lastSyncAt").instant,
        lastResolvedAt: value("lastResolvedAt").instant,
        dnsUnknownDays: value("dnsUnknownDays").integer ?? 0,
        unboundAt: value("unboundAt").instant)
      let dns = times.start(of: .tenantDNS).map { $0 + times.shift(of: .tenantDNS) }
      return [
        ("dns_start", Value(dns)), ("sync_start", Value(times.start(of: .tenantSync))),
        ("contact_start", Value(times.start(of: .tenantContact))),
        ("unbound_start", Value(times.start(of: .tenantUnbound))),
      ]
    case .extension:
      let missing = Readiness.missing(
        email: value("email").text, firstName: value("firstName").text,
        lastName: value("lastName").text, enabled: value("enabled").integer)
      return [
        ("email_key", Self.folded(value("email"))), ("ready", Value(missing.isEmpty)),
      ]
    case .meeting:
      let times = MeetingTimes(
        scheduledAt: value("scheduledAt").instant, startedAt: value("startedAt").instant,
        endedAt: value("endedAt").instant, quick: value("quick").integer == 1)
      return [("listed_at", Value(times.occurrence ?? Transaction.unlisted))]
    case .participant:
      let joins = JoinList.decode(value("joins").text ?? "")
      return [
        ("email_key", Self.folded(value("email"))),
        ("joined_at", Value(joins.compactMap(\.at).min())),
        ("left_at", Value(joins.compactMap(\.left).max())),
      ]
    case .report:
      let personal = ["title", "organizerName", "organizerEmail"].contains { !value($0).isNull }
      let left = personal || attendees.contains { $0.name != nil || $0.email != nil }
      let recheck = !left && value("verifiedAt").isNull
      return [
        ("organizer_email_key", Self.folded(value("organizerEmail"))),
        ("identity_start", left ? value("createdAt") : .null),
        ("recheck_start", recheck ? value("createdAt") : .null),
      ]
    case .session:
      let left = ["pbx", "meeting", "organizer"].contains { !value($0).isNull }
      return [("identity_start", left ? value("gatheredAt") : .null)]
    case .log:
      let written = value("writtenAt").instant ?? at
      let times = LogTimes(
        writtenAt: written, keptUntil: value("keptUntil").instant,
        hasReason: !value("keptReason").isNull)
      let shift = times.shift(period: policy[.serverLog].period)
      return [("log_start", Value(written + shift))]
    case .mcu, .poll, .recording, .file:
      return []
    }
  }

  static func folded(_ email: Value) -> Value {
    email.text.map { .text(String(decoding: FoldedAddress($0).bytes, as: UTF8.self)) } ?? .null
  }

  func objectOrdinal(_ kind: Kind) -> Int { Schema.field(kind, "object").ordinal }

  /// Notes which record owns each object; a key that another record has is bad input.
  func register(_ kind: Kind, _ objects: [(key: String, number: Int64, line: Int)]) throws {
    guard !objects.isEmpty else { return }
    for object in objects { note(object: object.key) }
    var taken: [String: (String, Int64)] = [:]
    try transaction.chunks(objects.map { .text($0.key) }) { chunk, places in
      try transaction.connection.forEach(
        "select key, kind, record from stored_object where key in (\(places(1)))", chunk
      ) { taken[try $0.text(0)] = (try $0.text(1), try $0.integer(2)) }
    }
    var rows: [[Value]] = []
    for object in objects {
      if let (owner, record) = taken[object.key] {
        if owner == kind.rawValue, record == object.number { continue }
        throw fail(object.line, "another record has this object key, or waits for its removal")
      }
      taken[object.key] = (kind.rawValue, object.number)
      rows.append([.text(object.key), .text(kind.rawValue), .integer(object.number)])
    }
    try transaction.insert("stored_object", ["key", "kind", "record"], rows)
  }

  func write(attendees: [Attendee], of report: Int64) throws {
    try transaction.run("delete from attendee where report = $1", [.integer(report)])
    let rows: [[Value]] = attendees.enumerated().map { position, attendee in
      [
        .integer(report), Value(position), Value(attendee.name), Value(attendee.email),
        Self.folded(Value(attendee.email)), Value(attendee.connectedSeconds),
        Value(attendee.reconnects),
      ]
    }
    try transaction.insert(
      "attendee",
      ["report", "position", "name", "email", "email_key", "connected_seconds", "reconnects"],
      rows)
  }

  func attendeesOf(_ report: Int64) throws -> [Attendee] {
    try transaction.rows(
      """
      select name, email, connected_seconds, reconnects from attendee where report = $1
      order by position
      """, [.integer(report)]
    ).map {
      Attendee(
        name: $0[0].text, email: $0[1].text, connectedSeconds: $0[2].integer,
        reconnects: $0[3].integer)
    }
  }
}
