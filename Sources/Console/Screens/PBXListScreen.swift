internal import Domain
internal import Operations
internal import Terminal

/// All PBXs, those that go soonest on top.
struct PBXListScreen: ListScreen {
  var order: String { "urgent on top" }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "PBXs") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No PBX is stored yet: lapse import brings them in, lapse demo shows made-up ones."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("FQDN", 22, growth: 30, priority: -1) { row, _ in TableCell(row.view.id) },
      .record("LICENCE", 9) { row, _ in .masked(row.view["licenseKey"]) },
      .record("EXT", 5, align: .trailing, priority: 1) { row, _ in
        guard case .pbx(let extensions, _) = row.facts else { return .none }
        return TableCell(Words.short(extensions, width: 5))
      },
      .record("MTG", 5, align: .trailing, priority: 1) { row, _ in
        guard case .pbx(_, let meetings) = row.facts else { return .none }
        return TableCell(Words.short(meetings, width: 5))
      },
      age("SYNC", "lastSyncAt"), age("CONT", "lastContactAt"), age(" DNS", "lastResolvedAt"),
      .record("CLOCK", 6) { row, state in PBXClock.gauge(row.view, state) },
      .record("WHAT NEXT", 9, growth: 6, priority: -1) { row, state in
        let text = Words.whatNext(row, now: state.now)
        let isRisk = Words.isAtRisk(row.next, now: state.now)
        if row.order != nil, row.heldBy.isEmpty { return TableCell(text, .stateStaged) }
        return TableCell(text, isRisk ? .stateOverdue : text == "-" ? .tableCellDim : .tableRow)
      },
      .record("MCU", 8, priority: 3) { row, _ in TableCell(row.view["mcu"].text ?? "-") },
      .record("WEB FQDN", 24, growth: 16, priority: 4) { row, _ in
        TableCell(row.view["webmeetingFQDN"].text ?? "-")
      },
    ]
  }

  private func age(_ title: SafeText, _ field: String) -> Column {
    .record(title, 4, align: .trailing, priority: 2) { row, state in
      guard let instant = row.view[field].instant else { return .none }
      return TableCell(Words.age(instant, at: state.now))
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let row = item.row else { return Selected("", []) }
    return selectedRecord(row, row.view.id, state)
  }
}
