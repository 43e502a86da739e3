import Domain

@testable import Operations

/// Made-up records for the screens.
enum Made {
  /// Tue 24 Nov 2026, 09:41 UTC.
  static let now = at("2026-11-24T09:41:00Z")

  static func at(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("no instant: \(text)") }
    return instant
  }

  static func ago(days: Int64 = 0, hours: Int64 = 0, minutes: Int64 = 0) -> Instant {
    now - days * Instant.day - hours * Instant.hour - minutes * Instant.minute
  }

  static func view(
    _ kind: Kind, _ number: Int64, _ id: String, _ fields: [(String, ViewValue)],
    erased: [String] = [], missing: [Missing]? = nil, restrictedBy: Int64? = nil
  ) -> RecordView {
    RecordView(
      kind: kind, number: number, id: id, fields: fields.map { ViewValue.Member($0.0, $0.1) },
      erased: erased, missing: missing, restrictedBy: restrictedBy)
  }

  static func due(
    _ rule: RuleID, _ number: Int64, _ id: String, in distance: Int64, pbx: String? = nil,
    items: Int = 1, holds: [Int64] = [], state: DueEntry.State? = nil
  ) -> DueEntry {
    let dueAt = now + distance
    let start: Instant =
      if case .days(let days) = TestPolicy.policy[rule].period {
        dueAt - Int64(days) * Instant.day
      } else {
        dueAt - 61 * Instant.day
      }
    return DueEntry(
      rule: rule, number: number, id: id, pbx: pbx, start: start, dueAt: dueAt,
      state: state ?? (holds.isEmpty ? DueEntry.dateState(dueAt: dueAt, now: now) : .held),
      items: items, heldItems: holds.isEmpty ? 0 : items, holds: holds)
  }

  static func pbx(
    _ number: Int64, _ fqdn: String, sync: Instant, resolved: Instant, extensions: Int = 3,
    meetings: Int = 8, next: DueEntry? = nil, missing: [Missing] = [], heldBy: [Int64] = [],
    holdBelow: Bool = false, unbound: Instant? = nil, live: Int = 0
  ) -> ListRow {
    ListRow(
      view: view(
        .pbx, number, fqdn,
        [
          ("fqdn", .text(fqdn)), ("webmeetingFQDN", .text("wm-\(number).example.net")),
          ("publicIP", .text("198.51.*.*")), ("licenseKey", .text("****-89EF")),
          ("registeredAt", .instant(at("2024-03-14T08:00:00Z"))),
          ("lastContactAt", .instant(ago(minutes: 12))), ("lastSyncAt", .instant(sync)),
          ("lastResolvedAt", .instant(resolved)), ("dnsUnknownDays", .integer(0)),
          ("unboundAt", unbound.map(ViewValue.instant) ?? .null), ("mcu", .text("fra-1")),
        ], missing: missing),
      next: next, heldBy: heldBy, hasHoldBelow: holdBelow,
      facts: .pbx(extensions: extensions, meetings: meetings, live: live))
  }

  static func `extension`(
    _ number: Int64, _ pbx: String, _ extensionNumber: String, first: String?, last: String?,
    email: String?, missing: [Missing] = [], meetings: Int = 0, next: DueEntry? = nil
  ) -> ListRow {
    ListRow(
      view: view(
        .extension, number, "\(pbx)/\(extensionNumber)",
        [
          ("pbx", .text(pbx)), ("number", .text(extensionNumber)),
          ("firstName", ViewValue(first)), ("lastName", ViewValue(last)),
          ("email", ViewValue(email)), ("vanityName", .null), ("enabled", .flag(true)),
        ], missing: missing),
      next: next, heldBy: [], hasHoldBelow: false,
      facts: .extension(meetings: meetings, polls: 1))
  }

  static func meeting(
    _ number: Int64, _ id: String, _ pbx: String, _ extensionNumber: String, at: Instant,
    state: ListRow.MeetingFacts.State, organizer: String? = "M*** S***", people: Int = 3,
    title: ViewValue = .text("[set]"), erased: [String] = [], quick: Bool = false,
    next: DueEntry? = nil, heldBy: [Int64] = [], recordings: Int = 0, files: Int = 0
  ) -> ListRow {
    ListRow(
      view: view(
        .meeting, number, id,
        [
          ("id", .text(id)), ("pbx", .text(pbx)), ("extension", .text(extensionNumber)),
          ("title", title), ("note", .null), ("scheduledAt", .instant(at)),
          ("durationMinutes", .integer(45)),
          ("startedAt", state == .planned ? .null : .instant(at)),
          ("endedAt", state == .ended ? .instant(at + 45 * Instant.minute) : .null),
          ("quick", .flag(quick)), ("connected", .integer(state == .live ? 5 : 0)),
          ("dialIn", .null),
        ], erased: erased),
      next: next, heldBy: heldBy, hasHoldBelow: false,
      facts: .meeting(
        ListRow.MeetingFacts(
          state: state, at: at, organizer: organizer, people: people, recordings: recordings,
          files: files)))
  }

  static func participant(
    _ number: Int64, _ id: String, meeting: String, name: String?, email: String?, ip: String?
  ) -> ListRow {
    plain(
      .participant, number, id,
      [
        ("id", .text(id)), ("meeting", .text(meeting)), ("name", ViewValue(name)),
        ("email", ViewValue(email)), ("ip", ViewValue(ip)), ("role", .text("participant")),
      ])
  }

  static func recording(_ number: Int64, _ id: String, meeting: String, next: DueEntry?)
    -> ListRow
  {
    plain(
      .recording, number, id,
      [
        ("id", .text(id)), ("meeting", .text(meeting)),
        ("createdAt", .instant(ago(days: 1))), ("state", .text("ready")),
        ("bytes", .integer(1_048_576)), ("object", .text("[object]")), ("mcu", .text("fra-1")),
        ("converter", .text("conv-2")),
      ], next: next)
  }

  static func poll(_ number: Int64, _ id: String, _ pbx: String, _ extensionNumber: String)
    -> ListRow
  {
    plain(
      .poll, number, id,
      [
        ("id", .text(id)), ("pbx", .text(pbx)), ("extension", .text(extensionNumber)),
        ("name", .text("[set]")), ("question", .text("[set]")),
        ("createdAt", .instant(ago(days: 40))),
      ])
  }

  static func report(_ number: Int64, _ id: String, _ pbx: String, meeting: String) -> ListRow {
    ListRow(
      view: view(
        .report, number, id,
        [
          ("id", .text(id)), ("meeting", .text(meeting)), ("pbx", .text(pbx)),
          ("extension", .text("104")), ("title", .text("[set]")),
          ("organizerName", .text("M*** S***")), ("organizerEmail", .text("m***@***")),
          ("createdAt", .instant(at("2026-11-23T15:01:00Z"))), ("sanitizedAt", .null),
          ("verifiedAt", .null), ("syncedAt", .instant(at("2026-11-23T20:31:00Z"))),
        ]),
      next: due(.reportIdentity, number, id, in: 60 * Instant.day, pbx: pbx), heldBy: [],
      hasHoldBelow: false,
      facts: .report(attendees: 4, reconnects: 10, organizer: "M*** S***"))
  }

  static func plain(
    _ kind: Kind, _ number: Int64, _ id: String, _ fields: [(String, ViewValue)],
    next: DueEntry? = nil
  ) -> ListRow {
    ListRow(
      view: view(kind, number, id, fields), next: next, heldBy: [], hasHoldBelow: false,
      facts: .none)
  }
}

extension Made {
  static func job(
    _ number: Int64, _ state: DeletionJob.State, _ kind: Kind, _ id: String?,
    undoUntil: Instant = now, progress: JobProgress = JobProgress(), receipt: Int64? = nil
  ) -> DeletionJob {
    DeletionJob(
      number: number, scope: Scope(kind: kind, record: 1), id: id, state: state,
      orderedAt: ago(minutes: 30), undoUntil: undoUntil, orderedBy: "kim",
      reason: "contract-ended", ticket: "#4698", policy: "test", fingerprint: "", holds: [],
      startedAt: nil, finishedAt: nil, progress: progress, receipt: receipt,
      leasedUntil: state == .running ? now + Instant.minute : nil)
  }
}

extension ListRow {
  func ordered(_ order: Order?) -> ListRow {
    ListRow(
      view: view, next: next, heldBy: heldBy, hasHoldBelow: hasHoldBelow, facts: facts,
      order: order)
  }
}
