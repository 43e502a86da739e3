internal import Domain
internal import Operations
internal import Terminal

/// What needs somebody, and what goes by which rule.
struct OverviewScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 4 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let status = state.status else {
      return screen.failure == nil ? "counting..." : "not counted"
    }
    if status.records.values.allSatisfy({ $0 == 0 }) {
      return "Nothing is stored yet: lapse import brings data in, lapse demo shows made-up data."
    }
    let loud = status.alarms.count
    if loud == 0 { return "nothing needs anybody" }
    return loud == 1 ? "1 line needs somebody" : "\(Words.grouped(loud)) lines need somebody"
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let status = state.status else { return [] }
    var sweep = "never"
    if let last = status.lastSweep {
      let ago = Words.distance(state.now - last)
      sweep =
        Words.instant(last, now: state.now, state.zone) + (ago == "now" ? "" : ", \(ago) ago")
    }
    func part(_ name: String, _ value: String, _ role: Look = .ui) -> Line {
      Line(name + " ", .uiDetail) + Line(value, role)
    }
    let kinds: [Kind] = [
      .pbx, .extension, .meeting, .participant, .recording, .file, .report, .poll, .session, .log,
    ]
    let records = kinds.map { kind in
      part(Words.kind(kind) + "s", Words.grouped(status.records[kind] ?? 0))
    }
    let machinery = [
      part("last sweep", sweep, status.lastSweep == nil ? .stateLook : .ui),
      part("due", Words.grouped(status.count(.due))),
      part("holds", Words.grouped(status.holds)),
      part(
        "objects that wait", Words.grouped(status.objectsWaiting),
        status.objectsWaiting > 0 ? .stateLook : .ui),
    ]
    let width = state.size.columns
    let lines = Line.flowed(records, width: width) + Line.flowed(machinery, width: width)
    return lines.count < headRows ? lines : Array(lines.prefix(headRows))
  }

  /// What is loud, then rules with something late, then the others in the order of the catalogue.
  static func items(_ status: Status) -> [Item] {
    let rules = RuleID.allCases
    let late = rules.filter { (status.pending[$0]?[.overdue] ?? 0) > 0 }
    return status.alarms.map(Item.alarm)
      + (late + rules.filter { !late.contains($0) }).map { .rule($0, status.pending[$0] ?? [:]) }
  }

  func headings(_ item: Item?, after: Item?, _ screen: Screen, _ state: State) -> [Heading] {
    switch (after, item) {
    case (nil, .alarm): [Heading(style: .title, text: "NEEDS SOMEBODY")]
    case (.alarm, .rule): [Heading(style: .title, text: "GOING")]
    default: []
    }
  }

  /// What is loud stands over all columns but the first.
  func wide(_ item: Item) -> TableCell? {
    guard case .alarm(let alarm) = item else { return nil }
    return TableCell(SafeText(alarm.cause), Self.role(alarm))
  }

  private static func role(_ alarm: Alarm) -> Look {
    alarm.isCritical ? .stateOverdue : .stateLook
  }

  func empty(_ screen: Screen) -> String { "No rule has anything to do." }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    switch item {
    case .rule(let rule, _): .pending(rule: rule)
    case .alarm(let alarm): Self.list(alarm)
    default: nil
    }
  }

  /// The list of what the line is about; nil where the console has none.
  private static func list(_ alarm: Alarm) -> Place? {
    switch alarm.kind {
    case .overdue, .brake, .sweep, .failed: .pending(rule: alarm.rule)
    case .snapshot: .list(.quarantine)
    case .object: .list(.objects)
    case .review: .list(.holds)
    case .backup: .list(.backups)
    case .person, .ledger, .mcu: nil
    }
  }

  /// Where there is no list: what tells more.
  static func advice(_ kind: Alarm.Kind) -> String {
    switch kind {
    case .person: "lapse person case list shows whose answer is late"
    case .ledger: "lapse doctor says what the ledger's file lacks"
    case .mcu: "lapse list mcu shows the servers"
    default: "there is nothing behind this line"
    }
  }

  var columns: [Column] {
    [
      Column("GOING, BY RULE", 24, growth: 6) { item, state in
        if case .alarm(let alarm) = item {
          let age = alarm.since.map { " " + Words.distance(state.now - $0) } ?? ""
          return TableCell(SafeText(alarm.kind.rawValue.uppercased() + age), Self.role(alarm))
        }
        guard case .rule(let rule, _) = item else { return TableCell("") }
        return TableCell(rule.rawValue)
      },
      count("LATE", .overdue, .stateOverdue), count("DUE", .due, .stateDue),
      count("COMING", .upcoming, .tableRow), count("HELD", .held, .stateHeld),
      count("STAGED", .staged, .stateStaged),
      Column("THE POLICY SAYS", 30, growth: 80, priority: 1) { item, state in
        guard case .rule(let rule, _) = item else { return TableCell("") }
        return TableCell(state.policy[rule].clause, .tableCellDim)
      },
    ]
  }

  private func count(_ title: SafeText, _ which: DueEntry.State, _ role: Look) -> Column {
    Column(title, 8, align: .trailing) { item, _ in
      guard case .rule(_, let counts) = item else { return TableCell("") }
      let number = counts[which] ?? 0
      return TableCell(Words.short(number, width: 8), number == 0 ? .tableCellDim : role)
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    if case .alarm(let alarm) = item {
      let since = alarm.since.map {
        ", since " + Words.instant($0, now: state.now, state.zone)
      }
      return Selected(
        alarm.kind.rawValue + (since ?? ""), [.init(alarm.cause, Self.role(alarm))])
    }
    guard case .rule(let id, _) = item else { return Selected("", []) }
    let rule = state.policy[id]
    return Selected(
      id.rawValue,
      [
        .init("\"\(rule.clause)\""),
        .init(
          "\(Words.kind(id.kind)), \(rule.period.iso8601) from: \(rule.start); "
            + Words.action(rule.action)),
      ])
  }
}
