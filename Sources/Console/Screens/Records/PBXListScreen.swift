internal import Domain
internal import Operations
internal import Terminal

/// All PBXs, those that go soonest on top.
struct PBXListScreen: ListScreen {
  var order: String { "urgent on top" }

  func counts(_ screen: Screen, _ state: State) -> String {
    ([counted(screen, "PBXs")] + notable(screen.list, state)).joined(separator: CountsRow.gap)
  }

  /// How many go soon; where the whole list is here, what else stands on top, too.
  private func notable(_ list: ListModel, _ state: State) -> [String] {
    func some(_ count: Int, _ words: String) -> String? {
      count == 0 ? nil : "\(Words.grouped(count)) \(words)"
    }
    let isWhole = list.phase == .loaded && !list.canLoadAhead && !list.canLoadBehind
    guard isWhole else {
      let soon = list.query.isFiltered ? nil : state.overview?.countAtRisk
      return [soon.flatMap { some($0, $0 == 1 ? "goes within 7 d" : "go within 7 d") }]
        .compactMap { $0 }
    }
    let rows = list.items.compactMap(\.row)
    let held = rows.count { !$0.heldBy.isEmpty || $0.hasHoldBelow }
    let soon = rows.count { Words.isAtRisk($0.next, now: state.now) }
    return [
      some(soon, soon == 1 ? "goes within 7 d" : "go within 7 d"),
      some(rows.count { $0.order != nil }, "staged"),
      some(rows.count { $0.view.missing?.contains(.quarantine) ?? false }, "quarantined"),
      some(held, held == 1 ? "with a hold" : "with holds"),
    ].compactMap { $0 }
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No PBX is stored yet: lapse import brings them in, lapse demo shows made-up ones."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { item.row.flatMap(Screens.opened) }

  var columns: [Column] {
    [
      .record("FQDN", 22, growth: 30, priority: -1) { row, _ in TableCell(row.view.id) },
      .record("LICENCE", 9) { row, _ in .masked(row.view["licenseKey"]) },
      .record("EXT", 5, align: .trailing, priority: 1) { row, _ in
        guard case .pbx(let extensions, _, _) = row.facts else { return .none }
        return TableCell(Words.short(extensions, width: 5))
      },
      .record("MTG", 5, align: .trailing, priority: 1) { row, _ in
        guard case .pbx(_, let meetings, _) = row.facts else { return .none }
        return TableCell(Words.short(meetings, width: 5))
      },
      age("SYNC", "lastSyncAt"), age("CONT", "lastContactAt"), age(" DNS", "lastResolvedAt"),
      .record("CLOCK", 6) { row, state in PBXClock.gauge(row.view, state) },
      .record("WHAT NEXT", 9, growth: 3, priority: -1) { row, state in
        let text = Words.whatNext(row, now: state.now)
        let isRisk = Words.isAtRisk(row.next, now: state.now)
        let role: Look =
          switch true {
          case row.view.missing?.contains(.quarantine) ?? false: .stateQuarantine
          case !row.heldBy.isEmpty: .stateHeld
          case row.order != nil: .stateStaged
          case isRisk: .stateOverdue
          case row.hasHoldBelow: .stateHeld
          default: text == "-" ? .tableCellDim : .stateLook
          }
        return TableCell(text, role)
      },
      .record("MCU", 8, priority: 3) { row, _ in TableCell(row.view["mcu"].text ?? "-") },
      .record("WEB FQDN", 28, growth: 24, priority: 4) { row, _ in
        TableCell(row.view["webmeetingFQDN"].text ?? "-")
      },
      .record("LIVE", 4, priority: 5) { row, _ in
        guard case .pbx(_, _, let live) = row.facts, live > 0 else { return .none }
        return TableCell(Words.short(live, width: 4), .stateLive)
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
