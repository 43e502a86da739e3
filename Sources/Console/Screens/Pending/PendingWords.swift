internal import Domain
internal import Operations
internal import Terminal

/// What is said of what is pending, in groups.
enum PendingWords {
  /// When the next sweep is meant to run: `09:45`; nil where it is late, or none ran yet.
  static func nextSweep(_ state: State) -> Instant? {
    guard let last = state.status?.lastSweep else { return nil }
    let next = last + state.settings.sweepInterval
    return next > state.now ? next : nil
  }

  private static func sweep(_ state: State) -> String {
    nextSweep(state).map { "the sweep of \(Words.clock($0, state.zone))" } ?? "the next sweep"
  }

  static func title(_ group: PendingGroup, _ braked: Set<RuleID>, _ state: State) -> String {
    func count(_ states: DueEntry.State..., of rules: Set<RuleID>) -> String {
      guard !rules.isEmpty, let status = state.status else { return "" }
      let sum = states.reduce(0) { $0 + status.count($1, of: rules) }
      return sum == 0 ? "" : ", \(Words.grouped(sum))"
    }
    let free = Set(RuleID.allCases).subtracting(braked)
    switch group {
    case .ordered: return "ORDERED BY PEOPLE: nothing is gone until the time is over"
    case .late: return "LATE\(count(.overdue, of: free)): more than 8 h past the promise"
    case .braked:
      let brake = state.status?.alarms.first { $0.kind == .brake }?.cause
      return "BEHIND A BRAKE\(count(.overdue, .due, of: braked)): "
        + (brake ?? "a person releases it") + " (\(state.keys.label(.brakes)))"
    case .due: return "DUE\(count(.due, of: free)): \(sweep(state)) takes them"
    case .coming: return "COMING\(count(.upcoming, of: Set(RuleID.allCases)))"
    }
  }

  static func title(_ its: DueEntry.State, _ count: Int?, _ state: State) -> String {
    let number = count.map { ", \(Words.grouped($0))" } ?? ""
    return switch its {
    case .overdue: "LATE\(number): more than 8 h past the promise"
    case .due: "DUE\(number): \(sweep(state)) takes them"
    case .upcoming: "COMING\(number)"
    case .staged: "ORDERED\(number): can be undone until their time"
    case .held: "HELD\(number)"
    }
  }

  static func when(_ item: Item, _ braked: Set<RuleID>, _ state: State) -> TableCell {
    switch item {
    case .due(let entry):
      let role: Look =
        switch entry.state {
        case .overdue: braked.contains(entry.rule) ? .stateBrake : .stateOverdue
        case .due: braked.contains(entry.rule) ? .stateBrake : .stateDue
        case .held: .stateHeld
        case .staged: .stateStaged
        case .upcoming: .tableRow
        }
      return TableCell(Words.when(entry, now: state.now), role)
    case .job(let job): return TableCell(when(job, state), .stateStaged)
    case .request(let one):
      return TableCell("asked " + Words.age(one.madeAt, at: state.now), .stateLook)
    case .more: return TableCell("...", .tableCellDim)
    default: return TableCell("")
    }
  }

  private static func when(_ job: DeletionJob, _ state: State) -> String {
    switch job.state(at: state.now) {
    case .staged where job.undoUntil > state.now:
      "undo \(Words.distance(job.undoUntil - state.now))"
    case .staged: nextSweep(state).map { "goes \(Words.clock($0, state.zone))" } ?? "goes next"
    case .running: "going now"
    default: job.state(at: state.now).rawValue
    }
  }

  static func what(_ item: Item) -> String {
    switch item {
    case .due(let entry):
      switch entry.kind {
      case .pbx: "PBX, \(entry.rule.rawValue)"
      case .meeting: "\(entry.id) \(Words.what(entry))"
      default: "\(Words.kind(entry.kind)) \(entry.id)"
      }
    case .job(let job):
      job.scope.kind == .pbx
        ? "PBX, \(Words.grouped(job.progress.planned.total)) records"
        : "\(Words.kind(job.scope.kind)) \(place(job).record)"
    case .request(let one):
      "\(one.deed.rawValue) \(Words.kind(one.scope.kind)) \(one.id ?? "that is gone")"
    default: ""
    }
  }

  /// An extension is known by its PBX and number.
  private static func place(_ job: DeletionJob) -> (pbx: String?, record: String) {
    guard let id = job.id else { return (nil, "that is gone") }
    switch job.scope.kind {
    case .pbx: return (id, id)
    case .extension:
      let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : (nil, id)
    default: return (nil, id)
    }
  }

  static func pbx(_ item: Item) -> String {
    switch item {
    case .due(let entry): entry.kind == .pbx ? entry.id : entry.pbx ?? "-"
    case .job(let job): place(job).pbx ?? "-"
    case .request(let one): one.scope.kind == .pbx ? one.id ?? "-" : one.pbx ?? "-"
    default: ""
    }
  }

  static func why(_ item: Item, _ braked: Set<RuleID>, _ state: State) -> String {
    switch item {
    case .job(let job): return "\(job.orderedBy) \(job.ticket ?? job.reason)"
    case .request(let one): return "\(one.madeBy) \(one.ticket ?? one.reason)"
    case .due(let entry):
      switch PendingGroup(entry, braked: braked) {
      case .braked: return "brake"
      case .late:
        // The column is narrow, the line below has all of it.
        guard let cause = cause(entry.rule, state) else { return entry.rule.rawValue }
        let words = cause.hasPrefix("the ") ? String(cause.dropFirst(4)) : cause
        return words.hasPrefix("next sweep") ? "the next sweep" : words
      case .coming:
        if let next = nextSweep(state), entry.dueAt <= next {
          return "sweep \(Words.clock(next, state.zone))"
        }
        return entry.rule.rawValue
      case .due, .ordered: return entry.rule.rawValue
      }
    default: return ""
    }
  }

  /// Why the rule's entries are late, as the alarm has it.
  static func cause(_ rule: RuleID, _ state: State) -> String? {
    let alarm = state.status?.alarms.first { $0.kind == .overdue && $0.rule == rule }
    guard let parts = alarm?.cause.split(separator: ": ", maxSplits: 1), parts.count == 2 else {
      return nil
    }
    return String(parts[1])
  }
}
