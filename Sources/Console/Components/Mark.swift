internal import Domain
internal import Operations
internal import Terminal

/// The letter of the third column: a record's state at one glance.
struct Mark: Hashable, Sendable {
  let glyph: Glyph
  let role: Look

  static let urgent = Mark(glyph: .urgent, role: .stateOverdue)
  static let look = Mark(glyph: .look, role: .stateLook)
  static let staged = Mark(glyph: .staged, role: .tableRowStaged)
  static let held = Mark(glyph: .held, role: .stateHeld)
  static let live = Mark(glyph: .live, role: .stateLive)
  static let restricted = Mark(glyph: .restricted, role: .stateQuarantine)
  static let quarantined = Mark(glyph: .quarantined, role: .stateQuarantine)
  static let asked = Mark(glyph: .asked, role: .stateLook)
  static let braked = Mark(glyph: .braked, role: .stateBrake)
  static let went = Mark(glyph: .went, role: .tableCellDim)

  static func of(_ item: Item, _ state: State) -> Mark? {
    switch item {
    case .record(let row): of(row, state)
    case .due(let entry): of(entry, state)
    case .more(let group, _, _): group == .late ? .urgent : group == .braked ? .braked : nil
    case .compliance(let line): line.left > 0 ? .urgent : (line.later ?? 0) > 0 ? .look : nil
    case .hold(let hold): hold.needsReview ? .urgent : .held
    case .attendee(_, let attendee): (attendee.reconnects ?? 0) >= 5 ? .urgent : nil
    case .rule(_, let counts): (counts[.overdue] ?? 0) > 0 ? .urgent : nil
    case .alarm(let alarm): alarm.isLoud ? .urgent : .look
    case .group(_, let counts): (counts.late ?? 0) > 0 ? .urgent : nil
    case .fact(_, _, .missing): .urgent
    case .job(let job): of(job, state)
    case .personal(let record): of(record.row, state)
    case .hit(_, let hit):
      hit.went != nil ? .went : hit.view?.restrictedBy == nil ? nil : .restricted
    case .quarantine(let quarantine): of(quarantine, state)
    case .object(let object): object.lastError == nil ? nil : .urgent
    case .backup(let backup): of(backup, state)
    case .request(let request): request.state(at: state.now) == .open ? .asked : nil
    case .incident(let view): view.incident.isRemoved ? nil : .urgent
    case .audit(let record): record.outcome == "done" ? nil : .look
    case .access(let access): access.entry.outcome == "done" ? nil : .look
    case .past: .went
    case .explained(_, let item, _): of(item)
    case .receipt, .fact, .progress, .matrix: nil
    }
  }

  private static func of(_ quarantine: Quarantine, _ state: State) -> Mark? {
    guard quarantine.state == .waiting else { return nil }
    return state.now - quarantine.takenAt >= Quarantine.loudAfter ? .urgent : .quarantined
  }

  private static func of(_ backup: Backup, _ state: State) -> Mark? {
    if backup.goneAt != nil { return .went }
    return backup.isOverdue(at: state.now) ? .urgent : nil
  }

  private static func of(_ item: Explanation.Item) -> Mark? {
    switch item.state {
    case .gone: return .went
    case _ where !item.holds.isEmpty: return .held
    case _ where item.staged != nil: return .staged
    case .due(.overdue): return .urgent
    case .due, .open: return nil
    }
  }

  private static func of(_ job: DeletionJob, _ state: State) -> Mark? {
    switch job.state(at: state.now) {
    case .staged: .staged
    case .running: .live
    case .paused, .stopped: .look
    case .interrupted: job.progress.failed.isEmpty ? .look : .urgent
    case .done, .undone: nil
    }
  }

  private static func of(_ entry: DueEntry, _ state: State) -> Mark? {
    let isWaiting = entry.state == .due || entry.state == .overdue
    if isWaiting, state.status?.braked.contains(entry.rule) ?? false { return .braked }
    return switch entry.state {
    case .overdue: .urgent
    case .held: .held
    case .staged: .staged
    case .upcoming, .due: nil
    }
  }

  private static func of(_ row: ListRow, _ state: State) -> Mark? {
    let missing = row.view.missing ?? []
    let needsSomebody = row.next?.state == .overdue && row.view.restrictedBy == nil
    if row.isRestricted || row.view.restrictedBy != nil, !needsSomebody { return .restricted }
    if row.order != nil || row.next?.state == .staged || missing.contains(.staged) {
      return .staged
    }
    if missing.contains(.quarantine) { return .quarantined }
    if row.next?.state == .overdue { return .urgent }
    if case .meeting(let facts) = row.facts {
      if facts.state == .live { return .live }
      if !row.heldBy.isEmpty || row.hasHoldBelow { return .held }
      return facts.state == .never ? .look : nil
    }
    if row.view.kind == .pbx, Words.isAtRisk(row.next, now: state.now) { return .urgent }
    if row.view.kind == .extension, !missing.isEmpty { return .urgent }
    if row.view.kind == .mcu, row.view["available"] == .flag(false) { return .urgent }
    if !row.heldBy.isEmpty || row.hasHoldBelow { return .held }
    return missing.isEmpty ? nil : .look
  }
}
