internal import Domain
internal import Operations
internal import Terminal

/// Why a record is still here, or when and by what it went: its items with their sentences, then
/// its fields.
struct InspectScreen: ListScreen {
  var order: String { "" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let detail = screen.detail?.record else {
      if let gone = screen.detail?.explanation {
        return "\(Words.kind(gone.kind)) \(gone.id)   is gone"
      }
      return screen.failure == nil ? "reading..." : "nothing was read"
    }
    let view = detail.row.view
    if view.kind == .meeting, case .meeting(let facts) = detail.row.facts {
      return "meeting \(view.id)  pbx \(detail.pbx ?? "-")  ext \(view["extension"].text ?? "-")"
        + "  \(facts.organizer ?? "none")  title "
        + (view.erased.contains("title") ? "erased" : view["title"].text ?? "none")
    }
    var text = "\(Words.kind(view.kind)) \(view.id)"
    if let pbx = detail.pbx, view.kind != .pbx, view.kind != .extension {
      text += "   pbx \(pbx)"
    }
    if let meeting = detail.meeting, view.kind != .meeting { text += "   meeting \(meeting)" }
    return text
  }

  var headRows: Int { 1 }

  /// The times that start points are counted from.
  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let row = screen.detail?.record?.row, row.view.restrictedBy == nil else { return [] }
    if row.view.kind == .meeting, case .meeting(let facts) = row.facts {
      let people = Line("   \(Words.people(facts.people))", .uiDetail)
      return [MeetingScreen.times(row.view, state) + people]
    }
    let times = row.view.fields.compactMap { member -> String? in
      guard let at = member.value.instant else { return nil }
      let name = member.name.hasSuffix("At") ? String(member.name.dropLast(2)) : member.name
      let words = Words.instant(at, now: state.now, state.zone, weekday: false)
      return "\(Words.apart(name)) \(words)"
    }
    return [Line(times.joined(separator: "   "), .uiDetail)]
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "There is nothing to say of it." }

  /// What went, what goes, what has no date; then what there is to say of the record.
  static func items(
    _ explanation: Explanation, _ detail: RecordDetail?, _ state: State
  ) -> [Item] {
    var entries = detail?.due ?? []
    func order(_ item: Explanation.Item) -> Int {
      switch item.state {
      case .gone: 0
      case .due: 1
      case .open: 2
      }
    }
    let explained = explanation.items.enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }
    var items = explained.map(\.element).enumerated().map { number, item -> Item in
      guard case .due = item.state,
        let index = entries.firstIndex(where: { $0.rule == item.rule && $0.dueAt == item.goes })
      else { return .explained(number, item, nil) }
      return .explained(number, item, entries.remove(at: index))
    }
    if let detail { items += facts(detail, state) }
    return items
  }

  private static func facts(_ detail: RecordDetail, _ state: State) -> [Item] {
    let row = detail.row
    var items: [Item] = []
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
    if let rectified = Words.rectified(detail) {
      items.append(.fact("rectified", rectified, .plain))
    }
    // Of a restricted record nothing is said, which is not the same as never given.
    let shown = row.view.fields.filter { row.view.restrictedBy == nil || $0.value != .null }
    let masked = Set(Schema.fields(of: row.view.kind).filter { $0.mask != nil }.map(\.name))
    items += shown.map { member in
      if row.view.erased.contains(member.name) {
        return .fact(member.name, "erased", .erased)
      }
      let words = member.words(now: state.now, zone: state.zone)
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
    case .explained(_, let item, _):
      switch item.state {
      case .gone: "WHAT WENT"
      case .due: "WHAT GOES"
      case .open: "WHAT HAS NO DATE, OR IS BLOCKED"
      }
    default: "THE RECORD, masked as for everyone"
    }
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .explained(_, _, let entry?) = item, case .inspect(let kind, let id) = screen.place,
      entry.kind != kind || !Bytes.equal(entry.id, id)
    else { return nil }
    return .inspect(entry.kind, id: entry.id)
  }

  var columns: [Column] {
    [
      Column("WHAT", 21, growth: 12) { item, _ in
        switch item {
        case .explained(_, let item, let entry): TableCell(Self.what(item, entry))
        case .fact(let name, let value, let tone):
          TableCell(
            name, tone == .missing ? .stateMissing : value == "none" ? .tableCellDim : .tableRow)
        default: TableCell("")
        }
      },
      explained("GOES", 12, align: .trailing) { item, _, state in
        item.goes.map { Words.compactInstant($0, now: state.now, state.zone) } ?? "-"
      },
      explained("STATE", 10) { item, entry, state in
        switch item.state {
        case .gone: "went"
        case .open: item.holds.first.map { "held " + Hold.label($0) } ?? "no date"
        case .due(let its): entry.map { Words.when($0, now: state.now) } ?? its.rawValue
        }
      },
      explained("RULE", 17, growth: 4) { item, _, _ in
        item.rule?.rawValue ?? item.orderedBy.map { "order of \($0)" } ?? "-"
      },
      explained("COUNTED FROM", 12, align: .trailing) { item, _, state in
        item.countedFrom.map { Words.compactInstant($0, now: state.now, state.zone) } ?? "-"
      },
    ]
  }

  private func explained(
    _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
    cell: @escaping @Sendable (Explanation.Item, DueEntry?, State) -> String
  ) -> Column {
    Column(title, width, growth: growth, align: align) { item, state in
      guard case .explained(_, let item, let entry) = item else { return TableCell("") }
      let role: Look =
        switch item.state {
        case .gone: .tableCellDim
        case .due(.overdue): .stateOverdue
        case .due, .open: .tableRow
        }
      return TableCell(cell(item, entry, state), role)
    }
  }

  static func what(_ item: Explanation.Item, _ entry: DueEntry?) -> String {
    if let entry { return Words.what(entry) }
    return Kind(rawValue: item.item).map(Words.kind) ?? Words.field(item.item)
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    switch item {
    case .explained(_, let item, let entry):
      Selected(Self.what(item, entry), Reasons(item, entry, state).lines)
    case .fact(let name, let value, let tone):
      Selected(name, [.init(value, tone == .masked ? .cellMasked : .uiDetail)])
    default: Selected("", [])
    }
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
    case .explained(_, let item, _) where item.state == .open: item.say.map { TableCell($0) }
    default: nil
    }
  }
}
