internal import Domain
internal import Operations

extension State {
  /// The record that commands act on: that of the line, or the one that the screen is about.
  var subject: (kind: Kind, id: String)? {
    switch screen.place {
    case .inspect where screen.detail?.explanation?.isHere == false: nil
    case .inspect(let kind, let id): (kind, id)
    case .report(let id): (.report, id)
    case .job: screen.detail?.job.flatMap { job in job.id.map { (job.scope.kind, $0) } }
    case .meeting(let id, _) where screen.list.items.isEmpty: (.meeting, id)
    case .pbx(let id, _) where screen.list.items.isEmpty: (.pbx, id)
    default: screen.list.selected?.subject
    }
  }

  /// The job of the line, or the one that the screen is about.
  var chosenJob: DeletionJob? {
    if case .job(let job)? = screen.list.selected { return job }
    return screen.detail?.job
  }

  /// What went below the record of the line, else below that of the screen.
  var past: Place? {
    if let subject, PastScreen.kinds.contains(subject.kind) {
      return .past(subject.kind, id: subject.id)
    }
    return switch screen.place {
    case .pbx(let id, _): .past(.pbx, id: id)
    case .meeting(let id, _): .past(.meeting, id: id)
    // Of a PBX it is remembered after its end.
    case .inspect(.pbx, let id): .past(.pbx, id: id)
    default: nil
    }
  }

  /// What is written down about the record, also of one that is gone.
  var trail: Place? {
    if case .inspect(let kind, let id) = screen.place { return .trail(kind, id: id) }
    return subject.map { .trail($0.kind, id: $0.id) }
  }

  /// Where Enter leads from the line.
  var opened: Place? {
    guard let item = screen.list.selected else { return nil }
    return Screens.kind(of: screen.name).opened(item, screen)
  }

  var openLabel: String? {
    if screen.name == .receipts { return "open" }
    if case .hit(_, let hit)? = screen.list.selected, leads(hit) { return "open" }
    if screen.list.selected?.receipt != nil { return "receipt" }
    if let (request, _) = openRequest, request.deed == .delete { return "plan" }
    if case .quarantine? = screen.list.selected { return "what would go" }
    if case .more? = screen.list.selected { return "all of them" }
    guard let opened else { return nil }
    switch (screen.name, opened.name) {
    case (_, .meetings): return "meetings"
    case (.report, _): return "the meeting"
    case (_, .inspect): return "why"
    default: return "open"
    }
  }

  var openReason: String? {
    if opened == nil, case .hit(_, let hit)? = screen.list.selected, leads(hit) { return nil }
    if case .quarantine? = screen.list.selected { return nil }
    if screen.name == .receipts || screen.list.selected?.receipt != nil { return nil }
    if case .report? = opened, !principal.may(.openReport) {
      return "your role may not open reports"
    }
    if case .alarm(let alarm)? = screen.list.selected, opened == nil {
      return OverviewScreen.advice(alarm.kind)
    }
    return opened == nil ? "there is nothing behind this line" : nil
  }
}
