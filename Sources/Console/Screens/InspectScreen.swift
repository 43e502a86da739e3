internal import Domain
internal import Operations
internal import Terminal

/// Why a record is still here: its due entries with their sentences, what has none, its fields.
struct InspectScreen: ListScreen {
  var order: String { "" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let detail = screen.detail?.record else {
      return screen.failure == nil ? "reading..." : "nothing was read"
    }
    let view = detail.row.view
    var text = "\(Words.kind(view.kind)) \(view.id)"
    if let pbx = detail.pbx, view.kind != .pbx, view.kind != .extension {
      text += "   pbx \(pbx)"
    }
    if let meeting = detail.meeting, view.kind != .meeting { text += "   meeting \(meeting)" }
    return text
  }

  func empty(_ screen: Screen) -> String { "There is nothing to say of it." }

  static func items(_ detail: RecordDetail, _ state: State) -> [Item] {
    let row = detail.row
    var items = detail.due.sorted { $0.key < $1.key }.map(Item.due)
    items += detail.why.enumerated().map { .why($0, $1) }
    if !row.heldBy.isEmpty {
      let labels = row.heldBy.map(Hold.label).joined(separator: ", ")
      items.append(.fact("held by", labels, .plain))
    } else if row.hasHoldBelow {
      items.append(.fact("held by", "a hold lies on something below it", .plain))
    }
    if let missing = row.view.missing {
      items += missing.map { .fact(Words.missing($0), $0.advice, .missing) }
      if missing.isEmpty { items.append(.fact("ready", "yes: web meetings work", .plain)) }
    }
    if let hold = row.view.restrictedBy {
      items.append(.fact("restricted", "\(Hold.label(hold)), ask the officer", .missing))
    }
    // Of a restricted record nothing is said, which is not the same as never given.
    let shown = row.view.fields.filter { row.view.restrictedBy == nil || $0.value != .null }
    let masked = Set(Schema.fields(of: row.view.kind).filter { $0.mask != nil }.map(\.name))
    items += shown.map { member in
      if row.view.erased.contains(member.name) {
        return .fact(member.name, "erased", .erased)
      }
      let words = member.value.words(now: state.now, zone: state.zone)
      return .fact(
        member.name, words, masked.contains(member.name) && words != "none" ? .masked : .plain)
    }
    return items
  }

  func headings(
    _ item: Item?, after previous: Item?, _ screen: Screen, _ state: State
  ) -> [Heading] {
    guard let item, section(item) != previous.map(section) else { return [] }
    return [Heading(style: .title, text: SafeText(section(item)))]
  }

  private func section(_ item: Item) -> String {
    switch item {
    case .due: "WHAT GOES"
    case .why: "WHAT HAS NO DATE, OR IS BLOCKED"
    default: "THE RECORD, masked as for everyone"
    }
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .due(let entry) = item, case .inspect(let kind, let id) = screen.place,
      entry.kind != kind || !Bytes.equal(entry.id, id)
    else { return nil }
    return .inspect(entry.kind, id: entry.id)
  }

  var columns: [Column] {
    [
      Column("WHAT", 20, growth: 12) { item, _ in
        switch item {
        case .due(let entry): TableCell(Words.what(entry))
        case .why(_, let why): TableCell(why.rule?.rawValue ?? "all of it")
        case .fact(let name, let value, let tone):
          TableCell(
            name, tone == .missing ? .stateMissing : value == "none" ? .tableCellDim : .tableRow)
        default: TableCell("")
        }
      },
      due("GOES", 17, growth: 6) { entry, state in
        Words.shortInstant(entry.dueAt, now: state.now, state.zone)
      },
      due("STATE", 10) { entry, state in Words.when(entry, now: state.now) },
      due("RULE", 19) { entry, _ in entry.rule.rawValue },
      due("FROM", 8, growth: 12, priority: 1) { entry, state in
        Words.shortDay(entry.start, now: state.now, state.zone)
      },
    ]
  }

  private func due(
    _ title: SafeText, _ width: Int, growth: Int = 0, priority: Int = 0,
    cell: @escaping @Sendable (DueEntry, State) -> String
  ) -> Column {
    Column(title, width, growth: growth, priority: priority) { item, state in
      guard case .due(let entry) = item else { return TableCell("") }
      return TableCell(
        cell(entry, state), entry.state == .overdue ? .stateOverdue : .tableRow)
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    switch item {
    case .due(let entry): return selected(entry, state)
    case .why(_, let why): return Selected(why.rule?.rawValue ?? "why", [.init(why.text)])
    case .fact(let name, let value, let tone):
      return Selected(name, [.init(value, tone == .masked ? .cellMasked : .uiDetail)])
    default: return Selected("", [])
    }
  }

  private func selected(_ entry: DueEntry, _ state: State) -> Selected {
    let rule = state.policy[entry.rule]
    func at(_ instant: Instant) -> String {
      Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
    }
    let holds = entry.holds.map(Hold.label).joined(separator: ", ")
    let blocked =
      holds.isEmpty
      ? "by no hold"
      : "by \(holds): \(entry.heldItems) of \(entry.items) kept, whatever the date"
    return Selected(
      Words.what(entry),
      [
        .init("SAYS     \"\(rule.clause)\"", indent: 9),
        .init(
          "COUNTED  from \(at(entry.start)) (\(rule.start)), plus \(rule.period.iso8601)",
          indent: 9),
        .init(
          "GOES     \(at(entry.dueAt)), \(Words.when(entry, now: state.now)); then "
            + Words.action(entry.action),
          entry.state == .overdue ? .stateOverdue : .uiDetail, indent: 9),
        .init("BLOCKED  \(blocked)", holds.isEmpty ? .uiDetail : .stateHeld, indent: 9),
        .init(
          "SAY      "
            + Words.say(entry, policy: state.policy, now: state.now, zone: state.zone),
          indent: 9),
      ])
  }

  /// The value of a fact, over all columns but the first.
  func wide(_ item: Item) -> TableCell? {
    switch item {
    case .fact(_, let value, let tone):
      switch tone {
      case .masked: TableCell(value, .cellMasked)
      case .erased: TableCell(value, .tableCellDim)
      case .plain: TableCell(value, value == "none" ? .tableCellDim : .tableRow)
      case .missing: TableCell(value)
      }
    case .why(_, let why): TableCell(why.text)
    default: nil
    }
  }
}
