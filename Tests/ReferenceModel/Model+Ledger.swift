extension Model {
  /// Longer due than this is overdue: the PBXs' sync interval.
  private static let alarm = 8 * ModelCalendar.hour

  /// Every entry, due or not, by due instant, rule and id (bytes).
  package func ledger(asOf now: Int64) -> [ModelEntry] {
    var entries: [ModelEntry] = []
    for rule in rules {
      for record in all(rule.kind) {
        if let entry = entry(rule, record, asOf: now) { entries.append(entry) }
      }
    }
    return entries.sorted { Self.precedes($0, $1) }
  }

  func entry(_ rule: ModelRule, _ record: ModelRecord, asOf now: Int64) -> ModelEntry? {
    let items = items(rule, record)
    guard !items.isEmpty, let start = start(rule, record) else { return nil }
    let dueAt = due(rule, record, start: start)
    var heldItems = 0
    for item in items where isCovered(item) { heldItems += 1 }
    var isHeld = heldItems == items.count
    var names: [String] = []
    for taken in items + others(rule, record) {
      for hold in holds(on: taken) where !names.contains(hold.name) { names.append(hold.name) }
    }
    if takesOthers(rule) {
      isHeld = !names.isEmpty
      heldItems = isHeld ? 1 : 0
    }
    var state = "upcoming"
    if dueAt <= now { state = now - dueAt > Self.alarm ? "overdue" : "due" }
    if isHeld { state = "held" }
    return ModelEntry(
      rule: rule.id, kind: rule.kind, id: record.id, pbx: pbx(of: record), start: start,
      dueAt: dueAt, action: rule.action, state: state, items: items.count,
      heldItems: heldItems, holds: names.sorted(by: Self.precedes))
  }

  /// What the rule still finds of the record; empty: there is no entry.
  func items(_ rule: ModelRule, _ record: ModelRecord) -> [ModelRecord] {
    switch rule.id {
    case "meeting-title", "meeting-note", "dial-in":
      return record.fields[rule.field ?? ""] == nil ? [] : [record]
    case "participant-name", "participant-email", "participant-ip":
      return all("participant", ofMeeting: record.id).filter {
        $0.fields[rule.field ?? ""] != nil
      }
    case "participant": return all("participant", ofMeeting: record.id)
    case "meeting": return record.flag("quick") ? [] : [record]
    case "shared-file": return record.text("share") == "session" ? [record] : []
    case "report-identity": return Self.hasIdentity(record) ? [record] : []
    case "report-recheck":
      if Self.hasIdentity(record) { return [] }
      return rule.action == "verify" && record.instant("verifiedAt") != nil ? [] : [record]
    case "session-identity":
      let identity = ["pbx", "meeting", "organizer"]
      return identity.contains { record.fields[$0] != nil } ? [record] : []
    case "tenant-dns-meetings": return meetingLevel(ofPBX: record.id).isEmpty ? [] : [record]
    default: return [record]
    }
  }

  /// What an entry takes, or must leave whole, beside its items.
  private func others(_ rule: ModelRule, _ record: ModelRecord) -> [ModelRecord] {
    guard takesOthers(rule), !holds.isEmpty else { return [] }
    return rule.id == "tenant-dns-meetings" ? meetingLevel(ofPBX: record.id) : below(record)
  }

  private func takesOthers(_ rule: ModelRule) -> Bool {
    rule.isTenant || rule.id == "meeting"
  }

  static func hasIdentity(_ report: ModelRecord) -> Bool {
    for field in ["title", "organizerName", "organizerEmail"] where report.fields[field] != nil {
      return true
    }
    return report.attendees.contains { $0.hasIdentity }
  }

  static func precedes(_ left: ModelEntry, _ right: ModelEntry) -> Bool {
    if left.dueAt != right.dueAt { return left.dueAt < right.dueAt }
    if left.rule != right.rule { return precedes(left.rule, right.rule) }
    return precedes(left.id, right.id)
  }
}
