extension Model {
  /// The start point that counts for the record under the rule; nil while nothing is due.
  func start(_ rule: ModelRule, _ record: ModelRecord) -> Int64? {
    let started = record.instant("startedAt")
    let ended = record.instant("endedAt")
    switch rule.id {
    case "recording", "report-identity", "report-recheck": return record.instant("createdAt")
    case "meeting-title", "meeting-note", "participant-name":
      if let scheduled = scheduled(record) { return scheduled }
      if let started { return started }
      return ended
    case "participant-email":
      if let ended { return ended }
      if let planned = plannedEnd(record) { return planned }
      return started
    case "participant-ip":
      if let scheduled = scheduled(record), let started { return min(scheduled, started) }
      if let scheduled = scheduled(record) { return scheduled }
      if let started { return started }
      if let first = stays(record).map(\.at).min() { return first }
      return ended
    case "participant", "meeting", "dial-in": return finished(record)
    case "shared-file":
      guard let meeting = record.text("meeting").flatMap({ self.record("meeting", $0) }) else {
        return nil
      }
      return finished(meeting)
    case "session-identity", "session": return record.instant("gatheredAt")
    case "server-log": return record.instant("writtenAt")
    case "tenant-dns-meetings", "tenant-dns": return sinceRegistration(record, "lastResolvedAt")
    case "tenant-sync": return sinceRegistration(record, "lastSyncAt")
    case "tenant-contact": return sinceRegistration(record, "lastContactAt")
    case "tenant-unbound":
      guard let unbound = record.instant("unboundAt") else { return nil }
      if let registered = record.instant("registeredAt"), registered > unbound { return nil }
      return unbound
    default: preconditionFailure("no such rule")
    }
  }

  /// The instant at which the entry falls due.
  func due(_ rule: ModelRule, _ record: ModelRecord, start: Int64) -> Int64 {
    let due = rule.due(from: start)
    if rule.id == "tenant-dns-meetings" || rule.id == "tenant-dns" {
      return due + (record.number("dnsUnknownDays") ?? 0) * ModelCalendar.day
    }
    if rule.id == "server-log", record.text("keptReason") != nil,
      let until = record.instant("keptUntil")
    {
      if until < due { return due }
      let latest = ModelCalendar.adding(months: 1, to: start)
      return until > latest ? latest : until
    }
    return due
  }

  /// When the meeting's session finished; nil while it has not.
  func finished(_ meeting: ModelRecord) -> Int64? {
    if let ended = meeting.instant("endedAt") { return ended }
    if let connected = meeting.number("connected"), connected > 0 { return nil }
    if let started = meeting.instant("startedAt") {
      if let latest = stays(meeting).compactMap(\.left).max() { return latest }
      return started
    }
    return plannedEnd(meeting)
  }

  /// A quick meeting has none.
  private func scheduled(_ meeting: ModelRecord) -> Int64? {
    meeting.flag("quick") ? nil : meeting.instant("scheduledAt")
  }

  private func plannedEnd(_ meeting: ModelRecord) -> Int64? {
    guard let scheduled = scheduled(meeting) else { return nil }
    return scheduled + (meeting.number("durationMinutes") ?? 0) * ModelCalendar.minute
  }

  private func stays(_ meeting: ModelRecord) -> [ModelJoin] {
    all("participant", ofMeeting: meeting.id).flatMap(\.joins)
      + (goneStays[meeting.id] ?? [])
  }

  private func sinceRegistration(_ pbx: ModelRecord, _ field: String) -> Int64? {
    guard let registered = pbx.instant("registeredAt") else { return pbx.instant(field) }
    guard let last = pbx.instant(field) else { return registered }
    return last > registered ? last : registered
  }
}
