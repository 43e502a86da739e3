internal import Domain
internal import Operations
internal import Terminal

/// The rules in force with their sentences and what each has to do; the versions above them.
struct PolicyScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 3 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let standing = screen.detail?.policy else {
      return screen.failure == nil ? "reading..." : "not read"
    }
    return "\(standing.policy.id): \(RuleID.allCases.count) rules"
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let standing = screen.detail?.policy else { return [] }
    let history = standing.history
    let now = history.version(at: state.now)
    let next = history.coming(after: state.now)
    let before = history.reigns.last { $0.until.map { $0 <= state.now } ?? false }
    return [
      line("in force", now.map { words($0, state) } ?? "as it came; nobody has activated another"),
      line("next", next.map { words($0, state) } ?? "no version waits"),
      line("before", before.map { words($0.version, state) } ?? "none"),
    ]
  }

  private func line(_ name: String, _ text: String) -> Line {
    Line(name.padding(to: 10), .uiDetail) + Line(text)
  }

  private func words(_ version: PolicyVersion, _ state: State) -> String {
    let from = Words.instant(version.inForceFrom, now: state.now, state.zone, weekday: false)
    return "version \(version.number), \(version.policy.id), from \(from)"
      + ", by \(version.activatedBy)"
  }

  static func items(_ state: State) -> [Item] {
    RuleID.allCases.map { .rule($0, state.status?.pending[$0] ?? [:]) }
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "No policy was read." }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    if case .rule(let rule, _) = item { .pending(rule: rule) } else { nil }
  }

  var columns: [Column] {
    [
      rule("RULE", 19) { TableCell($0.id.rawValue) },
      rule("PERIOD", 8) { TableCell(Words.period($0.period)) },
      rule("THEN", 15) { TableCell(Words.action($0.action)) },
      count("LATE", 6, .overdue, .stateOverdue), count("DUE", 6, .due, .stateDue),
      count("COMING", 8, .upcoming, .tableRow), count("HELD", 6, .held, .stateHeld),
      rule("THE POLICY SAYS", 30, growth: 80, priority: 1) { TableCell($0.clause, .tableCellDim) },
    ]
  }

  private func rule(
    _ title: SafeText, _ width: Int, growth: Int = 0, priority: Int = 0,
    cell: @escaping @Sendable (Rule) -> TableCell
  ) -> Column {
    Column(title, width, growth: growth, priority: priority) { item, state in
      guard case .rule(let rule, _) = item else { return TableCell("") }
      return cell(Self.policy(state)[rule])
    }
  }

  private func count(
    _ title: SafeText, _ width: Int, _ which: DueEntry.State, _ role: Look
  ) -> Column {
    Column(title, width, align: .trailing) { item, state in
      guard case .rule(_, let counts) = item else { return TableCell("") }
      guard state.status != nil else { return .none }
      let number = counts[which] ?? 0
      return TableCell(Words.short(number, width: width), number == 0 ? .tableCellDim : role)
    }
  }

  private static func policy(_ state: State) -> Policy {
    state.screen.detail?.policy?.policy ?? state.policy
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .rule(let id, _) = item else { return Selected("", []) }
    let rule = Self.policy(state)[id]
    return Selected(
      id.rawValue,
      [
        .init(
          "\(Words.kind(id.kind)), \(Words.period(rule.period)) from: \(rule.start);"
            + " then \(Words.action(rule.action))"),
        .init("\"\(rule.clause)\""),
      ])
  }
}

extension Words {
  /// `at once`, `7 d`, `2 months`, `1 year`.
  static func period(_ period: Period) -> String {
    switch period {
    case .days(0): "at once"
    case .days(let count): "\(count) d"
    case .months(1): "1 month"
    case .months(12): "1 year"
    case .months(let count) where count % 12 == 0: "\(count / 12) years"
    case .months(let count): "\(count) months"
    }
  }
}
