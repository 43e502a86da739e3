internal import Domain
internal import Operations
internal import Terminal

/// The due ledger, soonest first.
struct PendingScreen: ListScreen {
  var order: String { "soonest first" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard case .pending(let states, let rules) = screen.list.source else { return "" }
    let shown = states.isEmpty ? "all" : states == Self.going ? nil : states.first?.rawValue
    let which = shown.map { "   \($0)" } ?? ""
    guard screen.list.query.filter.isEmpty, let status = state.status else {
      return counted(screen, "entries") + which
    }
    // The whole ledger is counted with the status; a page says little of it.
    let counts = [
      (DueEntry.State.overdue, "late"), (.due, "due"), (.staged, "staged"),
      (.upcoming, "coming"), (.held, "held"),
    ].compactMap { entry -> String? in
      let count =
        rules.isEmpty
        ? status.count(entry.0)
        : rules.reduce(0) { $0 + (status.pending[$1]?[entry.0] ?? 0) }
      return count == 0 ? nil : "\(Words.grouped(count)) \(entry.1)"
    }
    let all = counts.isEmpty ? "0 entries" : counts.joined(separator: "   ")
    return all + (shown.map { "   only \($0)" } ?? "")
  }

  /// What is shown at first: all but what holds keep.
  static let going: Set<DueEntry.State> = [.overdue, .due, .staged, .upcoming]

  /// What `Tab` shows one after the other; empty: all.
  static let views: [Set<DueEntry.State>] = [
    going, [.overdue], [.due], [.upcoming], [.held], [.staged], [],
  ]

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    guard case .pending(Self.going, let rules) = screen.list.source,
      case .due(let entry)? = item
    else { return [] }
    if case .due(let before)? = previous, before.state == entry.state { return [] }
    let count =
      rules.isEmpty && screen.list.query.filter.isEmpty
      ? state.status.map { ", \(Words.grouped($0.count(entry.state)))" } ?? "" : ""
    let text =
      switch entry.state {
      case .overdue: "LATE\(count): more than 8 h past the promise"
      case .due: "DUE\(count): the next sweep takes them"
      case .upcoming: "COMING\(count)"
      case .staged: "ORDERED\(count): can be undone until their time"
      case .held: "HELD\(count)"
      }
    return [Heading(style: .title, text: SafeText(text))]
  }

  func empty(_ screen: Screen) -> String {
    guard case .pending(let states, _) = screen.list.source, states.count == 1,
      let state = states.first
    else { return "Nothing waits to go." }
    return "Nothing is \(state.rawValue); o shows the next state."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .due(let entry) = item else { return nil }
    switch entry.kind {
    case .meeting: return .meeting(id: entry.id, number: entry.number)
    case .pbx: return .pbx(id: entry.id, number: entry.number)
    default: return .inspect(entry.kind, id: entry.id)
    }
  }

  private let entry = Column.Of<DueEntry> {
    if case .due(let entry) = $0 { entry } else { nil }
  }

  var columns: [Column] {
    [
      entry("WHEN", 11) { entry, state in
        let role: Look =
          switch entry.state {
          case .overdue: .stateOverdue
          case .due: .stateDue
          case .held: .stateHeld
          case .staged: .stateStaged
          case .upcoming: .tableRow
          }
        return TableCell(Words.when(entry, now: state.now), role)
      },
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
    guard case .due(let entry) = item else { return Selected("", []) }
    let goes = Words.goes(entry, policy: state.policy, now: state.now, zone: state.zone)
    return Selected(
      "\(Words.kind(entry.kind)) \(entry.id)",
      [.init(goes.0, entry.state == .overdue ? .stateOverdue : .uiDetail), .init(goes.1)])
  }
}
