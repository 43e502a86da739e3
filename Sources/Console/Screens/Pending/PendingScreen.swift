internal import Domain
internal import Operations
internal import Terminal

/// The due ledger: in groups, what people ordered first, or flat, soonest first.
struct PendingScreen: ListScreen {
  var order: String { "" }

  func counts(_ screen: Screen, _ state: State) -> String {
    switch screen.list.source {
    case .pendingGroups:
      let asked = screen.list.items.count { if case .request = $0 { true } else { false } }
      let orders = screen.list.items.count { if case .job = $0 { true } else { false } }
      let people =
        (asked == 0 ? [] : ["\(asked) asked"]) + (orders == 0 ? [] : ["\(orders) ordered"])
      return (people + [totals([], state, without: .staged)]).joined(separator: "   ")
        + "   (\(state.keys.label(.grouped)) flat)"
    case .pending(let states, let rules):
      let shown = states.isEmpty ? "all" : states == Self.going ? nil : states.first?.rawValue
      guard screen.list.query.filter.isEmpty, state.status != nil else {
        return counted(screen, "entries") + (shown.map { "   \($0)" } ?? "")
      }
      // The whole ledger is counted with the status; a page says little of it.
      return totals(rules, state) + (shown.map { "   only \($0)" } ?? "") + "   soonest first"
    default: return ""
    }
  }

  /// What is staged is an order each where they are listed, and else an entry of the ledger each.
  private func totals(
    _ rules: Set<RuleID>, _ state: State, without left: DueEntry.State? = nil
  ) -> String {
    guard let status = state.status else { return "counting..." }
    let all: [(DueEntry.State, String)] = [
      (.staged, "staged"), (.overdue, "late"), (.due, "due"), (.upcoming, "coming"),
      (.held, "held"),
    ]
    let counts = all.filter { $0.0 != left }.compactMap { entry -> String? in
      let count = status.count(entry.0, of: rules)
      return count == 0 ? nil : "\(Words.grouped(count)) \(entry.1)"
    }
    return counts.isEmpty ? "0 entries" : counts.joined(separator: "   ")
  }

  /// What is shown at first: all but what holds keep.
  static let going: Set<DueEntry.State> = [.overdue, .due, .staged, .upcoming]

  /// What is shown one after the other; empty: all.
  static let views: [Set<DueEntry.State>] = [
    going, [.overdue], [.due], [.upcoming], [.held], [.staged], [],
  ]

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    switch screen.list.source {
    case .pendingGroups(let braked) where screen.list.query.filter.isEmpty:
      guard let group = item.flatMap({ Self.group($0, braked) }),
        group != previous.flatMap({ Self.group($0, braked) })
      else { return [] }
      return [Heading(style: .title, text: SafeText(PendingWords.title(group, braked, state)))]
    case .pending(Self.going, _), .pendingGroups:
      var rules: Set<RuleID> = []
      if case .pending(_, let those) = screen.list.source { rules = those }
      guard case .due(let entry)? = item else { return [] }
      if case .due(let before)? = previous, before.state == entry.state { return [] }
      let isWhole = screen.list.query.filter.isEmpty
      let count = isWhole ? state.status?.count(entry.state, of: rules) : nil
      return [
        Heading(style: .title, text: SafeText(PendingWords.title(entry.state, count, state)))
      ]
    default: return []
    }
  }

  private static func group(_ item: Item, _ braked: Set<RuleID>) -> PendingGroup? {
    switch item {
    case .job, .request: .ordered
    case .due(let entry): PendingGroup(entry, braked: braked)
    case .more(let group, _, _): group
    default: nil
    }
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    guard case .pending(let states, _) = screen.list.source, states.count == 1,
      let state = states.first
    else { return "Nothing waits to go." }
    return "Nothing is \(state.rawValue)."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    switch item {
    case .job(let job): return .job(job.label)
    case .request: return item.subject.map { .inspect($0.kind, id: $0.id) }
    case .more(let group, let rule, _):
      return .ledger(of: rule.rawValue, rules: [rule], states: group.states)
    case .due(let entry):
      switch entry.kind {
      case .meeting: return .meeting(id: entry.id, number: entry.number)
      case .pbx: return .pbx(id: entry.id, number: entry.number)
      default: return .inspect(entry.kind, id: entry.id)
      }
    default: return nil
    }
  }

  /// The rest of what has one cause.
  func wide(_ item: Item) -> TableCell? {
    guard case .more(_, let rule, let count) = item else { return nil }
    let number = count.map { "\(Words.grouped($0)) more" } ?? "more"
    return TableCell("\(number) of \(rule.rawValue), for the same cause: Right opens them")
  }

  private let entry = Column.Of<DueEntry> {
    if case .due(let entry) = $0 { entry } else { nil }
  }

  func columns(_ screen: Screen) -> [Column] {
    if case .pendingGroups(let braked) = screen.list.source { return grouped(braked) }
    return columns
  }

  var heads: [String] {
    let own = columns.map(\.name)
    return own + grouped([]).map(\.name).filter { !own.contains($0) }
  }

  private func grouped(_ braked: Set<RuleID>) -> [Column] {
    [
      Column("WHEN", 11) { item, state in PendingWords.when(item, braked, state) },
      Column("WHAT", 23, growth: 10) { item, _ in TableCell(PendingWords.what(item)) },
      Column("PBX", 21, growth: 24) { item, _ in TableCell(PendingWords.pbx(item)) },
      Column("BY, OR WHY NOT YET", 18, growth: 12) { item, state in
        TableCell(PendingWords.why(item, braked, state))
      },
    ]
  }

  var columns: [Column] {
    [
      Column("WHEN", 11) { item, state in PendingWords.when(item, [], state) },
      entry("WHAT", 22, growth: 14) { entry, _ in
        TableCell("\(Words.kind(entry.kind)) \(entry.id)")
      },
      entry("RULE", 17, growth: 3) { entry, _ in TableCell(entry.rule.rawValue) },
      entry("N", 4, align: .trailing) { entry, _ in
        TableCell(Words.short(entry.items, width: 4))
      },
      entry("PBX", 18, growth: 24) { entry, _ in TableCell(entry.pbx ?? "-") },
      entry("DUE AT", 21, priority: 1) { entry, state in
        TableCell(
          Words.instant(entry.dueAt, now: state.now, state.zone)
            + state.zone.label(at: entry.dueAt))
      },
      entry("DOES", 14, priority: 2) { entry, _ in
        TableCell(Words.action(entry.action))
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    switch item {
    case .due(let entry):
      let goes = Words.goes(entry, state)
      let cause = entry.state == .overdue ? PendingWords.cause(entry.rule, state) : nil
      let why = cause.map { "; \($0)" } ?? ""
      return Selected(
        "\(Words.kind(entry.kind)) \(entry.id)",
        [.init(goes.0 + why, entry.state == .overdue ? .stateOverdue : .uiDetail), .init(goes.1)])
    case .job: return JobListScreen().selected(item, screen, state)
    case .request: return RequestListScreen().selected(item, screen, state)
    case .more(_, let rule, _):
      return Selected(rule.rawValue, [.init("\"\(state.policy[rule].clause)\"")])
    default: return Selected("", [])
    }
  }
}
