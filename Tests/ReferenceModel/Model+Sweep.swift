extension Model {
  /// Runs everything that is due at `now`, again until nothing more goes; held items stay.
  /// Returns for each rule how many entries were done: those that were due and not held; of
  /// several rules due for one PBX the first by due instant.
  package mutating func sweep(asOf now: Int64) -> [String: Int] {
    var done: [String: Int] = [:]
    for pbx in all("pbx") {
      guard let entry = firstTenantEntry(pbx, at: now) else { continue }
      done[entry.rule, default: 0] += 1
      self.done.append(ModelDone(rule: entry.rule, dueAt: entry.dueAt, at: now))
    }
    var isMoving = true
    while isMoving {
      isMoving = false
      for rule in sweepOrder {
        let due = all(rule.kind).compactMap { entry(rule, $0, asOf: now) }
          .filter { $0.dueAt <= now }.sorted { Self.precedes($0, $1) }
        for entry in due where run(rule, entry, at: now) {
          if entry.state != "held" {
            done[rule.id, default: 0] += 1
            self.done.append(ModelDone(rule: rule.id, dueAt: entry.dueAt, at: now))
          }
          isMoving = true
        }
      }
      for pbx in all("pbx").map(\.id) {
        if runTenant(pbx, at: now) { isMoving = true }
      }
    }
    return done
  }

  /// The first entry due for the PBX that is not held: the one that counts.
  private func firstTenantEntry(_ pbx: ModelRecord, at now: Int64) -> ModelEntry? {
    dueTenantEntries(pbx, at: now).first { $0.state != "held" }
  }

  private func dueTenantEntries(_ pbx: ModelRecord, at now: Int64) -> [ModelEntry] {
    var due: [ModelEntry] = []
    for rule in rules where rule.isTenant {
      if let entry = entry(rule, pbx, asOf: now), entry.dueAt <= now { due.append(entry) }
    }
    return due.sorted { Self.precedes($0, $1) }
  }

  /// Runs the due rules of the PBX; returns whether anything went.
  private mutating func runTenant(_ pbx: String, at now: Int64) -> Bool {
    guard let record = record("pbx", pbx) else { return false }
    var went = false
    for entry in dueTenantEntries(record, at: now) {
      if let rule = self.rule(entry.rule), run(rule, entry, at: now) { went = true }
    }
    return went
  }

  private mutating func run(_ rule: ModelRule, _ entry: ModelEntry, at now: Int64) -> Bool {
    guard let record = record(entry.kind, entry.id) else { return false }
    let free = items(rule, record).filter { !isCovered($0) }
    switch rule.id {
    case "meeting":
      let reports = all("report", ofMeeting: record.id)
      let own = below(record).filter { $0.kind != "report" }
      let went = remove([record] + own, at: now)
      if self.record("meeting", record.id) == nil {
        for report in reports { change("report", report.id) { $0.fields["meeting"] = nil } }
      }
      return went
    case "tenant-dns-meetings": return remove(meetingLevel(ofPBX: record.id), at: now)
    case "tenant-dns", "tenant-sync", "tenant-contact", "tenant-unbound":
      return remove([record] + below(record), at: now)
    case "report-identity":
      for report in free { sanitize(report, at: now) }
    case "report-recheck" where rule.action == "verify":
      for report in free {
        change("report", report.id) { $0.fields["verifiedAt"] = .instant(now) }
      }
    case "session-identity":
      for session in free { anonymize(session, at: now) }
    default:
      guard let field = rule.field else { return remove(free, at: now) }
      for item in free { erase([field], of: item, rule: rule, start: entry.start) }
    }
    return !free.isEmpty
  }
}
