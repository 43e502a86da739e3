internal import Domain
internal import Operations
internal import Terminal

/// What needs somebody, what goes by which rule, and which PBXs are about to go; the machinery below.
struct OverviewScreen: ListScreen {
  var order: String { "" }

  func counts(_ screen: Screen, _ state: State) -> String { "" }

  static func items(_ state: State) -> [Item] {
    (state.status?.alarms ?? []).map(Item.alarm)
      + RuleGroup.allCases.map { .group($0, GroupCounts($0, state.status, state.overview)) }
      + (state.overview?.atRisk ?? []).map(Item.record)
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "Nothing was counted." }

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    let width = state.layout.width - ListView.gutter
    switch (previous, item) {
    case (nil, .group):
      return [
        Heading(style: .title, text: SafeText(calm(state))),
        Heading(style: .columns, text: OverviewColumns.goingHeads(state, width: width)),
      ]
    case (.alarm, .group):
      return [Heading(style: .columns, text: OverviewColumns.goingHeads(state, width: width))]
    case (.group, .record):
      let within = state.overview.map { ", \(Words.grouped($0.countAtRisk)) within 7 d" } ?? ""
      return [
        Heading(
          style: .columns,
          text: Column.heads(OverviewColumns.atRisk("PBXS AT RISK\(within)"), width: width))
      ]
    case (.group, nil) where state.overview != nil:
      return [Heading(style: .title, text: "no PBX goes within 7 d")]
    default: return []
    }
  }

  /// What stands where nothing is loud.
  private func calm(_ state: State) -> String {
    guard let status = state.status else { return "counting..." }
    return status.records.values.allSatisfy { $0 == 0 }
      ? "Nothing is stored yet: lapse import brings data in; lapse demo shows some."
      : "nothing needs anybody"
  }

  var columns: [Column] { OverviewColumns.alarms }

  func columns(of item: Item) -> [Column]? {
    switch item {
    case .group: OverviewColumns.going
    case .record: OverviewColumns.atRisk("PBXS AT RISK")
    default: nil
    }
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    switch item {
    case .group(let group, _):
      .ledger(of: group.rawValue, rules: Set(group.rules), states: PendingScreen.going)
    case .alarm(let alarm): Self.list(alarm)
    case .record(let row): Screens.opened(row)
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
    case .mcu: .list(.mcus)
    case .audit: .list(.audit)
    case .person, .ledger: nil
    }
  }

  /// Where there is no list: what tells more.
  static func advice(_ kind: Alarm.Kind) -> String {
    switch kind {
    case .person: "lapse person case list shows whose answer is late"
    case .ledger: "lapse doctor says what the ledger's file lacks"
    default: "there is nothing behind this line"
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    let machinery = Machinery.lines(state).map { Selected.Paragraph($0) }
    switch item {
    case .alarm(let alarm):
      // What does not fit into its line is said in full.
      let isCut = alarm.cause.count > state.layout.width - OverviewColumns.besideCause
      guard isCut else {
        let since = alarm.since.map { Words.instant($0, now: state.now, state.zone) }
        return Selected(alarm.kind.rawValue + (since.map { " since \($0)" } ?? ""), machinery)
      }
      guard alarm.cause.count > state.layout.width - OverviewColumns.besideTitle else {
        return Selected(alarm.cause, machinery)
      }
      let words = Line.wrapped(
        alarm.cause, width: state.size.columns, rows: 2, OverviewColumns.role(alarm))
      return Selected(
        alarm.kind.rawValue,
        words.map { .init($0.parts.map(\.text.text).joined(), OverviewColumns.role(alarm)) }
          + machinery)
    case .group(let group, _):
      return Selected(group.rules.map(\.rawValue).joined(separator: ", "), machinery)
    case .record(let row): return Selected(row.view.id, machinery)
    default: return Selected("", machinery)
    }
  }
}
