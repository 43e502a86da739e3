internal import Domain
internal import Operations
internal import Terminal

/// Lists of extensions that are not believed: what they leave out stays until a person decides.
struct QuarantineListScreen: ListScreen {
  var order: String { "urgent, then newest" }
  var isUrgentFirst: Bool { true }

  func counts(_ screen: Screen, _ state: State) -> String {
    let waiting = screen.list.items.count { item in
      if case .quarantine(let one) = item { one.state == .waiting } else { false }
    }
    return counted(screen, "snapshots")
      + (waiting > 0 ? "   \(Words.grouped(waiting)) to be decided" : "")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Every list that a PBX sent was believed."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .quarantine(let one) = item else { return nil }
    return one.fqdn.map { .pbx(id: $0, number: one.pbx) }
  }

  private let snapshot = Column.Of<Quarantine> {
    if case .quarantine(let one) = $0 { one } else { nil }
  }

  var columns: [Column] {
    [
      snapshot("LIST", 6, priority: -1) { one, _ in TableCell(one.label) },
      snapshot("STATE", 8, priority: -1) { one, _ in
        TableCell(one.state.rawValue, one.state == .waiting ? .stateQuarantine : .tableCellDim)
      },
      snapshot("PBX", 24, growth: 20, priority: -1) { one, _ in TableCell(one.fqdn ?? "is gone") },
      snapshot("SINCE", 5, align: .trailing, by: \.takenAt.milliseconds) { one, state in
        TableCell(Words.age(one.takenAt, at: state.now))
      },
      snapshot("LISTS", 6, align: .trailing, by: { Int64($0.listed) }) { one, _ in
        TableCell(Words.short(one.listed, width: 6))
      },
      snapshot("KNOWN", 6, align: .trailing, by: { Int64($0.known) }) { one, _ in
        TableCell(Words.short(one.known, width: 6))
      },
      snapshot("VANISH", 6, align: .trailing, by: { Int64($0.vanishing) }) { one, _ in
        TableCell(Words.short(one.vanishing, width: 6))
      },
      snapshot("DECIDED BY", 12, priority: 1) { one, _ in TableCell(one.decidedBy ?? "-") },
    ]
  }

  private func doubt(_ one: Quarantine) -> String {
    switch one.doubt {
    case .empty: "the list is empty"
    case .half: "half or more"
    case .many: "more than a fifth"
    case .count: "it lists \(Words.grouped(one.listed)) and tells \(Words.grouped(one.told))"
    }
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .quarantine(let one) = item else { return Selected("", []) }
    let settled = one.settled > 0 ? ", \(Words.grouped(one.settled)) of them settled since" : ""
    let why =
      "\(Words.grouped(one.vanishing)) of \(Words.grouped(one.known)) extensions would vanish,"
      + " \(doubt(one))\(settled)"
    let next: String
    switch one.state {
    case .waiting:
      next =
        "\(state.keys.label(.open)) shows what a release would take, and decides; until then all stays"
    case .replaced: next = "a newer list took its place"
    case .released, .rejected:
      let at = one.decidedAt.map { " " + Words.instant($0, now: state.now, state.zone) } ?? ""
      next = "\(one.state.rawValue)\(at) by \(one.decidedBy ?? "-")"
    }
    return Selected("\(one.label) \(one.fqdn ?? "")", [.init(why), .init(next)])
  }
}
