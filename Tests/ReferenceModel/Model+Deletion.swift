extension Model {
  /// Deletes a record and all below it, what holds keep and the rows above that apart; the same
  /// for a person's order and for an ending event. Nothing happens to a record that is not there.
  package mutating func forceDelete(kind: String, id: String, at now: Int64) {
    guard let record = record(kind, id) else { return }
    _ = remove([record] + below(record), at: now)
  }

  /// Deletes those of the candidates that may go; returns whether any did.
  mutating func remove(_ candidates: [ModelRecord], at now: Int64) -> Bool {
    let going = candidates.filter { !isKept($0) }
    for record in going {
      remember(record)
      if record.kind == "participant", let meeting = record.text("meeting") {
        goneStays[meeting, default: []] += record.joins
      }
    }
    for record in going where record.kind == "meeting" { goneStays[record.id] = nil }
    for record in going where record.kind == "pbx" {
      for session in all("session") where session.text("pbx") == record.id {
        anonymize(session, at: now)
      }
    }
    for record in going {
      records.removeAll { $0.kind == record.kind && $0.id == record.id }
    }
    return !going.isEmpty
  }

  private mutating func remember(_ record: ModelRecord) {
    gate.removeAll { $0.kind == record.kind && $0.id == record.id && $0.field != nil }
    let pbx = pbx(of: record)
    gate.append(
      ModelErasure(
        kind: record.kind, id: record.id, pbx: pbx, registeredAt: registration(of: pbx),
        email: record.kind == "extension" ? Self.folded(record.text("email")) : nil))
  }

  private func registration(of pbx: String?) -> Int64? {
    pbx.flatMap { record("pbx", $0) }?.instant("registeredAt")
  }

  /// Clears the fields that are not null, each remembered with the rule's start point.
  mutating func erase(_ fields: [String], of record: ModelRecord, rule: ModelRule, start: Int64?) {
    let pbx = pbx(of: record)
    let registeredAt = registration(of: pbx)
    for field in fields where record.fields[field] != nil {
      gate.removeAll { $0.kind == record.kind && $0.id == record.id && $0.field == field }
      gate.append(
        ModelErasure(
          kind: record.kind, id: record.id, field: field, rule: rule.id, start: start, pbx: pbx,
          registeredAt: registeredAt))
      change(record.kind, record.id) { $0.fields[field] = nil }
    }
  }

  mutating func anonymize(_ session: ModelRecord, at now: Int64) {
    guard let rule = self.rule("session-identity") else { return }
    let times = ["startedAt", "endedAt"] + (choices.cutsGathered ? ["gatheredAt"] : [])
    let start = session.instant("gatheredAt")
    erase(["pbx", "meeting", "organizer"] + times, of: session, rule: rule, start: start)
    change("session", session.id) {
      for time in times {
        $0.fields[time] = session.instant(time).map { .instant(ModelCalendar.cutToHour($0)) }
      }
      $0.fields["anonymizedAt"] = .instant(now)
    }
  }

  mutating func sanitize(_ report: ModelRecord, at now: Int64) {
    guard let rule = self.rule("report-identity") else { return }
    var fields = ["title", "organizerName", "organizerEmail", "meeting", "extension"]
    if report.attendees.contains(where: \.hasIdentity) { fields.append("attendees") }
    erase(fields, of: report, rule: rule, start: report.instant("createdAt"))
    let shut = ["title", "organizerName", "organizerEmail", "meeting", "extension", "attendees"]
    for field in shut { shutOut(field, of: report, rule: rule) }
    let rows = report.attendees.map {
      ModelAttendee(connectedSeconds: $0.connectedSeconds, reconnects: $0.reconnects)
    }
    change("report", report.id) {
      $0.fields["attendees"] = rows.isEmpty ? nil : .attendees(rows)
      $0.fields["sanitizedAt"] = .instant(now)
    }
  }

  /// A sanitised report takes no identity in any more, also none that it did not have.
  private mutating func shutOut(_ field: String, of report: ModelRecord, rule: ModelRule) {
    guard !gate.contains(where: { $0.kind == "report" && $0.id == report.id && $0.field == field })
    else { return }
    let pbx = pbx(of: report)
    gate.append(
      ModelErasure(
        kind: "report", id: report.id, field: field, rule: rule.id,
        start: report.instant("createdAt"), pbx: pbx, registeredAt: registration(of: pbx)))
  }
}
